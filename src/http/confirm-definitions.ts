import { can } from '../access/can.ts';
import { actorOf } from '../access/person.ts';
import { expectVersion, loadCatalogue, saveDefinitions } from '../catalogue/catalogue.store.ts';
import { type Confirmation, confirmIndicators } from '../catalogue/confirm-indicator.ts';
import { dayInVietnam } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { change } from '../store/change.ts';
import type { RequestContext } from './deps.ts';

/**
 * Confirms definitions by one document, all or nothing, and gives the number of the journal entry.
 * Throws the first refusal: of the rule, of the viewer's target set, or `changed-meanwhile`.
 */
export async function confirmDefinitions(
  c: RequestContext,
  confirmations: readonly Confirmation[],
  by: { readonly document: string; readonly note: string },
): Promise<number> {
  const { deps, viewer, now } = c.var;
  const [only, ...others] = confirmations;
  const on = only && others.length === 0 ? `indicator/${only.code}` : 'indicators';
  const about = { by: actorOf(viewer), action: 'confirm-indicator', on, at: now };
  return change(deps.db, about, async (tx) => {
    for (const { code, version } of confirmations) {
      if (version !== undefined) await expectVersion(tx, { kind: 'indicator', code }, version);
    }
    const { indicators } = await loadCatalogue(tx.sql);
    const result = confirmIndicators(indicators, confirmations, by.document);
    if (result.kind === 'refused') {
      throw result.refusals[0]?.problem ?? new Problem('body-invalid', { what: '' });
    }
    const refused = result.indicators.find(
      ({ target }) => !can(viewer, 'confirm-indicator', { target }),
    );
    if (refused) throw new Problem('forbidden', { what: `chỉ tiêu ${refused.code}` });
    const effectiveFrom = dayInVietnam(tx.at);
    await saveDefinitions(
      tx,
      result.indicators.map((body) => ({
        ...{ kind: 'indicator' as const, code: body.code, body, effectiveFrom },
      })),
    );
    tx.note({ reference: by.document, ...(by.note ? { reason: by.note } : {}) });
    return tx.revision;
  });
}
