import type { Kysely } from 'kysely';
import { guessMapping, renewMapping } from '../../source/figure/guess-mapping.ts';
import { type FigureCatalogue, knownOf } from '../../source/figure/known.ts';
import { findMappingOfHeader } from '../../source/figure/mapping.store.ts';
import type { Mapping } from '../../source/figure/mapping.ts';
import type { SheetRow } from '../../source/figure/sheet.ts';
import type { Database } from '../../store/schema.ts';
import { signatureOf } from '../figure-import.ts';

export interface Proposal {
  readonly mapping: Mapping;
  readonly remembered: string | null;
}

/** How a sheet would be read with this row as its header: as remembered, else as it looks. */
export async function proposeMapping(
  { db, catalogue }: { readonly db: Kysely<Database>; readonly catalogue: FigureCatalogue },
  { rows, sheet, headerRow }: { rows: readonly SheetRow[]; sheet: string; headerRow: number },
): Promise<Proposal> {
  const bare: Mapping = { sheet, headerRow, columns: [], totals: 'skip' };
  const guess = guessMapping(rows, knownOf(catalogue), headerRow) ?? bare;
  const saved = await findMappingOfHeader(db, signatureOf(rows, guess));
  return saved
    ? { mapping: renewMapping(saved.mapping, guess), remembered: saved.name }
    : { mapping: guess, remembered: null };
}
