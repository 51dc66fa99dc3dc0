import type { IsoDate } from '../../kernel/period.ts';
import type { ReportState } from '../../source/report/report.ts';
import { linkTo } from '../address.ts';
import { type Choice, ChoiceForm } from '../components/choice.tsx';
import { EmptyState } from '../components/notice.tsx';
import { DataTable } from '../components/table.tsx';
import { capital, formatDay } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { sayCycle } from './words.ts';

export interface ReportLine {
  readonly cycle: string;
  readonly unit: { readonly code: string; readonly name: string };
  readonly state: ReportState['kind'];
  readonly deadline: IsoDate;
  readonly done: number;
  readonly all: number;
}

interface Props {
  readonly page: Page;
  readonly reports: readonly ReportLine[];
  /** Cycles to choose from, latest first; none where all are shown. */
  readonly cycles: readonly string[];
}

/** The reports that the viewer may see, latest cycle first. */
export function ReportListPage(props: Props) {
  const { page, reports, cycles } = props;
  const t = textsOf(page.language).report;
  const { column } = t.list;
  return (
    <Layout
      page={page}
      title={t.list.title}
      description={t.list.lead}
      crumbs={[{ label: t.list.title }]}
    >
      <header>
        <h1>{t.list.title}</h1>
        <p class="lead">{t.list.lead}</p>
      </header>
      {cycles.length > 1 && <ChoiceForm page={page} choices={[cycleChoice(page, props)]} />}
      {reports.length === 0 ? (
        <EmptyState title={t.list.none}>
          <p>{t.list.noneHelp}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t.list.title}
          captionUnseen
          rows={reports}
          columns={[
            {
              head: column.cycle,
              header: true,
              cell: ({ cycle, unit }) => (
                <a href={linkTo(page, `/reports/${cycle}/${unit.code}`)}>
                  {capital(sayCycle(cycle, page.language))}
                  <span class="unseen" lang="vi">
                    , {unit.name}
                  </span>
                </a>
              ),
            },
            { head: column.unit, cell: ({ unit }) => <span {...verbatim(page)}>{unit.name}</span> },
            {
              head: column.state,
              cell: ({ state }) => <span class={`report-state is-${state}`}>{t.state[state]}</span>,
            },
            { head: column.deadline, cell: ({ deadline }) => formatDay(deadline, page.language) },
            {
              head: column.answered,
              numeric: true,
              cell: ({ done, all }) => t.list.answered(done, all),
            },
          ]}
        />
      )}
    </Layout>
  );
}

function cycleChoice(page: Page, { reports, cycles }: Props): Choice {
  const [latest] = cycles;
  const value = (code: string): string => (code === latest ? '' : code);
  return {
    name: 'cycle',
    label: textsOf(page.language).report.list.column.cycle,
    value: value(reports[0]?.cycle ?? ''),
    options: cycles.map((code) => ({
      value: value(code),
      label: capital(sayCycle(code, page.language)),
    })),
  };
}
