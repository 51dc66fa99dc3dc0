import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Author } from '../components/author.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatInstant, formatPeriod, formatValue } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { goalTime } from '../scoreboard/goal-words.ts';
import type { ChangeEntry, TargetView } from './view.ts';

/** Versions of goals and definitions, and figures that were corrected, as the journal has them. */
export function Changes({ view, page }: { view: TargetView; page: Page }) {
  const t = textsOf(page.language).target.changes;
  const corrections = view.changes.filter(({ kind }) => kind === 'figure').length;
  return (
    <section class="block" id="changes">
      <h2>{t.heading}</h2>
      {view.changes.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable
          caption={t.caption}
          captionUnseen
          columns={columnsOf(view, page)}
          rows={view.changes}
        />
      )}
      {view.correctionsCut && <p class="note">{t.more(corrections)}</p>}
    </section>
  );
}

function columnsOf(view: TargetView, page: Page): Column<ChangeEntry>[] {
  const t = textsOf(page.language).target.changes;
  return [
    { head: t.when, cell: ({ at }) => formatInstant(at, page.language) },
    {
      head: t.what,
      header: true,
      cell: (entry) => <Change entry={entry} view={view} page={page} />,
    },
    { head: t.who, cell: ({ by }) => <Author page={page} author={view.authorOf(by)} /> },
    { head: t.why, cell: ({ why }) => why ?? '–' },
    { head: t.entry, numeric: true, cell: ({ seq }) => seq },
  ];
}

function Change({ entry, view, page }: { entry: ChangeEntry; view: TargetView; page: Page }) {
  const { target, terms, scoreboard } = textsOf(page.language);
  const t = target.changes;
  if (entry.kind === 'goal') {
    const { goal, version } = entry;
    return <>{t.goal(goal.text, version, goalTime(goal, scoreboard))}</>;
  }
  if (entry.kind === 'indicator') {
    const { indicator, version } = entry;
    const standing = terms.definition[indicator.standing].toLowerCase();
    return <>{t.indicator(indicator.name, version, standing)}</>;
  }
  const { correction } = entry;
  const { areaName } = wordsOf(view.catalogue);
  const element = view.catalogue.elements.find(({ code }) => code === correction.element);
  const where = `${areaName(correction.area)}, ${formatPeriod(correction.period, page.language)}`;
  const say = (value: string) => formatValue(value, null, page.language);
  const name = element?.name ?? correction.element;
  const before = say(correction.before);
  return (
    <a href={linkTo(page, `/areas/${correction.area}`)}>
      {correction.after === null
        ? t.withdrawn(name, where, before)
        : t.corrected(name, where, before, say(correction.after))}
    </a>
  );
}
