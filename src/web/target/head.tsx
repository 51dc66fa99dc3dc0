import type { UnitCode } from '../../catalogue/catalogue.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Abbreviations } from '../components/abbreviations.tsx';
import { Tag } from '../components/badge.tsx';
import { ChoiceForm, periodChoice } from '../components/choice.tsx';
import { Facts } from '../components/facts.tsx';
import { Notice } from '../components/notice.tsx';
import { formatPeriod } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { TargetView } from './view.ts';

interface Props {
  readonly view: TargetView;
  readonly page: Page;
}

/** What the target is, as printed, and who answers for it. */
export function TargetHead({ view, page }: Props) {
  const { target, group, catalogue } = view;
  const { target: t, terms } = textsOf(page.language);
  const ministry = view.parts.some(({ indicator }) => indicator.dependsOnMinistry);
  return (
    <header class="subject">
      <p class="eyebrow">
        {t.name(target.number)} ·{' '}
        <a href={linkTo(page, '/', { group: group.code })}>{t.group(group.code, group.name)}</a>
      </p>
      <h1 {...verbatim(page)}>{target.name}</h1>
      <p class="tags">
        <Tag text={terms.disclosure[target.disclosure]} />
        {ministry && <Tag text={t.ministry} title={t.ministryWhy} />}
        {target.unit && <Tag text={t.printedUnit(target.unit)} />}
      </p>
      <Facts
        facts={[
          { term: t.leads, value: <UnitLinks page={page} view={view} codes={target.leads} /> },
          target.coordinators.length === 0
            ? null
            : {
                term: t.coordinators,
                value: <UnitLinks page={page} view={view} codes={target.coordinators} />,
              },
          { term: t.printedIn, value: target.source.document, ...verbatim(page) },
        ]}
      />
      <Abbreviations
        page={page}
        texts={[target.name, ...view.parts.map(({ indicator }) => indicator.formula)]}
      />
      {ministry && <p class="note">{t.ministryWhy}</p>}
      {target.note && (
        <p class="note" {...verbatim(page)}>
          {target.note}
        </p>
      )}
      {view.cityInsteadOf && (
        <Notice>{t.cityOnly(wordsOf(catalogue).areaName(view.cityInsteadOf.code))}</Notice>
      )}
    </header>
  );
}

function UnitLinks({ page, view, codes }: Props & { codes: readonly UnitCode[] }) {
  const { unitName } = wordsOf(view.catalogue);
  return (
    <>
      {codes.map((code, i) => (
        <>
          {i > 0 && ', '}
          <a {...verbatim(page)} href={linkTo(page, `/units/${code}`)}>
            {unitName(code)}
          </a>
        </>
      ))}
    </>
  );
}

/** Which area and period the figures are of. */
export function TargetChoice({ view, page }: Props) {
  const { target: t } = textsOf(page.language);
  const { area, catalogue, period } = view;
  const { areaName, communes } = wordsOf(catalogue);
  const { city } = catalogue.programme;
  return (
    <div class="subject-choice">
      <h2>{t.where(areaName(area.code), formatPeriod(period, page.language))}</h2>
      <ChoiceForm
        page={page}
        choices={[
          ...(view.communes
            ? [
                {
                  name: 'area',
                  label: t.choose.area,
                  value: area.code === city ? '' : area.code,
                  options: [
                    { value: '', label: areaName(city) },
                    ...communes.map(({ code }) => ({ value: code, label: areaName(code) })),
                  ],
                },
              ]
            : []),
          periodChoice(page, view.periods, period.code),
        ]}
      />
    </div>
  );
}
