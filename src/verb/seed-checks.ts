import { loadCatalogue, saveDefinitions } from '../catalogue/catalogue.store.ts';
import { loadCatalogueFolder } from '../catalogue/load.file.ts';
import { judgeCheck } from '../catalogue/revise-check.ts';
import { dayInVietnam } from '../kernel/period.ts';
import { change } from '../store/change.ts';
import type { Connection } from '../store/connect.ts';
import { CATALOGUE } from './folders.ts';

/** An instance from before there were checking rules gets the shipped ones that suit its catalogue, from today. */
export async function seedChecks(db: Connection['kysely'], at: Date): Promise<void> {
  const catalogue = await loadCatalogue(db);
  if (catalogue.checks.length > 0) return;
  const { checks } = await loadCatalogueFolder(CATALOGUE);
  const effectiveFrom = dayInVietnam(at);
  const suiting = checks.filter((check) => judgeCheck(catalogue, check).kind === 'ready');
  const about = { by: 'system', action: 'seed-checks', on: 'checks', at };
  await change(db, about, (tx) =>
    saveDefinitions(
      tx,
      suiting.map((body) => ({ kind: 'check' as const, code: body.code, body, effectiveFrom })),
    ),
  );
}
