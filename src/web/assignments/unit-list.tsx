import { wordsOf } from '../catalogue-words.ts';
import { Checkbox } from '../components/form.tsx';
import { type Page, textsOf } from '../page.ts';
import type { AssignmentView } from './view.ts';

interface Props {
  readonly page: Page;
  readonly view: AssignmentView;
  readonly name: 'enters' | 'supplies';
  readonly label: string;
  readonly hint: string;
}

/** Several units: those chosen as ticks, and a list from which one more is added. */
export function UnitList({ page, view, name, label, hint }: Props) {
  const t = textsOf(page.language).assignments.form;
  const { unitName } = wordsOf(view.catalogue);
  const chosen = view.form.assignment[name];
  const error = view.errors.find(({ field }) => field === name);
  const others = view.catalogue.units.filter(({ code }) => !chosen.includes(code));
  return (
    <fieldset
      class={error ? 'field has-error' : 'field'}
      id={name}
      tabindex={-1}
      aria-describedby={error ? `${name}-hint ${name}-error` : `${name}-hint`}
    >
      <legend>{label}</legend>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {error && (
        <p class="field-error" id={`${name}-error`}>
          {error.text}
        </p>
      )}
      {chosen.map((code) => (
        <Checkbox id={`${name}-${code}`} name={name} value={code} label={unitName(code)} checked />
      ))}
      <span class="row">
        <label for={`${name}-add`} class="unseen">
          {`${label}: ${t.add}`}
        </label>
        <select id={`${name}-add`} name={`${name}-add`}>
          <option value="">{t.addNone}</option>
          {others.map((unit) => (
            <option value={unit.code}>{unit.name}</option>
          ))}
        </select>
        <button type="submit" name="step" value="add" class="quiet">
          {t.addButton}
        </button>
      </span>
    </fieldset>
  );
}
