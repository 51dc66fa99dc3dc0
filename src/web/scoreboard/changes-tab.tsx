import type { Scoreboard } from '../../assessment/scoreboard.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { StatusBadge } from '../components/badge.tsx';
import { Carried, SelectField } from '../components/form.tsx';
import { EmptyState } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { toView } from '../components/tabs.tsx';
import { capital, formatDay, formatGap, formatPeriod, formatValue, shorten } from '../format.ts';
import { type Language, type Page, textsOf } from '../page.ts';
import { type Bridge, bridgeOf, type Change, type StatusStep } from './bridge.ts';
import type { Comparison, ScoreboardView } from './view.ts';

/** What moved since another period or since an earlier instant. */
export function ChangesTab({ view, page }: { view: ScoreboardView; page: Page }) {
  const t = textsOf(page.language).scoreboard;
  return (
    <>
      <SinceChoice view={view} page={page} />
      {view.compared ? (
        <BridgeView view={view} page={page} compared={view.compared} />
      ) : (
        <EmptyState title={t.changes.nothingBefore} />
      )}
    </>
  );
}

function SinceChoice({ view, page }: { view: ScoreboardView; page: Page }) {
  const { scoreboard: t, shell } = textsOf(page.language);
  const current = view.scoreboard.period.code;
  const options = view.periods
    .filter((code) => code !== current)
    .map((code) => ({ value: code, label: capital(formatPeriod(code, page.language)) }));
  return (
    <form class="map-choice" method="get" action={toView(page.path)} data-live>
      <Carried page={page} except={['since']} />
      <SelectField
        page={page}
        id="since"
        label={t.filter.since}
        options={options}
        value={view.compared?.since}
        required
      />
      <button type="submit">{shell.filter.apply}</button>
    </form>
  );
}

interface BridgeProps {
  readonly view: ScoreboardView;
  readonly page: Page;
  readonly compared: Comparison;
}

function BridgeView({ view, page, compared }: BridgeProps) {
  const t = textsOf(page.language).scoreboard.changes;
  const bridge = bridgeOf(compared.scoreboard, view.scoreboard);
  const shown = new Set(view.shown.map(({ target }) => target.number));
  const changes = bridge.changes.filter(({ row }) => shown.has(row.target.number));
  return (
    <>
      <section>
        <h2>{t.title(...endsOf(compared, view.scoreboard, page))}</h2>
        <p class="lead">{movedText(bridge, page)}</p>
      </section>
      <DataTable caption={t.bridge} columns={stepColumns(page)} rows={bridge.steps} narrow />
      {changes.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <DataTable caption={t.list} columns={changeColumns(view, page)} rows={changes} />
      )}
    </>
  );
}

function endsOf(compared: Comparison, after: Scoreboard, page: Page): [string, string] {
  const { language } = page;
  const { changes } = textsOf(language).scoreboard;
  if (compared.scoreboard.period.code !== after.period.code) {
    return [formatPeriod(compared.since, language), formatPeriod(after.period, language)];
  }
  return [changes.asKnown(formatDay(compared.since, language)), changes.now];
}

function movedText({ changes }: Bridge, page: Page): string {
  const count = (direction: Change['direction']) =>
    changes.filter((change) => change.direction === direction).length;
  return textsOf(page.language).scoreboard.changes.moved(count('better'), count('worse'));
}

function stepColumns(page: Page): Column<StatusStep>[] {
  const t = textsOf(page.language).scoreboard;
  const signed = (sign: string, count: number): string => (count === 0 ? '' : sign + count);
  return [
    {
      head: t.column.status,
      header: true,
      cell: ({ progress }) => <StatusBadge progress={progress} language={page.language} />,
    },
    { head: t.changes.before, numeric: true, cell: ({ before }) => before },
    { head: t.changes.joined, numeric: true, cell: ({ joined }) => signed('+', joined) },
    { head: t.changes.left, numeric: true, cell: ({ left }) => signed('−', left) },
    { head: t.changes.after, numeric: true, cell: ({ after }) => <strong>{after}</strong> },
  ];
}

function changeColumns({ catalogue }: ScoreboardView, page: Page): Column<Change>[] {
  const { language } = page;
  const { column, changes } = textsOf(language).scoreboard;
  const words = wordsOf(catalogue);
  const unitOf = ({ row }: Change) => words.indicator(row.assessment.indicator)?.unit ?? null;
  const say = (value: string | null, change: Change) =>
    value === null ? '–' : formatValue(value, unitOf(change), language);
  return [
    {
      head: column.name,
      header: true,
      cell: ({ row: { target } }) => (
        <a href={linkTo(page, `/targets/${target.number}`)} title={target.name}>
          {`${target.number}. ${shorten(target.name, 80)}`}
        </a>
      ),
    },
    { head: changes.before, numeric: true, cell: (c) => say(c.from.value, c) },
    { head: changes.after, numeric: true, cell: (c) => say(c.row.assessment.value, c) },
    { head: column.change, numeric: true, cell: (c) => differenceText(c, unitOf(c), language) },
    {
      head: changes.statusFrom,
      cell: ({ from }) => <StatusBadge progress={from.progress} language={language} />,
    },
    {
      head: changes.statusTo,
      cell: ({ row }) => <StatusBadge progress={row.assessment.progress} language={language} />,
    },
    { head: changes.cause, cell: ({ cause }) => changes.causes[cause] },
  ];
}

function differenceText({ difference }: Change, unit: string | null, language: Language): string {
  if (difference === null) return '–';
  const text = formatGap(difference, unit, language);
  return difference.startsWith('-') || difference === '0' ? text : `+${text}`;
}
