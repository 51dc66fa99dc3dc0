import type { Kysely } from 'kysely';
import { findInstance } from '../access/instance.store.ts';
import { listWords } from '../indicator/column/words.store.ts';
import type { LeadWords } from '../indicator/column/words.ts';
import {
  dayInVietnam,
  type Period,
  parsePeriod,
  previousPeriod,
  sameLastYear,
} from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { CITY_OFFICE } from '../release/report/office.ts';
import type { ReportInput } from '../release/report/result.ts';
import type { Database } from '../store/schema.ts';
import type { Snapshot } from './snapshot.ts';

const MEDIA = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type ReportFormat = keyof typeof MEDIA;

/** The official report of a period from one snapshot. The format's writer is loaded when first needed. */
export async function reportOf(
  snapshot: Snapshot,
  asked: { readonly db: Kysely<Database>; readonly code: string; readonly now: Date },
  format: ReportFormat,
): Promise<{ readonly bytes: Uint8Array; readonly type: string }> {
  const input = await inputOf(snapshot, asked);
  if (format === 'docx') {
    const { renderReport } = await import('../release/report/report.docx.file.ts');
    return { bytes: await renderReport(input), type: MEDIA.docx };
  }
  const { renderReportSheets } = await import('../release/report/report.xlsx.file.ts');
  return { bytes: await renderReportSheets(input), type: MEDIA.xlsx };
}

async function inputOf(
  snapshot: Snapshot,
  { db, code, now }: { db: Kysely<Database>; code: string; now: Date },
): Promise<ReportInput> {
  const period = parsePeriod(code);
  if (!period) throw new Problem('period-unknown', { code });
  const today = dayInVietnam(now);
  if (period.from > today) {
    throw new Problem('period-future', { code, from: period.from.split('-').reverse().join('/') });
  }
  const { catalogue } = snapshot;
  const city = catalogue.programme.city;
  const board = await snapshot.scoreboard(period.code);
  const before = await snapshot.scoreboard(previousPeriod(period).code);
  const amounts = await snapshot.amounts({
    areas: [city],
    from: sameLastYear(period).first,
    to: period.last,
  });
  return {
    catalogue,
    period,
    assessments: board.rows.map((row) => row.assessment),
    previous: before.rows.map((row) => row.assessment),
    amounts,
    today,
    simulated: (await findInstance(db)) === 'demonstration',
    words: await wordsOf(db, snapshot, period),
    office: CITY_OFFICE,
    release: null,
  };
}

/** Words of the leads in the period's last month, as the snapshot knows them; nothing of restricted targets. */
async function wordsOf(
  db: Kysely<Database>,
  { revision, catalogue }: Snapshot,
  period: Period,
): Promise<readonly LeadWords[]> {
  const open = [...catalogue.targets, ...indicatorsAsTargets(catalogue)];
  const restricted = new Set(
    open.filter(({ disclosure }) => disclosure === 'restricted').map(({ number }) => number),
  );
  const words = await listWords(db, { month: period.last, revision });
  const latest = new Map(words.toReversed().map((one) => [`${one.target} ${one.unit}`, one]));
  return [...latest.values()]
    .filter(({ target }) => !restricted.has(target))
    .sort((a, b) => a.target - b.target);
}

const indicatorsAsTargets = ({ indicators }: Snapshot['catalogue']) =>
  indicators.map(({ target, disclosure }) => ({ number: target, disclosure }));
