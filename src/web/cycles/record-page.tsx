import type { Catalogue, UnitCode } from '../../catalogue/catalogue.ts';
import { percentOf } from '../../kernel/quantity.ts';
import type { UnitProgress } from '../../source/report/unit-progress.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Downloads } from '../components/downloads.tsx';
import { EmptyState } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatValue } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import { DeskFrame } from './desk-frame.tsx';
import type { CycleView, Desk } from './view.ts';
import { monthsName, TimelinessBadge } from './words.tsx';

interface Props {
  readonly page: Page;
  readonly desk: Desk;
  /** Latest first. */
  readonly cycles: readonly CycleView[];
  readonly catalogue: Catalogue;
}

interface UnitLine {
  readonly unit: UnitCode;
  readonly of: ReadonlyMap<string, UnitProgress>;
}

/** Completeness and timeliness by unit over the last cycles. */
export function RecordPage({ page, desk, cycles, catalogue }: Props) {
  const t = textsOf(page.language).cycles.record;
  if (cycles.length === 0) {
    return (
      <DeskFrame page={page} desk={desk}>
        <EmptyState title={t.none} />
      </DeskFrame>
    );
  }
  return (
    <DeskFrame page={page} desk={desk}>
      <p>{t.lead(cycles.length)}</p>
      <div class="dense">
        <DataTable
          caption={t.caption}
          captionUnseen
          rows={linesOf(cycles)}
          columns={columnsOf(page, cycles, catalogue)}
        />
      </div>
      <Downloads page={page} formats={['csv', 'json']} />
    </DeskFrame>
  );
}

/** Units in any of the cycles, the least timely first. */
function linesOf(cycles: readonly CycleView[]): readonly UnitLine[] {
  const lines = new Map<UnitCode, Map<string, UnitProgress>>();
  for (const one of cycles.flatMap(({ units }) => units)) {
    const known = lines.get(one.unit) ?? new Map<string, UnitProgress>();
    lines.set(one.unit, known.set(one.cycle, one));
  }
  return [...lines]
    .map(([unit, of]) => ({ unit, of }))
    .sort((a, b) => timely(a).share - timely(b).share);
}

function timely({ of }: UnitLine): { onTime: number; due: number; share: number } {
  const due = [...of.values()].filter(({ timeliness }) => timeliness !== 'open');
  const onTime = due.filter(({ timeliness }) => timeliness === 'on-time').length;
  return { onTime, due: due.length, share: due.length === 0 ? 1 : onTime / due.length };
}

function columnsOf(
  page: Page,
  cycles: readonly CycleView[],
  catalogue: Catalogue,
): readonly Column<UnitLine>[] {
  const t = textsOf(page.language).cycles;
  const { unitName } = wordsOf(catalogue);
  return [
    {
      head: t.column.unit,
      header: true,
      cell: ({ unit }) => <a href={linkTo(page, `/units/${unit}`)}>{unitName(unit)}</a>,
      ...verbatim(page),
    },
    {
      head: t.record.onTime,
      numeric: true,
      cell: (line) => t.ofAll(timely(line).onTime, timely(line).due),
    },
    { head: t.record.complete, numeric: true, cell: (line) => completeness(line, page) },
    ...cycles.toReversed().map(({ cycle }) => ({
      head: monthsName(cycle, page),
      cell: ({ unit, of }: UnitLine) => {
        const one = of.get(cycle.code);
        if (!one) return t.record.notAsked;
        return (
          <a href={linkTo(page, `/reports/${cycle.code}/${unit}`)} class="plain">
            <TimelinessBadge timeliness={one.timeliness} page={page} />
            <small>{t.ofAll(one.answered, one.asked)}</small>
          </a>
        );
      },
    })),
  ];
}

function completeness({ of }: UnitLine, page: Page): string {
  const all = [...of.values()];
  const asked = all.reduce((sum, one) => sum + one.asked, 0);
  const answered = all.reduce((sum, one) => sum + one.answered, 0);
  if (asked === 0) return '–';
  return formatValue(percentOf(String(answered), String(asked)), '%', page.language);
}
