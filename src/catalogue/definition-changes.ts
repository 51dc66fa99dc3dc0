import type { DefinitionKind } from './definition.ts';

/** One journal entry that changed definitions. */
export interface CatalogueChange {
  readonly revision: number;
  readonly by: string;
  readonly at: Date;
  readonly action: string;
  readonly reason: string | null;
  readonly reference: string | null;
  readonly counts: Readonly<Partial<Record<DefinitionKind, number>>>;
}

/** One definition changed by a journal entry: what it was and what it became. */
export interface DefinitionStep {
  readonly kind: DefinitionKind;
  readonly code: string;
  readonly version: number;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>>;
}
