// Cơ quan thường trực: a setting of the programme, changed as a version of its definition.

import { actorOf } from '../../access/person.ts';
import { personNames } from '../../access/person-names.store.ts';
import {
  expectVersion,
  listVersions,
  loadCatalogue,
  saveDefinitions,
} from '../../catalogue/catalogue.store.ts';
import type { Programme, UnitCode } from '../../catalogue/catalogue.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { change } from '../../store/change.ts';
import type { OfficeView } from '../../web/cycles/office-page.tsx';
import type { Refused } from '../../web/cycles/view.ts';
import type { RequestContext } from '../deps.ts';
import { freshSnapshot } from '../meanwhile.ts';

/** The present setting with its history: only the versions in which the office changed. */
export async function readOffice(c: RequestContext, refused: Refused): Promise<OfficeView> {
  const { db } = c.var.deps;
  const { catalogue } = await freshSnapshot(c);
  const versions = await listVersions(db, 'programme', catalogue.programme.code);
  const officeOf = (body: unknown): UnitCode => (body as Programme).standingOffice;
  const changed = versions.filter(
    ({ body }, i) => officeOf(body) !== officeOf(versions[i + 1]?.body ?? {}),
  );
  const nameOf = await personNames(
    db,
    changed.map(({ by }) => by),
  );
  return {
    ...{ catalogue, refused },
    version: versions[0]?.version ?? 0,
    history: changed.map(({ body, by, at, reason }) => ({
      ...{ unit: officeOf(body), at, why: reason },
      who: nameOf(by),
    })),
  };
}

/** Makes another unit the standing office. Throws `changed-meanwhile`, `unit-unknown` or `reason-needed`. */
export async function changeOffice(
  c: RequestContext,
  unit: UnitCode,
  { reason, version }: { readonly reason: string; readonly version: number },
): Promise<void> {
  const { deps, viewer, now } = c.var;
  if (reason.trim() === '') throw new Problem('reason-needed');
  const about = { by: actorOf(viewer), action: 'standing-office-changed', at: now };
  await change(deps.db, { ...about, on: 'programme/standing-office' }, async (tx) => {
    const { programme, units } = await loadCatalogue(tx.sql);
    const { code } = programme;
    await expectVersion(tx, { kind: 'programme', code }, version);
    if (!units.some((one) => one.code === unit && one.kind !== 'group')) {
      throw new Problem('unit-unknown', { code: unit });
    }
    const body = { ...programme, standingOffice: unit };
    const effectiveFrom = dayInVietnam(tx.at);
    await saveDefinitions(tx, [{ kind: 'programme', code, body, effectiveFrom }]);
    tx.note({ reason: reason.trim(), unit });
  });
}
