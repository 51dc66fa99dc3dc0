import type { Kysely } from 'kysely';
import { findCatalogue } from '../catalogue/catalogue.store.ts';
import { type Verification, verifyJournal } from '../store/journal.ts';
import type { Database } from '../store/schema.ts';
import { amountsAt, computedDay, listAmounts } from './amount.store.ts';
import type { Amount } from './amount.ts';

/**
 * The journal with all that it seals, and then every stored amount against the values: a result that was changed
 * by hand is named by the entry that computed it. One snapshot, so that writing meanwhile is no false alarm.
 */
export async function verifyRecords(db: Kysely<Database>): Promise<Verification> {
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return snapshot.execute(async (tx) => {
    const journal = await verifyJournal(tx);
    if (journal.kind === 'broken') return journal;
    const seq = await firstWrongAmount(tx, journal.entries);
    return seq === undefined ? journal : { kind: 'broken', seq, why: 'amounts-changed' };
  });
}

/** The first entry whose stored amount is not what the values give, or `head` for one that is not stored. */
async function firstWrongAmount(db: Kysely<Database>, head: number): Promise<number | undefined> {
  const today = await computedDay(db);
  const catalogue = today && (await findCatalogue(db));
  // Nothing computed yet, or by another version: the next start computes all amounts again.
  if (!today || !catalogue) return undefined;
  const right = await amountsAt(db, catalogue, { revision: head, at: new Date(0), today });
  const wanted = new Map(right.map((amount) => [keyOf(amount), contentOf(amount)]));
  const wrong: number[] = [];
  for (const amount of await listAmounts(db)) {
    if (wanted.get(keyOf(amount)) !== contentOf(amount)) wrong.push(amount.revision);
    wanted.delete(keyOf(amount));
  }
  if (wanted.size > 0) wrong.push(head);
  return wrong.length > 0 ? wrong.reduce((a, b) => Math.min(a, b)) : undefined;
}

const keyOf = ({ indicator, area, basis, period, scope }: Amount): string =>
  [indicator, area, basis, period, scope].join('~');

const contentOf = ({ result, formulaVersion }: Amount): string =>
  JSON.stringify([result, formulaVersion]);
