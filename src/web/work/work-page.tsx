import type { CycleRow } from '../../source/report/cycle.ts';
import { linkTo } from '../address.ts';
import { StatusMark } from '../components/marks.tsx';
import { EmptyState } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatDay } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { isLate, sayCycle, type WorkLine } from './lines.ts';

/** An open cycle with the number of units that are late in it. */
export interface LateCycle {
  readonly cycle: CycleRow;
  readonly units: number;
}

export interface WorkPageProps {
  readonly page: Page;
  readonly lines: readonly WorkLine[];
  readonly late: readonly LateCycle[];
}

/** What a person has to do, one line each, and nothing else. */
export function WorkPage({ page, lines, late }: WorkPageProps) {
  const t = textsOf(page.language).work;
  return (
    <Layout page={page} title={t.title} description={t.lead}>
      <h1>{t.title}</h1>
      {lines.length === 0 ? (
        <EmptyState title={t.empty}>{t.emptyWhy}</EmptyState>
      ) : (
        <>
          <p class="lead">{t.summary(lines.length, lines.filter(isLate).length)}</p>
          <div class="work-list">
            <DataTable caption={t.lead} captionUnseen columns={columnsOf(page)} rows={lines} />
          </div>
        </>
      )}
      {late.length > 0 && (
        <section class="block">
          <h2>{t.late.title}</h2>
          <ul class="work-late">
            {late.map(({ cycle, units }) => (
              <li>
                <a href={linkTo(page, `/cycles/${cycle.code}`)}>
                  {t.late.units(units, sayCycle(cycle.code, page.language))}
                </a>{' '}
                <span class="work-day">
                  {t.late.until(formatDay(cycle.unitDeadline, page.language))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}

const columnsOf = (page: Page): readonly Column<WorkLine>[] => {
  const { what, cycle, until } = textsOf(page.language).work.columns;
  return [
    { head: what, header: true, cell: (line) => <What page={page} line={line} /> },
    { head: cycle, cell: (line) => line.cycle },
    { head: until, cell: (line) => <Until line={line} /> },
  ];
};

function What({ page, line }: { page: Page; line: WorkLine }) {
  const { what, name, count, path, item } = line;
  const [before = '', after = ''] = name === '' ? [what] : what.split(name, 2);
  return (
    <>
      <a href={linkTo(page, path)}>
        {before}
        {name !== '' && <span {...verbatim(page)}>{name}</span>}
        {after}
      </a>
      {count !== null && <span class="work-note">{` · ${count}`}</span>}
      {item.words !== null && (
        <q class="work-words" {...verbatim(page)}>
          {item.words}
        </q>
      )}
    </>
  );
}

const SHAPE = { late: 'behind', today: 'at-risk', ahead: 'on-track' } as const;

function Until({ line }: { line: WorkLine }) {
  const { pressure, until, day } = line;
  const shape = SHAPE[pressure.kind];
  return (
    <>
      <span class={`badge is-${shape}`}>
        <StatusMark progress={shape} />
        {until}
      </span>{' '}
      <span class="work-day">{day}</span>
    </>
  );
}
