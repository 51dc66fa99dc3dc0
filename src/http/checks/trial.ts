import { reachOf } from '../../access/can.ts';
import type { Catalogue, ElementCode } from '../../catalogue/catalogue.ts';
import { bookOn } from '../../catalogue/check/book.ts';
import type { CompiledCheck } from '../../catalogue/check/compile.ts';
import { dayInVietnam, lastClosedMonth } from '../../kernel/period.ts';
import { tryCheck } from '../../value/check-trial.store.ts';
import type { TrialResult } from '../../value/check-trial.ts';
import type { RequestContext } from '../deps.ts';

/** Months tried when nothing is said, and at most. */
export const USUAL_MONTHS = 6;
export const MOST_MONTHS = 24;

/** The last closed months, as indexes. */
export function monthsTried(today: string, months: number): readonly [number, number] {
  const { last } = lastClosedMonth(today);
  return [last - months + 1, last];
}

/** Tries a rule over past months beside the version in force. */
export async function tryOver(
  c: RequestContext,
  draft: CompiledCheck,
  months: readonly [number, number],
): Promise<TrialResult> {
  const { deps, viewer, now } = c.var;
  const { catalogue, revision } = await deps.snapshots.current();
  const today = dayInVietnam(now);
  const present = bookOn(catalogue, today).checks.find(
    ({ check }) => check.code === draft.check.code,
  );
  const reach = reachOf(viewer, deps.settings.demonstration);
  const hidden = reach.restricted === 'all' ? new Set<ElementCode>() : restricted(catalogue);
  const trial = { draft, present: present ?? null, months };
  return tryCheck(deps.db, { catalogue, revision, today }, trial, hidden);
}

const restricted = ({ elements }: Catalogue): ReadonlySet<ElementCode> =>
  new Set(elements.flatMap(({ code, disclosure }) => (disclosure === 'restricted' ? [code] : [])));
