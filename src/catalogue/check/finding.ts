/** What a check found at a cell: `block` stops sending, `explain` asks for a reason that stays with the value. */
export interface Finding {
  /** Code of the checking rule. */
  readonly rule: string;
  readonly severity: 'block' | 'explain';
  readonly vi: string;
  readonly en: string;
}
