import type { Origin } from '../catalogue/catalogue.ts';

/** A file by name and content (SHA-256 in hex). */
export interface SourceFile {
  readonly name: string;
  readonly hash: string;
}

/** One delivery of data, with what became of its rows. */
export interface NewBatch {
  readonly origin: Origin;
  /** Who sent it: a system, a mapping, a person's form. */
  readonly source: string;
  readonly file?: SourceFile | undefined;
  readonly received: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly simulated: boolean;
}

/** An earlier arrival of the same bytes. */
export interface EarlierBatch {
  readonly batch: number;
  readonly fileName: string;
  readonly at: Date;
  readonly by: string;
  readonly accepted: number;
}

/** A batch as it was recorded. */
export interface BatchRecord {
  readonly id: number;
  readonly origin: Origin;
  readonly source: string;
  readonly fileName: string | null;
  readonly fileHash: string | null;
  readonly received: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly simulated: boolean;
  readonly revision: number;
  readonly by: string;
  readonly at: Date;
}
