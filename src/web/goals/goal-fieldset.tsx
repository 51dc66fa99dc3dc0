import { linkTo } from '../address.ts';
import { Tag } from '../components/badge.tsx';
import { formatInstant } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { choicesOf } from './choices.ts';
import { choiceField, type GoalRow, versionField } from './decisions.ts';
import type { GoalsView, Meanwhile } from './view.ts';
import { choiceWords, yearWords } from './words.ts';

interface Props {
  readonly page: Page;
  readonly view: GoalsView;
  readonly row: GoalRow;
}

/** One printed value: what is printed, what it is taken for now, and the years to choose from. */
export function GoalFieldset({ page, view, row }: Props) {
  const t = textsOf(page.language).goals;
  const { goal, target } = row;
  const id = choiceField(goal.id);
  const error = view.errors.find(({ field }) => field === id);
  const other = view.meanwhile.get(goal.id);
  return (
    <fieldset class={error ? 'goal-row has-error' : 'goal-row'} aria-describedby={`${id}-about`}>
      <legend>
        <span class="unseen">{t.legend(target.number, goal.text)}</span>
        <span aria-hidden="true" class="goal-name">
          <b>{target.number}</b> {target.name}
        </span>
      </legend>
      <input type="hidden" name={versionField(goal.id)} value={String(goal.version)} />
      <About page={page} view={view} row={row} id={`${id}-about`} />
      {other && <Theirs page={page} row={row} other={other} />}
      {error && <p class="field-error">{error.text}</p>}
      <div class="pills">
        {choicesOf(page, view.programme, goal.standing).map((choice, i) => (
          <label class="pill">
            <input
              type="radio"
              id={i === 0 ? id : undefined}
              name={id}
              value={choice.value}
              checked={choice.value === row.choice}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function About({ page, view, row, id }: Props & { id: string }) {
  const t = textsOf(page.language).goals;
  const { goal, target } = row;
  const unit = target.unit ? ` (${target.unit})` : '';
  return (
    <p class="goal-about" id={id}>
      <a href={linkTo(page, `/targets/${target.number}`)}>{t.printed(goal.text, unit)}</a>
      {` · ${t.line(target.source.line)} · ${target.leads.map(view.unitName).join('; ')}`}
      {goal.standing !== 'unplaced' && (
        <>
          {' · '}
          <Tag text={yearWords(page, goal)} />
        </>
      )}
      {goal.why && goal.standing !== 'unplaced' && (
        <span class="goal-why">{t.because(goal.why)}</span>
      )}
    </p>
  );
}

function Theirs({ page, row, other }: { page: Page; row: GoalRow; other: Meanwhile }) {
  const t = textsOf(page.language).goals;
  const when = formatInstant(other.at, page.language);
  return (
    <div class="notice is-warning">
      <p>
        <strong>{t.theirs(other.who, when, yearWords(page, row.goal))}</strong>{' '}
        {other.why && t.theirReason(other.why)}
      </p>
      <p>{t.yours(choiceWords(page, row.choice))}</p>
    </div>
  );
}
