import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { ChoiceForm, periodChoice } from '../components/choice.tsx';
import { Downloads } from '../components/downloads.tsx';
import { Facts } from '../components/facts.tsx';
import { ReportingRecord } from '../components/reporting-record.tsx';
import { formatPeriod } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { ElementTable, IndicatorTable, UnitTargetTable } from './tables.tsx';
import type { UnitView } from './view.ts';

interface Props {
  readonly view: UnitView;
  readonly page: Page;
}

/** One unit: what it leads, which figures are its own, and how punctually they come. */
export function UnitPage({ view, page }: Props) {
  const { place, target } = textsOf(page.language);
  const { unit: t, units, record } = place;
  const { unit, catalogue, period } = view;
  return (
    <Layout
      page={page}
      title={unit.name}
      description={t.description(unit.name)}
      crumbs={[
        { label: units.title, path: '/units' },
        { label: unit.name, ...verbatim(page) },
      ]}
      timeTravel
    >
      <header class="subject">
        <p class="eyebrow">{units.kinds[unit.kind]}</p>
        <h1 {...verbatim(page)}>{unit.name}</h1>
        <p class="lead">
          {t.summary(
            view.led.length,
            view.coordinated.length,
            view.owned.length,
            view.entered.length,
          )}
        </p>
        <About view={view} page={page} />
      </header>
      <div class="subject-choice">
        <h2>{target.where(unit.name, formatPeriod(period, page.language))}</h2>
        <ChoiceForm page={page} choices={[periodChoice(page, view.periods, period.code)]} />
      </div>
      <UnitTargetTable heading={t.led} rows={view.led} view={view} page={page} />
      <section class="block">
        <h2>{record.title}</h2>
        <ReportingRecord
          record={view.record}
          title={record.own(unit.name)}
          catalogue={catalogue}
          page={page}
        />
        <p class="note">{record.how}</p>
      </section>
      <UnitTargetTable heading={t.coordinated} rows={view.coordinated} view={view} page={page} />
      <IndicatorTable rows={view.owned} page={page} />
      <ElementTable heading={t.entered} rows={view.entered} view={view} page={page} />
      <ElementTable heading={t.supplied} rows={view.supplied} view={view} page={page} />
      <Downloads page={page} formats={['csv', 'json']} />
    </Layout>
  );
}

function About({ view, page }: Props) {
  const t = textsOf(page.language).place.unit;
  const { unit, area, groups, catalogue } = view;
  const { areaName, unitName } = wordsOf(catalogue);
  const members = unit.members.map((member) => {
    if (member === 'communes') return t.communes;
    return member === 'departments' ? t.departments : unitName(member);
  });
  return (
    <>
      {unit.aliases.length > 0 && <p class="note">{t.aliases(unit.aliases.join(', '))}</p>}
      <Facts
        facts={[
          area
            ? {
                term: t.area,
                value: (
                  <a href={linkTo(page, `/areas/${area.code}`)}>
                    {t.areaLink(areaName(area.code))}
                  </a>
                ),
              }
            : null,
          groups.length > 0
            ? {
                term: t.memberOf,
                value: groups.map(({ code, name }, i) => (
                  <>
                    {i > 0 && '; '}
                    <a href={linkTo(page, `/units/${code}`)}>{name}</a>
                  </>
                )),
              }
            : null,
          members.length > 0 ? { term: t.members, value: members.join('; ') } : null,
        ]}
      />
    </>
  );
}
