import type { Hono } from 'hono';
import { personNames } from '../../access/person-names.store.ts';
import type { Goal } from '../../catalogue/catalogue.ts';
import { listDefinitionSteps } from '../../catalogue/definition-changes.store.ts';
import { targetByNumber } from '../../catalogue/find.ts';
import { dayInVietnam, lastClosedMonth } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { findEntry } from '../../store/journal.ts';
import { goalsWithoutYear } from '../../web/catalogue/view.ts';
import { PlacedPage } from '../../web/goals/placed-page.tsx';
import type { PlacedStep, PlacedView, StatusStep } from '../../web/goals/view.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { freshSnapshot } from '../meanwhile.ts';
import { pageOf } from '../page-of.ts';
import type { Snapshot } from '../snapshot.ts';
import { needs } from '../step/needs.ts';

/** The record of one sitting, found again by its journal entry. */
export function addPlacedGoals(app: Hono<Env>): void {
  app.get('/catalogue/goals/placed/:revision{[0-9]+}', needs('place-goal'), async (c) => {
    const view = await readPlaced(c, Number(c.req.param('revision')));
    return answerPage(c, PlacedPage({ page: pageOf(c, null), view }));
  });
}

async function readPlaced(c: RequestContext, revision: number): Promise<PlacedView> {
  const { db, snapshots } = c.var.deps;
  const snapshot = await freshSnapshot(c);
  const entry = await findEntry(db, revision);
  const steps = await listDefinitionSteps(db, revision, 'goal');
  if (!entry || steps.length === 0) {
    const what = { what: `bản ghi ${revision}`, what_en: `Entry ${revision}` };
    throw new Problem('not-found', what);
  }
  const placed = steps.flatMap(({ before, after }): PlacedStep[] => {
    const goal = after as unknown as Goal;
    const target = targetByNumber(snapshot.catalogue.targets, goal.target);
    return target ? [{ target, before: before as Goal | null, after: goal }] : [];
  });
  const name = await personNames(db, [entry.by]);
  const period = lastClosedMonth(dayInVietnam(entry.at)).code;
  const [before, after] = await Promise.all([snapshots.at(revision - 1), snapshots.at(revision)]);
  return {
    ...{ revision, who: name(entry.by), at: entry.at },
    reason: textOf(entry.detail.reason),
    reference: textOf(entry.detail.reference),
    steps: placed.toSorted((a, b) => a.target.number - b.target.number),
    period,
    followed: await statusSteps(before, after, period),
    left: goalsWithoutYear(snapshot.catalogue),
  };
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

async function statusSteps(
  before: Snapshot,
  after: Snapshot,
  period: string,
): Promise<readonly StatusStep[]> {
  const [old, fresh] = await Promise.all([before.scoreboard(period), after.scoreboard(period)]);
  const known = new Map(old.rows.map((row) => [row.target.number, row.assessment.progress]));
  return fresh.rows.flatMap(({ target, assessment }) => {
    const was = known.get(target.number);
    const is = assessment.progress;
    return was && was !== is ? [{ target, before: was, after: is }] : [];
  });
}
