import { StatusBadge } from '../components/badge.tsx';
import { Downloads } from '../components/downloads.tsx';
import { Notice } from '../components/notice.tsx';
import { shorten } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { Answers, Reasons } from './answers.tsx';
import { BasisOfAssessment } from './basis.tsx';
import { Changes } from './changes.tsx';
import { Communes } from './communes.tsx';
import { Definitions } from './definition.tsx';
import { Goals } from './goals.tsx';
import { TargetChoice, TargetHead } from './head.tsx';
import { SaidByLeads } from './lead-words.tsx';
import { Milestones } from './milestones.tsx';
import { Results } from './results.tsx';
import { HatchSprite, TrendFigure } from './trend.tsx';
import type { TargetView } from './view.ts';

interface Props {
  readonly view: TargetView;
  readonly page: Page;
}

/** One target: where it stands and why, its course, its communes, how it is measured, what changed. */
export function TargetPage({ view, page }: Props) {
  const { target: t } = textsOf(page.language);
  const { target } = view;
  return (
    <Layout
      page={page}
      title={`${t.name(target.number)}: ${shorten(target.name, 60)}`}
      description={t.description(target.number, shorten(target.name, 120))}
      crumbs={[{ label: t.name(target.number) }]}
      timeTravel
    >
      <TargetHead view={view} page={page} />
      {view.disclosure === 'withheld' ? (
        <Withheld page={page} />
      ) : (
        <Figures view={view} page={page} />
      )}
      <Goals view={view} page={page} />
      <Definitions view={view} page={page} />
      <Changes view={view} page={page} />
      <Downloads
        page={page}
        formats={view.disclosure === 'withheld' ? ['json'] : ['csv', 'json']}
      />
    </Layout>
  );
}

function Withheld({ page }: { page: Page }) {
  const t = textsOf(page.language).target.restricted;
  return (
    <Notice tone="warning" title={t.title}>
      <p>{t.why}</p>
      <p>{t.still}</p>
    </Notice>
  );
}

function Figures({ view, page }: Props) {
  const { target: t } = textsOf(page.language);
  return (
    <>
      {view.disclosure === 'reached' && <Notice tone="warning">{t.restricted.reached}</Notice>}
      <TargetChoice view={view} page={page} />
      <Answers view={view} page={page} />
      <HatchSprite />
      <Parts view={view} page={page} />
      <Milestones view={view} page={page} />
      <SaidByLeads view={view} page={page} />
      {view.communes && <Communes view={view} page={page} communes={view.communes} />}
    </>
  );
}

/** The course and the grounds of each indicator; with several, each under its own heading. */
function Parts({ view, page }: Props) {
  const { target: t } = textsOf(page.language);
  const several = view.parts.length > 1;
  return (
    <>
      {view.parts.map((part) => (
        <section class="block part" id={`part-${part.indicator.code}`}>
          {several ? (
            <>
              <h2>{t.several.part(part.indicator.code, part.indicator.name)}</h2>
              <p>
                <StatusBadge progress={part.assessment.progress} language={page.language} />
              </p>
              <Reasons assessment={part.assessment} indicator={part.indicator} page={page} />
            </>
          ) : (
            <h2>{t.chart.heading}</h2>
          )}
          <div class="course">
            <TrendFigure part={part} view={view} page={page} />
            <Results part={part} view={view} page={page} />
          </div>
          <BasisOfAssessment part={part} view={view} page={page} />
        </section>
      ))}
    </>
  );
}
