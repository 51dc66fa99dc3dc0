import { PROGRESS } from '../../assessment/assessment.ts';
import { linkHere } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { type Choice, ChoiceSelect } from '../components/choice.tsx';
import { Carried, type Option } from '../components/form.tsx';
import { toView } from '../components/tabs.tsx';
import { capital, formatPeriod, shorten } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { FILTERS, filterCount } from './selection.ts';
import type { ScoreboardView } from './view.ts';

/** One GET form: what to look for, and of which area and period. Works alone; script only saves a click. */
export function Filters({ view, page }: { view: ScoreboardView; page: Page }) {
  const { scoreboard: t, shell } = textsOf(page.language);
  const owned = [...FILTERS, 'area', 'period'];
  return (
    <form class="filters" method="get" action={toView(page.path)} data-live>
      <Carried page={page} except={owned} />
      <div class="find">
        <label for="q">{t.filter.search}</label>
        <input
          id="q"
          type="search"
          name="q"
          value={view.selection.search}
          placeholder={t.filter.searchHint}
          autocomplete="off"
        />
      </div>
      {choicesOf(view, page).map((choice) => (
        <ChoiceSelect choice={choice} prefix="f" />
      ))}
      <button type="submit">{shell.filter.apply}</button>
      <FilterState view={view} page={page} />
    </form>
  );
}

function FilterState({ view, page }: { view: ScoreboardView; page: Page }) {
  const { scoreboard: t, shell } = textsOf(page.language);
  const total = view.scoreboard.rows.length;
  return (
    <p class="filter-state" aria-live="polite">
      <span data-shown>{t.shown(view.shown.length, total)}</span>
      {filterCount(view.selection) > 0 && (
        <>
          {' · '}
          <a href={linkHere(page, Object.fromEntries(FILTERS.map((name) => [name, null])))}>
            {shell.filter.clear}
          </a>
        </>
      )}
    </p>
  );
}

function choicesOf(view: ScoreboardView, page: Page): Choice[] {
  const { scoreboard: t, shell, status } = textsOf(page.language);
  const { selection, catalogue, scoreboard, area } = view;
  const words = wordsOf(catalogue);
  const all: Option = { value: '', label: shell.form.all };
  const [latest] = view.periods;
  return [
    {
      name: 'group',
      label: t.filter.group,
      value: selection.group ?? '',
      options: [all, ...catalogue.programme.groups.map(groupOption)],
    },
    {
      name: 'status',
      label: t.filter.status,
      value: selection.status ?? '',
      options: [all, ...PROGRESS.map((code) => ({ value: code, label: status.progress[code] }))],
    },
    {
      name: 'lead',
      label: t.filter.lead,
      value: selection.lead ?? '',
      options: [all, ...words.leads.map(({ code, name }) => ({ value: code, label: name }))],
    },
    {
      name: 'area',
      label: t.filter.area,
      value: area.code === catalogue.programme.city ? '' : area.code,
      options: areaOptions(view),
    },
    {
      name: 'period',
      label: t.filter.period,
      value: scoreboard.period.code === latest ? '' : scoreboard.period.code,
      options: view.periods.map((code) => ({
        value: code === latest ? '' : code,
        label: capital(formatPeriod(code, page.language)),
      })),
    },
  ];
}

const groupOption = ({ code, name }: { code: string; name: string }): Option => ({
  value: code,
  label: `${code}. ${shorten(name, 48)}`,
});

function areaOptions({ catalogue }: ScoreboardView): Option[] {
  const { areaName, communes } = wordsOf(catalogue);
  const city: Option = { value: '', label: areaName(catalogue.programme.city) };
  return [city, ...communes.map(({ code }) => ({ value: code, label: areaName(code) }))];
}
