/** A file kept as it arrived, named by its content. */
export interface NewDocument {
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface KeptDocument {
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly by: string;
  readonly at: Date;
}
