import { isDecided, kindOf, readingOf } from '../../catalogue/appendix/decision.ts';
import type { Ambiguity } from '../../catalogue/appendix/draft.ts';
import { linkTo } from '../address.ts';
import { Tag } from '../components/badge.tsx';
import { Checkbox, Csrf, SelectField, TextField } from '../components/form.tsx';
import { EmptyState } from '../components/notice.tsx';
import { textsOf } from '../page.ts';
import type { DraftProps } from './draft-page.tsx';
import { decisionField } from './view.ts';

/** Every doubt with its line and text, and the control that settles it. */
export function Doubts({ page, view }: DraftProps) {
  const t = textsOf(page.language).appendix.doubts;
  const { ambiguities } = view.draft;
  return (
    <form
      class="flow"
      method="post"
      novalidate
      action={linkTo(page, `/catalogue/import/${view.id}`)}
    >
      <Csrf page={page} />
      <Programme page={page} view={view} />
      {ambiguities.length === 0 ? (
        <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
      ) : (
        <ol class="doubts">
          {ambiguities.map((doubt, index) => (
            <Doubt page={page} view={view} doubt={doubt} index={index} />
          ))}
        </ol>
      )}
      <p class="actions">
        <button type="submit">{t.save}</button>
      </p>
    </form>
  );
}

/** Title, legal basis and phase, which a table seldom says completely. */
function Programme({ page, view }: DraftProps) {
  const { facts, doubts } = textsOf(page.language).appendix;
  const { words } = view;
  return (
    <section class="card" aria-label={doubts.fields.programme}>
      <TextField
        page={page}
        id="title"
        label={facts.title}
        value={words.title}
        width="full"
        required
      />
      <TextField
        page={page}
        id="legalBasis"
        label={facts.legalBasis}
        value={words.legalBasis}
        width="full"
        required
      />
      <span class="row phase">
        <label for="start">{facts.phase}</label>
        <input id="start" name="start" class="w-year" inputmode="numeric" value={words.start} />
        –
        <input
          name="end"
          class="w-year"
          inputmode="numeric"
          value={words.end}
          aria-label={facts.phase}
        />
      </span>
    </section>
  );
}

interface DoubtProps extends DraftProps {
  readonly doubt: Ambiguity;
  readonly index: number;
}

function Doubt({ page, view, doubt, index }: DoubtProps) {
  const t = textsOf(page.language).appendix.doubts;
  const decided = isDecided(view.draft, doubt, view.decisions[index]);
  const target = doubt.target === null ? '' : `, ${t.target(String(doubt.target))}`;
  return (
    <li class={decided ? 'doubt is-decided' : 'doubt'} id={`doubt-${index}`}>
      <p class="doubt-place">
        <strong>{t.line(doubt.line) + target}</strong> <Tag text={t.fields[doubt.field]} />
      </p>
      <p>
        <span lang="vi">{doubt.why}</span> {doubt.text ? t.printed(doubt.text) : t.nothingPrinted}
      </p>
      <Control page={page} view={view} doubt={doubt} index={index} />
    </li>
  );
}

function Control(props: DoubtProps) {
  const { page, view, doubt, index } = props;
  const t = textsOf(page.language).appendix.doubts;
  const decision = view.decisions[index] ?? {};
  const kind = kindOf(view.draft, doubt);
  if (kind === 'year') return <YearControl {...props} />;
  const seen = (
    <Checkbox
      id={decisionField('seen', index)}
      name={decisionField('seen', index)}
      value="1"
      label={t.accept}
      checked={decision.accepted ?? false}
    />
  );
  if (kind === 'seen') return seen;
  const labels = {
    ...{ goals: t.goalText, leads: t.fields.leads, coordinators: t.fields.coordinators },
    ...{ name: t.name, unit: t.unit, number: t.number, group: t.group, programme: t.programme },
  };
  const hint = kind === 'units' ? t.unitsHint : kind === 'goal' ? t.goalHint : undefined;
  return (
    <div class="doubt-control">
      <TextField
        page={page}
        id={decisionField('text', index)}
        label={labels[doubt.field]}
        value={decision.text ?? readingOf(view.draft, doubt)}
        width={kind === 'text' && doubt.field !== 'name' ? 'medium' : 'full'}
        required
        {...(hint ? { hint } : {})}
      />
      {seen}
    </div>
  );
}

function YearControl({ page, view, index }: DoubtProps) {
  const { doubts: t } = textsOf(page.language).appendix;
  const chosen = view.decisions[index]?.year;
  const { start, end } = view.words;
  const [first, last] = [Number(start) || 0, Number(end) || 0];
  const many = first > 0 && last >= first && last - first < 30;
  const years = many ? Array.from({ length: last - first + 1 }, (_, i) => String(first + i)) : [];
  return (
    <SelectField
      page={page}
      id={decisionField('year', index)}
      label={t.year}
      value={chosen === undefined ? '' : String(chosen)}
      required
      options={[
        { value: '', label: '–' },
        ...years.map((year) => ({ value: year, label: year })),
        { value: 'phase', label: t.phase },
        { value: 'open', label: t.leaveOpen },
      ]}
    />
  );
}
