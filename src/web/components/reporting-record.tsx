import { raw } from 'hono/html';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { monthPeriod } from '../../kernel/period.ts';
import { formatQuantity, percentOf } from '../../kernel/quantity.ts';
import {
  type Answered,
  PUNCTUALITY,
  type Punctuality,
  type PunctualityCounts,
  type RecordMonth,
} from '../../value/punctuality.ts';
import { wordsOf } from '../catalogue-words.ts';
import { escapeText as e } from '../escape.ts';
import { capital, formatDay, formatPeriod, formatValue } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { type Column, DataTable } from './table.tsx';

/** What was due month by month and how it was answered. */
export interface RecordView {
  readonly months: readonly RecordMonth[];
  readonly counts: PunctualityCounts;
  /** Late or missing in the latest month whose deadline has passed. */
  readonly gaps: readonly Answered[];
  readonly gapMonth: number | null;
}

interface Props {
  readonly record: RecordView;
  readonly title: string;
  readonly catalogue: Catalogue;
  readonly page: Page;
}

/** Kỷ luật báo cáo: on time, late and missing by month, and what is missing by name. */
export function ReportingRecord({ record, title, catalogue, page }: Props) {
  const t = textsOf(page.language).place.record;
  return (
    <div class="card record">
      <h3>{title}</h3>
      {record.months.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p>{leadOf(record.counts, page)}</p>
          <DataTable
            caption={`${t.caption}: ${title}`}
            captionUnseen
            columns={columnsOf(page)}
            rows={record.months}
            narrow
          />
          <RecordKey page={page} />
          <Gaps record={record} catalogue={catalogue} page={page} />
        </>
      )}
    </div>
  );
}

const settled = (counts: PunctualityCounts): number =>
  counts['on-time'] + counts.late + counts.missing;

/** «92,1 %» of what was due came on time; null while nothing was due. */
export function onTimeShare(counts: PunctualityCounts): string | null {
  const due = settled(counts);
  return due === 0 ? null : percentOf(String(counts['on-time']), String(due));
}

function leadOf(counts: PunctualityCounts, page: Page): string {
  const t = textsOf(page.language).place.record;
  const share = onTimeShare(counts);
  if (share === null) return t.none;
  const say = (count: number) => formatQuantity(String(count), 0, page.language);
  const percent = formatValue(share, '%', page.language);
  return t.lead(say(counts['on-time']), say(settled(counts)), percent);
}

const COLOUR: Record<Punctuality, string> = {
  'on-time': 'achieved',
  late: 'at-risk',
  missing: 'behind',
  open: 'line',
};

function columnsOf(page: Page): Column<RecordMonth>[] {
  const { place, terms } = textsOf(page.language);
  const t = place.record;
  return [
    {
      head: t.month,
      header: true,
      cell: ({ month, deadlines }) => (
        <>
          {capital(formatPeriod(monthPeriod(month), page.language))}
          <small>
            {`${t.deadline} ${deadlines.map((day) => formatDay(day, page.language)).join(', ')}`}
          </small>
        </>
      ),
    },
    { head: t.due, numeric: true, cell: ({ due }) => due },
    ...(['on-time', 'late', 'missing'] as const).map((code) => ({
      head: terms.punctuality[code],
      numeric: true,
      cell: ({ counts }: RecordMonth) => counts[code],
    })),
    { head: t.bar, cell: ({ counts }) => raw(stackText(counts, page)) },
  ];
}

function stackText(counts: PunctualityCounts, page: Page): string {
  const t = textsOf(page.language).place.record;
  let start = 0;
  const parts = PUNCTUALITY.map((code) => {
    const part = `<rect x="${start}" width="${counts[code]}" height="1" fill="var(--${COLOUR[code]})"/>`;
    start += counts[code];
    return part;
  });
  const label = t.barAlt(counts['on-time'], counts.late, counts.missing, counts.open);
  return `<svg class="stack" viewBox="0 0 ${start || 1} 1" preserveAspectRatio="none" role="img" aria-label="${e(label)}">${parts.join('')}</svg>`;
}

function RecordKey({ page }: { page: Page }) {
  const { punctuality } = textsOf(page.language).terms;
  return (
    <ul class="record-key">
      {PUNCTUALITY.map((code) => (
        <li class={`key-${COLOUR[code]}`}>{punctuality[code]}</li>
      ))}
    </ul>
  );
}

const GAPS = 12;

function Gaps({ record, catalogue, page }: Omit<Props, 'title'>) {
  const t = textsOf(page.language).place.record;
  const { gaps, gapMonth } = record;
  if (gaps.length === 0 || gapMonth === null) return null;
  const { areaName } = wordsOf(catalogue);
  const several = new Set(gaps.map(({ area }) => area)).size > 1;
  const nameOf = (code: string) =>
    catalogue.elements.find((element) => element.code === code)?.name ?? code;
  return (
    <details>
      <summary>{t.gaps(formatPeriod(monthPeriod(gapMonth), page.language))}</summary>
      <ul>
        {gaps.slice(0, GAPS).map(({ element, area, day }) => (
          <li>
            {nameOf(element)}
            {several && `, ${areaName(area)}`}:{' '}
            <small>{day === null ? t.notYet : t.cameOn(formatDay(day, page.language))}</small>
          </li>
        ))}
        {gaps.length > GAPS && <li>{t.moreGaps(gaps.length - GAPS)}</li>}
      </ul>
    </details>
  );
}
