import type { Kysely } from 'kysely';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { change } from '../../store/change.ts';
import type { Database } from '../../store/schema.ts';
import { listColumnRows, listOpinions } from './column.store.ts';
import { otherLeadsOf, silentLeads } from './column.ts';
import { holdColumn, writeSilence } from './move.store.ts';

/**
 * Writes down, as the system, the consent of other leads who said nothing until the last day. Meant for a daily
 * job; doing it again writes nothing. Gives the number of columns.
 */
export async function recordSilence(
  db: Kysely<Database>,
  catalogue: Catalogue,
  at: Date,
): Promise<number> {
  const today = dayInVietnam(at);
  const indicators = catalogue.indicators.map(({ code }) => code);
  const confirmed = await listColumnRows(db, { state: 'confirmed', indicators });
  let written = 0;
  for (const row of confirmed) {
    if (!row.open || row.objectionsUntil === null || row.objectionsUntil >= today) continue;
    const indicator = catalogue.indicators.find(({ code }) => code === row.indicator);
    if (!indicator) continue;
    const otherLeads = otherLeadsOf(catalogue, indicator);
    const opinions = (await listOpinions(db, row)).map(({ unit, kind, answer }) => ({
      ...{ unit, kind, answered: answer !== null },
    }));
    if (silentLeads({ otherLeads, opinions }).length === 0) continue;
    const on = `column/${row.indicator}/${row.cycle}`;
    const about = { by: 'system', action: 'record-silence', on, at, quiet: true };
    await change(db, about, async (tx) => {
      const { silent } = await writeSilence(
        tx,
        await holdColumn(tx, catalogue, { ...row, version: null }),
      );
      tx.note({ silent });
    });
    written += 1;
  }
  return written;
}
