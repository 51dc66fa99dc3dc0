import { type Kysely, sql } from 'kysely';
import type { Catalogue, ElementCode } from '../catalogue/catalogue.ts';
import { bookOn, type CheckBook } from '../catalogue/check/book.ts';
import type { AboutCells, CellToCheck, CheckDay, Checker } from '../catalogue/check/checker.ts';
import type { Finding } from '../catalogue/check/finding.ts';
import { findingsOf } from '../catalogue/check/findings.ts';
import { monthIndex } from '../kernel/period.ts';
import { type Known, knownOf } from '../source/figure/known.ts';
import type { Database } from '../store/schema.ts';
import { checkCellOf } from './check-cell.ts';
import {
  addValues,
  elementsBeside,
  emptySurroundings,
  type StandingValue,
  type Surroundings,
  withDrafts,
} from './check-surroundings.ts';

/**
 * Asks the rules that count today at cells of a report. Values around the cells are read once for each
 * element and kept until a value changes, so that saving drafts does not read the database for checks.
 */
export function checkerOf(db: Kysely<Database>, day: CheckDay): Checker {
  const book = bookOn(day.catalogue, day.today);
  const known = knownOf(day.catalogue);
  const kept = keptValues(db, day);
  const prepare = async (elements: readonly ElementCode[]): Promise<void> => {
    const beside = [...new Set(elements)].flatMap((code) => [
      ...elementsBeside(known, code, book.fields.get(code) ?? []),
    ]);
    await load(db, kept, new Set(beside));
  };
  return {
    prepare,
    async findings(cells, about) {
      await prepare(cells.map(({ element }) => element));
      return findAll(cells, about, { book, around: kept.around });
    },
    beside: (element) => besideOf(element, book, known),
  };
}

function besideOf(element: ElementCode, book: CheckBook, known: Known): readonly ElementCode[] {
  const readers = [...book.fields].flatMap(([reader, read]) => (read.has(element) ? [reader] : []));
  const all = new Set([...elementsBeside(known, element, []), ...readers]);
  return [...all].filter((code) => code !== element);
}

function findAll(
  cells: readonly CellToCheck[],
  { form, catchUp }: AboutCells,
  { book, around }: { readonly book: CheckBook; readonly around: Surroundings },
): readonly (readonly Finding[])[] {
  const lookup = withDrafts(around.official, [...form, ...cells]);
  return cells.map((cell) => {
    const fields = book.fields.get(cell.element) ?? new Set<ElementCode>();
    const wanted = { names: book.names, fields };
    const ready = checkCellOf(cell, { around, lookup, wanted, catchUp, origin: 'reported' });
    return ready ? findingsOf(book.checks, ready) : [];
  });
}

interface Kept {
  readonly catalogue: Catalogue;
  readonly revision: number;
  readonly around: Surroundings;
  readonly loaded: Map<ElementCode, Promise<void>>;
}

const keptOf = new WeakMap<Kysely<Database>, Kept>();

/** Values of the present revision; those of an earlier one are let go. */
function keptValues(db: Kysely<Database>, { catalogue, revision }: CheckDay): Kept {
  const known = keptOf.get(db);
  if (known?.revision === revision && known.catalogue === catalogue) return known;
  const around = emptySurroundings(knownOf(catalogue));
  const fresh: Kept = { catalogue, revision, around, loaded: new Map() };
  keptOf.set(db, fresh);
  return fresh;
}

/** The values around elements, read where they were not yet. */
export async function surroundingsOf(
  db: Kysely<Database>,
  day: CheckDay,
  elements: ReadonlySet<ElementCode>,
): Promise<Surroundings> {
  const kept = keptValues(db, day);
  await load(db, kept, elements);
  return kept.around;
}

async function load(
  db: Kysely<Database>,
  { around, loaded, catalogue }: Kept,
  elements: ReadonlySet<ElementCode>,
): Promise<void> {
  const missing = [...elements].filter((code) => !loaded.has(code));
  if (missing.length > 0) {
    const reading = currentValues(db, missing, firstMonthOf(catalogue)).then((values) => {
      around.peers.clear();
      addValues(around, values);
    });
    for (const code of missing) {
      loaded.set(code, reading);
      reading.catch(() => loaded.delete(code));
    }
  }
  await Promise.all([...elements].map((code) => loaded.get(code)));
}

/** Two years before the programme: enough for a history of twelve periods and the year before. */
const firstMonthOf = ({ programme }: Catalogue): number => monthIndex(programme.start - 2, 1);

/** Current values of elements from a month on, all areas and origins. */
async function currentValues(
  db: Kysely<Database>,
  elements: readonly ElementCode[],
  from: number,
): Promise<readonly StandingValue[]> {
  const { rows } = await sql<StandingValue>`
    select element, area, basis, period, origin, amount from value
    where superseded is null and element = any (${elements}::text[]) and month >= ${from}`.execute(
    db,
  );
  return rows;
}
