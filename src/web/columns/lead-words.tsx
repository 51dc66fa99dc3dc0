import { type LeadWords, WORD_FIELDS, type Words } from '../../indicator/column/words.ts';
import { wordsOf } from '../catalogue-words.ts';
import { TextArea } from '../components/form.tsx';
import { formatInstant } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import { StepForm } from './form-start.tsx';
import type { OneColumnView } from './view.ts';

interface Props {
  readonly page: Page;
  readonly view: OneColumnView;
}

/** Kết quả, khó khăn, nguyên nhân, kiến nghị: as the leads wrote them, and the form of those who may. */
export function LeadWordsBox({ page, view }: Props) {
  const t = textsOf(page.language).columns.words;
  const { unitName } = wordsOf(view.catalogue);
  const others = view.words.filter(({ unit }) => !view.rights.write.includes(unit));
  return (
    <section class="block" id="words">
      <h2>{t.title}</h2>
      <p class="hint">{t.lead}</p>
      {view.words.length === 0 && view.rights.write.length === 0 && <p>{t.none}</p>}
      {others.map((words) => (
        <div class="lead-words">
          <h3 {...verbatim(page)}>{unitName(words.unit)}</h3>
          <WordList page={page} words={words} />
          <p class="small">{t.by(view.name(words.by), formatInstant(words.at, page.language))}</p>
        </div>
      ))}
      <div class="steps">
        {view.rights.write.map((unit) => (
          <WordForm page={page} view={view} unit={unit} />
        ))}
      </div>
      <Earlier page={page} view={view} />
    </section>
  );
}

/** The parts that say something, each under its name. */
export function WordList({ page, words }: { page: Page; words: Words }) {
  const { field } = textsOf(page.language).columns;
  return (
    <dl class="told">
      {WORD_FIELDS.filter((name) => words[name] !== '').map((name) => (
        <>
          <dt>{field[name]}</dt>
          <dd {...verbatim(page)}>
            {words[name].split('\n').map((line) => (
              <p>{line}</p>
            ))}
          </dd>
        </>
      ))}
    </dl>
  );
}

function WordForm({ page, view, unit }: Props & { unit: string }) {
  const { words: t, field } = textsOf(page.language).columns;
  const current = view.words.find((words) => words.unit === unit);
  const { typed, errors } = view.refused;
  const mine = typed.get('unit') === unit;
  return (
    <StepForm
      page={page}
      view={view}
      act="words"
      title={t.of(wordsOf(view.catalogue).unitName(unit))}
      hidden={{ unit, seen: String(current?.version ?? 0) }}
    >
      {WORD_FIELDS.map((name) => (
        <TextArea
          page={page}
          id={`${name}-${unit}`}
          name={name}
          label={field[name]}
          hint={t.hint[name]}
          rows={2}
          value={(mine ? typed.get(name) : undefined) ?? current?.[name]}
          errors={errors}
        />
      ))}
      <p class="actions">
        <button type="submit" class="quiet">
          {t.submit}
        </button>
      </p>
    </StepForm>
  );
}

function Earlier({ page, view }: Props) {
  const t = textsOf(page.language).columns.words;
  const { unitName } = wordsOf(view.catalogue);
  if (view.earlierWords.length === 0) return null;
  return (
    <details>
      <summary>{t.earlier}</summary>
      {view.earlierWords.map((words: LeadWords) => (
        <div class="lead-words">
          <p class="small">
            <span {...verbatim(page)}>{unitName(words.unit)}</span>
            {` · ${t.by(view.name(words.by), formatInstant(words.at, page.language))}`}
          </p>
          <WordList page={page} words={words} />
        </div>
      ))}
    </details>
  );
}
