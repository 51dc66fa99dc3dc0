import type { Kysely } from 'kysely';
import type { Indicator } from '../../catalogue/catalogue.ts';
import { exact } from '../../kernel/quantity.ts';
import type { Database } from '../../store/schema.ts';
import { officialOf } from '../../value/official.ts';
import { valuesAt } from '../../value/value.store.ts';
import type { Value } from '../../value/value.ts';
import type { StepView } from '../../web/target/view.ts';
import type { Asked } from './asked.ts';

/** The steps of a milestone indicator as they stood at the period's end. */
export async function stepsOf(
  db: Kysely<Database>,
  { snapshot, catalogue, period }: Asked,
  { milestones }: Indicator,
): Promise<StepView[]> {
  if (milestones.length === 0) return [];
  const values = await valuesAt(db, snapshot.revision, {
    elements: milestones.map(({ element }) => element),
    areas: [catalogue.programme.city],
  });
  const known = values.filter(({ month }) => month <= period.last);
  return milestones.map((milestone) => {
    const own = known.filter(({ element }) => element === milestone.element);
    const element = catalogue.elements.find(({ code }) => code === milestone.element);
    const done = latest(own, element?.officialOrigin ?? 'register')?.amount ?? null;
    // A step dated before the programme was signed is due on the signing day.
    const overdue = milestone.due < period.to && catalogue.programme.signedOn < period.to;
    return { milestone, done, state: stateOf(done, overdue) };
  });
}

function latest(values: readonly Value[], origin: Value['origin']): Value | undefined {
  const month = Math.max(...values.map((value) => value.month));
  return officialOf(
    values.filter((value) => value.month === month),
    origin,
  );
}

function stateOf(done: string | null, overdue: boolean): StepView['state'] {
  if (done !== null && exact(done).gte('1')) return 'done';
  if (overdue) return 'late';
  if (done === null) return 'unknown';
  return exact(done).gt('0') ? 'running' : 'waiting';
}
