// The first look: one sentence, the counts that are also filters, the six groups as rows of shapes.
import { raw } from 'hono/html';
import { PROGRESS, type Progress } from '../../assessment/assessment.ts';
import type { Group } from '../../catalogue/catalogue.ts';
import { linkHere } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { markText, StatusMark } from '../components/marks.tsx';
import { toView } from '../components/tabs.tsx';
import { capital, formatDay, formatPeriod } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import type { ScoreboardView } from './view.ts';

interface Props {
  readonly view: ScoreboardView;
  readonly page: Page;
}

export function Summary({ view, page }: Props) {
  return (
    <section class="summary">
      <div class="standing-now">
        <Sentence view={view} page={page} />
        <StatusCounts view={view} page={page} />
      </div>
      <Groups view={view} page={page} />
    </section>
  );
}

function Sentence({ view, page }: Props) {
  const { language } = page;
  const t = textsOf(language).scoreboard;
  const { period, headline } = view.scoreboard;
  const where = wordsOf(view.catalogue).areaName(view.area.code);
  return (
    <>
      <p class="eyebrow">{t.heading(where, formatPeriod(period, language))}</p>
      <h1>{sentenceOf(view, page)}</h1>
      <p class="lead">
        {headline.heldBy.length > 0 && `${heldBy(view, page)} `}
        {headline.unjudged > 0 && `${t.rest(headline.unjudged)} `}
        {t.dataUntil(formatDay(period.to, language))}
      </p>
    </>
  );
}

/** «9 trong 51 mục tiêu đã đạt; 14 đúng tiến độ, 4 có nguy cơ chậm và 3 chậm tiến độ.» */
function sentenceOf({ scoreboard }: ScoreboardView, page: Page): string {
  const { counts, headline } = scoreboard;
  const t = textsOf(page.language).scoreboard;
  const first = t.sentence.achieved(counts.achieved, headline.total);
  const parts = (['on-track', 'at-risk', 'behind'] as const)
    .filter((code) => counts[code] > 0)
    .map((code) => t.sentence.parts[code](counts[code]));
  const last = parts.pop();
  if (last === undefined) return `${first}.`;
  const list = parts.length === 0 ? last : parts.join(', ') + t.and + last;
  return `${first}; ${list}.`;
}

function heldBy({ scoreboard, catalogue }: ScoreboardView, page: Page): string {
  const { unitName } = wordsOf(catalogue);
  const list = scoreboard.headline.heldBy.map(
    ({ unit, targets }) => `${unitName(unit)} (${targets})`,
  );
  return textsOf(page.language).scoreboard.heldBy(list.join(', '));
}

function StatusCounts({ view, page }: Props) {
  const { scoreboard, status } = textsOf(page.language);
  const { counts } = view.scoreboard;
  const chosen = view.selection.status;
  return (
    <>
      <StackedBar counts={counts} />
      <ul class="counts" aria-label={scoreboard.countsLabel}>
        {PROGRESS.map((code) => (
          <li>
            <a
              class={`count is-${code}`}
              href={toView(linkHere(page, { status: chosen === code ? null : code }))}
              aria-current={chosen === code ? 'true' : undefined}
              title={status.meaning[code]}
            >
              <StatusMark progress={code} />
              <strong>{counts[code]}</strong> <span>{status.progress[code]}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Shares of the counts, one segment each; the list beneath says the same in words. */
function StackedBar({ counts }: { counts: Readonly<Record<Progress, number>> }) {
  let start = 0;
  const segments = PROGRESS.map((code) => {
    const segment = `<rect class="is-${code}" x="${start}" width="${counts[code]}" height="1"/>`;
    start += counts[code];
    return segment;
  });
  return raw(
    `<svg class="shares" viewBox="0 0 ${start || 1} 1" preserveAspectRatio="none" aria-hidden="true">${segments.join('')}</svg>`,
  );
}

function Groups({ view, page }: Props) {
  const t = textsOf(page.language).scoreboard;
  return (
    <ul class="groups" aria-label={t.groupsLabel}>
      {view.catalogue.programme.groups.map((group) => (
        <GroupItem view={view} page={page} group={group} />
      ))}
    </ul>
  );
}

function GroupItem({ view, page, group }: Props & { group: Group }) {
  const t = textsOf(page.language).scoreboard;
  const rows = view.scoreboard.rows.filter(({ target }) => target.group === group.code);
  const chosen = view.selection.group === group.code;
  const met = rows.filter(({ assessment }) => assessment.progress === 'achieved').length;
  return (
    <li>
      <a
        href={toView(linkHere(page, { group: chosen ? null : group.code }))}
        aria-current={chosen ? 'true' : undefined}
      >
        <span class="group-name" lang="vi">
          <b>{group.code}</b> {capital(group.name)}
        </span>
        <span class="marks">
          {raw(rows.map(({ assessment }) => markText(assessment.progress)).join(''))}
        </span>
        <span class="tally">{t.groupTally(met, rows.length)}</span>
      </a>
    </li>
  );
}
