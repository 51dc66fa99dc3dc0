import { can } from '../access/can.ts';
import { actorOf } from '../access/person.ts';
import { expectVersion, loadCatalogue, saveDefinitions } from '../catalogue/catalogue.store.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Placement, type PlacementReason, placeGoals } from '../catalogue/place-goal.ts';
import { dayInVietnam } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { change } from '../store/change.ts';
import type { RequestContext } from './deps.ts';

/**
 * Places goals by one decision, all or nothing, and gives the catalogue afterwards; the assessments
 * follow at once, since they read it. Throws the first refusal: of the rule, of the viewer's target
 * set, or `changed-meanwhile` when someone else placed one of them in between.
 */
export async function settleGoals(
  c: RequestContext,
  placements: readonly Placement[],
  why: PlacementReason,
): Promise<Catalogue> {
  const { deps, viewer, now } = c.var;
  const [only, ...others] = placements;
  const on = only && others.length === 0 ? `goal/${only.goal}` : 'goals';
  const about = { by: actorOf(viewer), action: 'place-goal', on, at: now };
  return change(deps.db, about, async (tx) => {
    for (const { goal, version } of placements) {
      if (version !== undefined) await expectVersion(tx, { kind: 'goal', code: goal }, version);
    }
    const catalogue = await loadCatalogue(tx.sql);
    const named = new Set(placements.map(({ goal }) => goal));
    const refused = catalogue.goals.find(
      ({ id, target }) => named.has(id) && !can(viewer, 'place-goal', { target }),
    );
    if (refused) throw new Problem('forbidden', { what: `mục tiêu ${refused.target}` });
    const result = placeGoals(catalogue, placements, why);
    if (result.kind === 'refused') throw firstProblem(result.refusals);
    const effectiveFrom = dayInVietnam(tx.at);
    await saveDefinitions(
      tx,
      result.goals.map((body) => ({ kind: 'goal', code: body.id, body, effectiveFrom })),
    );
    tx.note({ reason: why.reason, ...(why.reference ? { reference: why.reference } : {}) });
    return loadCatalogue(tx.sql);
  });
}

const firstProblem = (refusals: readonly { readonly problem: Problem }[]): Problem =>
  refusals[0]?.problem ?? new Problem('body-invalid', { what: '' });
