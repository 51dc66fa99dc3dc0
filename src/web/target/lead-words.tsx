import { wordsOf } from '../catalogue-words.ts';
import { WordList } from '../columns/lead-words.tsx';
import { formatInstant, formatPeriod } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { TargetView } from './view.ts';

/** The leads' own words on the period: what was achieved, what stands in the way, why, what they ask for. */
export function SaidByLeads({ view, page }: { view: TargetView; page: Page }) {
  const t = textsOf(page.language).columns;
  const [first] = view.words;
  if (!first) return null;
  const months = first.cycle.split('_').map((code) => formatPeriod(code, page.language));
  const [from = '', to] = months;
  return (
    <section class="block" id="lead-words">
      <h2>{t.words.title}</h2>
      <p class="hint">{t.cycleName(to === undefined ? from : t.months(from, to))}</p>
      {view.words.map((words) => (
        <div class="lead-words">
          <h3 {...verbatim(page)}>{wordsOf(view.catalogue).unitName(words.unit)}</h3>
          <WordList page={page} words={words} />
          <p class="small">{formatInstant(words.at, page.language)}</p>
        </div>
      ))}
    </section>
  );
}
