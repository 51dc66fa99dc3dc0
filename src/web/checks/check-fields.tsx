import { MEASURES, SEVERITIES } from '../../catalogue/check/check.ts';
import { Checkbox, DayField, RadioField, TextArea, TextField } from '../components/form.tsx';
import { fieldsOf } from '../components/named-fields.ts';
import { type Page, textsOf } from '../page.ts';
import type { CheckView } from './view.ts';

interface FieldProps {
  readonly page: Page;
  readonly view: CheckView;
}

export function Severity({ page, view: { form, errors } }: FieldProps) {
  const t = textsOf(page.language).checks;
  const options = SEVERITIES.map((one) => ({ value: one, label: t.severityHelp[one] }));
  const { severity } = form.check;
  return (
    <RadioField
      {...{ page, errors, options }}
      id="severity"
      label={t.form.severity}
      value={severity}
    />
  );
}

export function Where({ page, view: { form, errors } }: FieldProps) {
  const t = textsOf(page.language).checks;
  const field = fieldsOf({ page, errors, words: t.form, form });
  const { measures, times } = form.check.appliesTo;
  return (
    <fieldset class="field">
      <legend>{t.form.where}</legend>
      <p class="hint">{t.form.whereHint}</p>
      <Boxes
        name="measures"
        label={t.form.measures}
        words={MEASURES.map((one) => [one, t.measure[one]])}
        chosen={measures}
      />
      <Boxes
        name="times"
        label={t.form.times}
        words={(['flow', 'stock'] as const).map((one) => [one, t.time[one]])}
        chosen={times}
      />
      <TextArea {...field('elements')} rows={2} />
      <TextField {...field('indicators')} />
    </fieldset>
  );
}

interface BoxesProps {
  readonly name: string;
  readonly label: string;
  readonly words: readonly (readonly [string, string])[];
  readonly chosen: readonly string[];
}

const Boxes = ({ name, label, words, chosen }: BoxesProps) => (
  <fieldset class="field">
    <legend>{label}</legend>
    {words.map(([value, text]) => (
      <Checkbox
        {...{ name, value, label: text }}
        id={`${name}-${value}`}
        checked={chosen.includes(value)}
      />
    ))}
  </fieldset>
);

export function Expression({ page, view: { form, errors } }: FieldProps) {
  const words = textsOf(page.language).checks.form;
  const { wrong } = form.check;
  const field = fieldsOf({ page, errors, words, form: { ...form, wrong } });
  const lines = Math.max(3, Object.keys(form.check.limits).length + 1);
  return (
    <>
      <TextArea {...field('wrong')} rows={3} required />
      <TextArea {...field('limits')} rows={lines} />
    </>
  );
}

export function Messages({ page, view: { form, errors } }: FieldProps) {
  const words = textsOf(page.language).checks.form;
  const field = fieldsOf({ page, errors, words, form: form.check });
  return (
    <>
      <TextArea {...field('vi')} rows={3} required />
      <TextArea {...field('en')} rows={3} required />
    </>
  );
}

export function FromDay({ page, view: { form, errors } }: FieldProps) {
  const words = textsOf(page.language).checks.form;
  const { active, ...check } = form.check;
  const field = fieldsOf({ page, errors, words, form: { ...check, reason: form.reason } });
  return (
    <>
      <DayField {...field('effectiveFrom')} required />
      <Checkbox id="active" name="active" value="1" label={words.active} checked={active} />
      <TextArea {...field('note')} rows={2} />
      <TextArea {...field('reason')} rows={2} required />
    </>
  );
}
