import type { OpinionRow } from '../../indicator/column/column-row.ts';
import { wordsOf } from '../catalogue-words.ts';
import { TextArea } from '../components/form.tsx';
import { formatDay, formatInstant } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import { StepForm } from './form-start.tsx';
import type { OneColumnView } from './view.ts';

interface Props {
  readonly page: Page;
  readonly view: OneColumnView;
}

/** What the other leads say of a confirmed column, and the owner's answers. */
export function Opinions({ page, view }: Props) {
  const t = textsOf(page.language).columns.opinion;
  const { row, otherLeads, opinions } = view;
  if (otherLeads.length === 0 || row.state === 'collecting') return null;
  return (
    <section class="block" id="opinions">
      <h2>{t.title}</h2>
      {row.objectionsUntil && row.state === 'confirmed' && (
        <p class="hint">{t.lead(formatDay(row.objectionsUntil, page.language))}</p>
      )}
      <ul class="opinions">
        {otherLeads.map((unit) => (
          <li>
            <Voice page={page} view={view} unit={unit} />
          </li>
        ))}
      </ul>
      <div class="steps">
        <OpinionForms page={page} view={view} />
        {view.rights.confirm &&
          row.state === 'confirmed' &&
          opinions.filter(isOpen).map(({ unit }) => <Answer page={page} view={view} unit={unit} />)}
      </div>
    </section>
  );
}

const isOpen = ({ kind, answer }: OpinionRow): boolean => kind === 'object' && answer === null;

function Voice({ page, view, unit }: Props & { unit: string }) {
  const t = textsOf(page.language).columns.opinion;
  const said = view.opinions.find((one) => one.unit === unit);
  return (
    <>
      <b {...verbatim(page)}>{wordsOf(view.catalogue).unitName(unit)}</b>
      {said ? (
        <>
          <span>
            {`: ${t.kind[said.kind]} · `}
            <span {...verbatim(page)}>{view.name(said.by)}</span>
            {`, ${formatInstant(said.at, page.language)}`}
          </span>
          {said.reason && <blockquote {...verbatim(page)}>{said.reason}</blockquote>}
          {said.answer && (
            <blockquote>
              {`${t.answered(view.name(said.answeredBy ?? ''))} `}
              <span {...verbatim(page)}>{said.answer}</span>
            </blockquote>
          )}
        </>
      ) : (
        <span>{`: ${t.waiting}`}</span>
      )}
    </>
  );
}

function OpinionForms({ page, view }: Props) {
  const t = textsOf(page.language).columns.opinion;
  const { row, rights, refused } = view;
  if (row.state !== 'confirmed' || !row.open) return null;
  const { unitName } = wordsOf(view.catalogue);
  return (
    <>
      {rights.opine.map((unit) => (
        <StepForm
          page={page}
          view={view}
          act="opinion"
          title={t.of(unitName(unit))}
          hidden={{ unit }}
        >
          <TextArea
            page={page}
            id={`object-${unit}`}
            label={t.reason}
            hint={t.reasonHint}
            rows={2}
            value={refused.typed.get(`object-${unit}`)}
            errors={refused.errors}
          />
          <p class="actions">
            <button type="submit" name="opinion" value="agree">
              {t.agree}
            </button>
            <button type="submit" name="opinion" value="object" class="quiet">
              {t.object}
            </button>
          </p>
        </StepForm>
      ))}
    </>
  );
}

function Answer({ page, view, unit }: Props & { unit: string }) {
  const t = textsOf(page.language).columns.opinion;
  const id = `answer-${unit}`;
  return (
    <StepForm
      page={page}
      view={view}
      act="answer"
      title={t.answer(wordsOf(view.catalogue).unitName(unit))}
      hidden={{ unit }}
    >
      <TextArea
        page={page}
        id={id}
        label={t.text}
        rows={2}
        required
        value={view.refused.typed.get(id)}
        errors={view.refused.errors}
      />
      <p class="actions">
        <button type="submit">{t.submitAnswer}</button>
      </p>
    </StepForm>
  );
}
