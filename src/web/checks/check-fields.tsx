import { MEASURES, SEVERITIES } from '../../catalogue/check/check.ts';
import { Checkbox, DayField, RadioField, TextArea, TextField } from '../components/form.tsx';
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
      <TextArea
        {...{ page, errors }}
        id="elements"
        label={t.form.elements}
        hint={t.form.elementsHint}
        value={form.elements}
        rows={2}
      />
      <TextField
        {...{ page, errors }}
        id="indicators"
        label={t.form.indicators}
        hint={t.form.indicatorsHint}
        value={form.indicators}
      />
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
  const t = textsOf(page.language).checks.form;
  return (
    <>
      <TextArea
        {...{ page, errors }}
        required
        id="wrong"
        label={t.wrong}
        hint={t.wrongHint}
        value={form.check.wrong}
        rows={3}
      />
      <TextArea
        {...{ page, errors }}
        id="limits"
        label={t.limits}
        hint={t.limitsHint}
        value={form.limits}
        rows={Math.max(3, Object.keys(form.check.limits).length + 1)}
      />
    </>
  );
}

export function Messages({ page, view: { form, errors } }: FieldProps) {
  const t = textsOf(page.language).checks.form;
  const field = { page, errors, required: true };
  return (
    <>
      <TextArea {...field} id="vi" label={t.vi} hint={t.viHint} value={form.check.vi} rows={3} />
      <TextArea {...field} id="en" label={t.en} value={form.check.en} rows={3} />
    </>
  );
}

export function FromDay({ page, view: { form, errors } }: FieldProps) {
  const t = textsOf(page.language).checks.form;
  const { check, reason } = form;
  return (
    <>
      <DayField
        {...{ page, errors }}
        required
        id="effectiveFrom"
        label={t.effectiveFrom}
        hint={t.effectiveFromHint}
        value={check.effectiveFrom}
      />
      <Checkbox id="active" name="active" value="1" label={t.active} checked={check.active} />
      <TextArea {...{ page, errors }} id="note" label={t.note} value={check.note ?? ''} rows={2} />
      <TextArea
        {...{ page, errors }}
        required
        id="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={reason}
        rows={2}
      />
    </>
  );
}
