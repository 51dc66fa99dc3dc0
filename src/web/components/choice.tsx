import { capital, formatPeriod } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { Carried, type Option } from './form.tsx';

export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
}

/** One choice; the prefix keeps its id apart from those of another form. */
export const ChoiceSelect = ({ choice, prefix }: { choice: Choice; prefix: string }) => (
  <div>
    <label for={`${prefix}-${choice.name}`}>{choice.label}</label>
    <select id={`${prefix}-${choice.name}`} name={choice.name}>
      {choice.options.map(({ value, label }) => (
        <option value={value} selected={value === choice.value}>
          {label}
        </option>
      ))}
    </select>
  </div>
);

/** A GET form of few selects: another period, another area. Works alone; script only saves a click. */
export function ChoiceForm({ page, choices }: { page: Page; choices: readonly Choice[] }) {
  const owned = [...choices.map(({ name }) => name), 'page'];
  return (
    <form class="choices" method="get" action={page.path} data-live>
      <Carried page={page} except={owned} />
      {choices.map((choice) => (
        <ChoiceSelect choice={choice} prefix="c" />
      ))}
      <button type="submit">{textsOf(page.language).target.choose.apply}</button>
    </form>
  );
}

/** The months on offer, latest first; the latest is the default and leaves the address clean. */
export function periodChoice(page: Page, periods: readonly string[], current: string): Choice {
  const [latest] = periods;
  const onOffer = periods.includes(current) ? periods : [current, ...periods];
  return {
    name: 'period',
    label: textsOf(page.language).target.choose.period,
    value: current === latest ? '' : current,
    options: onOffer.map((code) => ({
      value: code === latest ? '' : code,
      label: capital(formatPeriod(code, page.language)),
    })),
  };
}
