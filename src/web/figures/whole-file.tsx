import type { Mapping } from '../../source/figure/mapping.ts';
import { wordsOf } from '../catalogue-words.ts';
import { RadioField, SelectField, TextField } from '../components/form.tsx';
import { formatPeriod } from '../format.ts';
import { textsOf } from '../page.ts';
import { TITLED } from './column-roles.ts';
import type { MappingProps } from './mapping-page.tsx';

/** What no column says: period, element, area; what totals are; the name to remember it by. */
export function WholeFile({ page, view }: MappingProps) {
  const { figures, terms } = textsOf(page.language);
  const t = figures.mapping;
  const { mapping, errors, catalogue } = view;
  const common = { page, errors };
  const none = { value: '', label: t.notChosen };
  const { areaName, communes } = wordsOf(catalogue);
  const { city } = catalogue.programme;
  return (
    <section class="card whole-file">
      <h2>{t.whole}</h2>
      <p class="hint">{t.wholeHint}</p>
      <Period page={page} view={view} />
      <SelectField
        {...common}
        id="element"
        label={t.elementAll}
        value={mapping.element}
        required
        options={[
          none,
          ...catalogue.elements
            .filter(({ sumOf }) => sumOf.length === 0)
            .map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <SelectField
        {...common}
        id="area"
        label={t.areaAll}
        {...(isArealess(mapping) ? { hint: t.noAreaColumn } : {})}
        value={mapping.area}
        required
        options={[
          none,
          { value: city, label: t.wholeCity },
          ...communes.map(({ code }) => ({ value: code, label: areaName(code) })),
        ]}
      />
      <RadioField
        {...common}
        id="totals"
        label={t.totals}
        value={mapping.totals}
        options={[
          { value: 'skip', label: t.totalsSkip },
          { value: 'city', label: t.totalsCity },
        ]}
      />
      <SelectField
        {...common}
        id="basis"
        label={t.basis}
        value={mapping.basis}
        required
        options={[
          { value: '', label: t.basisOwn },
          { value: 'administrative', label: terms.basis.administrative },
          { value: 'calendar', label: terms.basis.calendar },
        ]}
      />
      <TextField
        {...common}
        id="name"
        label={t.name}
        hint={t.nameHint}
        value={view.name}
        autocomplete="off"
      />
    </section>
  );
}

const isArealess = ({ columns }: Mapping): boolean =>
  !columns.some(({ role }) => role === 'area' || role === 'unit');

function Period({ page, view }: MappingProps) {
  const t = textsOf(page.language).figures.mapping;
  const { mapping, titlePeriod, errors } = view;
  const fixed = mapping.period === TITLED ? '' : (mapping.period ?? '');
  return (
    <>
      {titlePeriod && (
        <RadioField
          page={page}
          id="period-from"
          label={t.periodAll}
          errors={errors}
          value={mapping.period === TITLED ? TITLED : ''}
          options={[
            { value: TITLED, label: t.titled(formatPeriod(titlePeriod, page.language)) },
            { value: '', label: t.fixed },
          ]}
        />
      )}
      <TextField
        page={page}
        id="period"
        label={titlePeriod ? t.periodWritten : t.periodAll}
        hint={t.periodAllHint}
        value={view.typed.get('period') ?? fixed}
        width="short"
        errors={errors}
        autocomplete="off"
      />
    </>
  );
}
