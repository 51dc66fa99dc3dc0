import { personNames } from '../access/person-names.store.ts';
import { listVersions } from '../catalogue/catalogue.store.ts';
import type { DefinitionKind } from '../catalogue/definition.ts';
import type { Meanwhile } from '../web/goals/view.ts';
import type { RequestContext } from './deps.ts';

/** Who saved the present version of each definition, when and why. */
export async function meanwhileOf(
  c: RequestContext,
  kind: DefinitionKind,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Meanwhile>> {
  const { db } = c.var.deps;
  const found = await Promise.all(
    codes.map(async (code) => ({ code, latest: (await listVersions(db, kind, code))[0] })),
  );
  const name = await personNames(
    db,
    found.flatMap(({ latest }) => (latest ? [latest.by] : [])),
  );
  return new Map(
    found.flatMap(({ code, latest }) =>
      latest ? [[code, { who: name(latest.by), at: latest.at, why: latest.reason }]] : [],
    ),
  );
}

/** The present snapshot as the database has it now, for a form that was refused. */
export async function freshSnapshot(c: RequestContext) {
  await c.var.deps.revision.refresh();
  return c.var.deps.snapshots.current();
}
