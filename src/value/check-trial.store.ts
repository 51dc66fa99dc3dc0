import type { Kysely } from 'kysely';
import type { ElementCode } from '../catalogue/catalogue.ts';
import type { CheckDay } from '../catalogue/check/checker.ts';
import { knownOf } from '../source/figure/known.ts';
import type { Database } from '../store/schema.ts';
import { elementsBeside } from './check-surroundings.ts';
import {
  elementsTried,
  emptyTally,
  resultOf,
  type Trial,
  type TrialResult,
  tryElement,
} from './check-trial.ts';
import { surroundingsOf } from './checker.store.ts';

/**
 * Tries a rule over past periods, element by element, so that saving goes on meanwhile. `hidden` elements
 * are not read: restricted ones that the viewer may not see.
 */
export async function tryCheck(
  db: Kysely<Database>,
  day: CheckDay,
  trial: Trial,
  hidden: ReadonlySet<ElementCode>,
): Promise<TrialResult> {
  const known = knownOf(day.catalogue);
  const fields = [...trial.draft.reads.elements, ...(trial.present?.reads.elements ?? [])];
  const tally = emptyTally();
  for (const element of elementsTried(trial, day.catalogue.elements)) {
    if (hidden.has(element.code)) continue;
    const beside = elementsBeside(known, element.code, fields);
    const around = await surroundingsOf(db, day, beside);
    tryElement(element, trial, around, tally);
    await new Promise(setImmediate);
  }
  return resultOf(tally);
}
