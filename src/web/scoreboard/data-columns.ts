// The scoreboard's tables as open data: names stay, so that a script written once goes on working.
import type { Scoreboard, ScoreboardRow } from '../../assessment/scoreboard.ts';
import { receiptId } from '../../indicator/amount.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import { wordsOf } from '../catalogue-words.ts';
import type { CsvValue, DataColumn } from '../csv.ts';
import { type Page, textsOf } from '../page.ts';
import type { Change } from './bridge.ts';
import type { MapCell } from './map-values.ts';
import type { ScoreboardView, TargetMap } from './view.ts';

/** Says in every row of a demonstration that its figures are made up. */
export function simulatedColumns<Row>(page: Page): DataColumn<Row>[] {
  const t = textsOf(page.language);
  if (!page.demo) return [];
  const { simulated } = t.shell;
  return [{ name: 'simulated', about: t.data.simulated, value: () => simulated }];
}

export function targetColumns(view: ScoreboardView, page: Page): DataColumn<ScoreboardRow>[] {
  const { data: t, status } = textsOf(page.language);
  const words = wordsOf(view.catalogue);
  const column = (name: keyof typeof t.target, value: (row: ScoreboardRow) => CsvValue) => ({
    name,
    about: t.target[name],
    value,
  });
  return [
    column('target', ({ target }) => target.number),
    column('group', ({ group }) => group.code),
    column('name', ({ target }) => target.name),
    column('period', () => view.scoreboard.period.code),
    column('area', () => view.area.code),
    column('indicator', ({ assessment }) => assessment.indicator),
    column('unit', (row) => words.indicator(row.assessment.indicator)?.unit ?? row.target.unit),
    column('value', ({ assessment }) => number(assessment.value)),
    column('missing', ({ assessment }) => assessment.missing),
    column('previous', ({ previous }) => number(previous)),
    column('expected', ({ assessment }) => number(assessment.expected)),
    column('goal', ({ assessment }) => number(assessment.goal?.value ?? null)),
    column('goal_text', ({ assessment }) => assessment.goal?.text ?? null),
    column('goal_year', ({ assessment }) => assessment.goal?.year ?? null),
    column('goal_standing', ({ assessment }) => assessment.goal?.standing ?? null),
    column('completion', ({ assessment }) => number(assessment.completion)),
    column('gap', ({ assessment }) => number(assessment.gap)),
    column('status', ({ assessment }) => assessment.progress),
    column('status_text', ({ assessment }) => status.progress[assessment.progress]),
    column('reported', ({ assessment }) => assessment.coverage.reported),
    column('expected_reports', ({ assessment }) => assessment.coverage.expected),
    column('data_standing', ({ assessment }) => assessment.standing),
    column('as_of_date', ({ assessment }) => assessment.asOfDate),
    column('leads', ({ target }) => target.leads.map(words.unitName).join('; ')),
    ...simulatedColumns<ScoreboardRow>(page),
  ];
}

export function communeColumns(
  { target, indicator, unit }: TargetMap,
  { period }: Scoreboard,
  page: Page,
): DataColumn<MapCell>[] {
  const { data: t } = textsOf(page.language);
  const column = (name: keyof typeof t.commune, value: (cell: MapCell) => CsvValue) => ({
    name,
    about: t.commune[name],
    value,
  });
  const known = ({ amount }: MapCell) => (amount?.result.kind === 'known' ? amount.result : null);
  return [
    column('target', () => target.number),
    column('indicator', () => indicator),
    column('period', () => period.code),
    column('area', ({ area }) => area.code),
    column('area_name', ({ area }) => area.name),
    column('unit', () => unit),
    column('value', (cell) => number(known(cell)?.value ?? null)),
    column('missing', ({ amount }) =>
      amount?.result.kind === 'known' ? null : (amount?.result.why ?? 'not-reported'),
    ),
    column('rank', ({ rank }) => rank),
    column('data_standing', (cell) => known(cell)?.standing ?? null),
    column('as_of_date', (cell) => known(cell)?.asOfDate ?? null),
    column('receipt', ({ amount }) => (amount ? receiptId(amount, amount.revision) : null)),
    ...simulatedColumns<MapCell>(page),
  ];
}

export function changeColumns(since: string, period: string, page: Page): DataColumn<Change>[] {
  const { data: t } = textsOf(page.language);
  const column = (name: keyof typeof t.change, value: (change: Change) => CsvValue) => ({
    name,
    about: t.change[name],
    value,
  });
  return [
    column('target', ({ row }) => row.target.number),
    column('name', ({ row }) => row.target.name),
    column('since', () => since),
    column('period', () => period),
    column('value_before', ({ from }) => number(from.value)),
    column('value_after', ({ row }) => number(row.assessment.value)),
    column('difference', ({ difference }) => number(difference)),
    column('status_before', ({ from }) => from.progress),
    column('status_after', ({ row }) => row.assessment.progress),
    column('direction', ({ direction }) => direction),
    column('cause', ({ cause }) => cause),
    ...simulatedColumns<Change>(page),
  ];
}

// Exact decimals stay as written; JSON carries them as numbers, as the API does.
const number = (value: Decimal | null): number | null => (value === null ? null : Number(value));
