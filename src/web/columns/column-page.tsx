import type { Difference } from '../../indicator/column/difference.ts';
import { exact } from '../../kernel/quantity.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Abbreviations } from '../components/abbreviations.tsx';
import { Facts } from '../components/facts.tsx';
import { ErrorSummary } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { DataTable } from '../components/table.tsx';
import { formatDay, formatInstant, formatPeriod, formatValue } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { CellHistory, CellTable } from './cell-table.tsx';
import { ColumnHistory } from './column-history.tsx';
import { LeadWordsBox } from './lead-words.tsx';
import { Opinions } from './opinions.tsx';
import { hasDecision, Steps } from './steps.tsx';
import type { OneColumnView } from './view.ts';
import {
  Coverage,
  cycleWords,
  elementName,
  figureText,
  isStale,
  Marks,
  Result,
  StepBadge,
} from './words.tsx';

interface Props {
  readonly page: Page;
  readonly view: OneColumnView;
}

/** One indicator in one cycle, all units: looked at, confirmed, commented on, approved. */
export function ColumnPage({ page, view }: Props) {
  const t = textsOf(page.language).columns;
  const { indicator, row } = view;
  const title = t.page.title(indicator.name);
  return (
    <Layout
      page={page}
      title={title}
      description={t.description}
      crumbs={[{ label: t.title, path: '/columns' }, { label: cycleWords(row, page) }]}
    >
      <ErrorSummary page={page} errors={view.refused.errors} />
      {view.done && <Notice tone="success">{view.done}</Notice>}
      <div class="subject">
        <p class="over">
          <a href={linkTo(page, `/targets/${indicator.target}`)}>
            {t.page.target(indicator.target)}
          </a>
          {` · ${cycleWords(row, page)}`}
          {row.columnRevision > 1 && ` · ${t.page.revision(row.columnRevision)}`}
        </p>
        <h1 {...verbatim(page)}>{indicator.name}</h1>
        <Abbreviations page={page} texts={[indicator.name, indicator.formula]} />
      </div>
      {!row.open && <Notice>{t.closed}</Notice>}
      {isStale(view) && (
        <Notice tone="warning" title={t.stale}>
          {t.page.staleLead}
        </Notice>
      )}
      <Standing page={page} view={view} />
      {hasDecision(view) && (
        <p class="actions step">
          <a class="button quiet" href="#steps">
            {t.page.toSteps}
          </a>
        </p>
      )}
      <Results page={page} view={view} />
      <Differences page={page} view={view} />
      <CellTable page={page} view={view} />
      <CellHistory page={page} view={view} />
      <Opinions page={page} view={view} />
      <Steps page={page} view={view} />
      <LeadWordsBox page={page} view={view} />
      <ColumnHistory page={page} view={view} />
    </Layout>
  );
}

function Standing({ page, view }: Props) {
  const t = textsOf(page.language).columns.page;
  const { unitName } = wordsOf(view.catalogue);
  const { row, indicator, otherLeads } = view;
  const signed = (by: string | null, at: Date | null): string | null =>
    by && at && `${view.name(by)}, ${formatInstant(at, page.language)}`;
  const confirmed = signed(row.confirmedBy, row.confirmedAt);
  const approved = signed(row.approvedBy, row.approvedAt);
  const share = formatValue(
    exact(indicator.minimumCoverage).times('100').toString(),
    '%',
    page.language,
  );
  return (
    <section class="card">
      <Facts
        facts={[
          { term: t.step, value: <StepBadge column={view} page={page} /> },
          { term: t.owner, value: unitName(indicator.owner), ...verbatim(page) },
          {
            term: t.leads,
            value: otherLeads.length > 0 ? otherLeads.map(unitName).join(', ') : t.noOther,
            ...(otherLeads.length > 0 ? verbatim(page) : {}),
          },
          {
            term: t.coverage,
            value: <Coverage column={view} page={page} />,
            note: t.minimum(share),
          },
          {
            term: textsOf(page.language).columns.list.unusual,
            value: <Marks column={view} page={page} />,
          },
          confirmed === null
            ? null
            : {
                term: t.confirmedBy,
                value: confirmed,
                note:
                  row.state === 'confirmed' && row.objectionsUntil && otherLeads.length > 0
                    ? t.until(formatDay(row.objectionsUntil, page.language))
                    : undefined,
              },
          approved === null ? null : { term: t.approvedBy, value: approved },
        ]}
      />
    </section>
  );
}

function Results({ page, view }: Props) {
  const t = textsOf(page.language).columns.page;
  const { results, indicator } = view;
  const parts = ['previous', 'now', 'year', 'lastYear'] as const;
  return (
    <section class="block">
      <h2>{t.results}</h2>
      <dl class="city-results">
        {parts.map((part) => (
          <div>
            <dt>{t.result[part]}</dt>
            <dd>
              {results[part] ? (
                <Result amount={results[part]} unit={indicator.unit} page={page} />
              ) : (
                <span class="missing">{part === 'year' ? t.noSum : t.noResult}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p class="hint" {...verbatim(page)}>
        {indicator.formula}
      </p>
    </section>
  );
}

/** What an approver would approve anew: only what is no longer as it was approved. */
function Differences({ page, view }: Props) {
  const t = textsOf(page.language).columns.difference;
  const last = view.events.findLast(({ act }) => act === 'approve');
  if (!view.differences || !last || view.row.state === 'approved') return null;
  const { areaName } = wordsOf(view.catalogue);
  const say = (value: string | null): string =>
    value === null ? t.nothing : figureText(value, page);
  return (
    <section class="block" id="difference">
      <h2>{t.title}</h2>
      <p class="hint">{t.lead(view.name(last.by), formatInstant(last.at, page.language))}</p>
      {view.differences.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable
          caption={t.title}
          captionUnseen
          rows={view.differences}
          columns={[
            {
              head: textsOf(page.language).columns.cells.place,
              header: true,
              cell: (one: Difference) => (
                <>
                  <b {...verbatim(page)}>{areaName(one.area)}</b>
                  <small {...verbatim(page)}>{elementName(view, one.element)}</small>
                  <small>{formatPeriod(one.period, page.language)}</small>
                </>
              ),
            },
            {
              head: t.before,
              numeric: true,
              cell: (one: Difference) => <del>{say(one.before)}</del>,
            },
            {
              head: t.after,
              numeric: true,
              cell: (one: Difference) => <ins>{say(one.after)}</ins>,
            },
          ]}
        />
      )}
    </section>
  );
}
