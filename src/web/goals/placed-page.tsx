import { linkTo } from '../address.ts';
import { StatusBadge } from '../components/badge.tsx';
import { Notice } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatInstant, formatPeriod } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import type { PlacedStep, PlacedView, StatusStep } from './view.ts';
import { yearWords } from './words.ts';

/** The record of one sitting: what was written, and which assessments followed. */
export function PlacedPage({ page, view }: { page: Page; view: PlacedView }) {
  const { goals: t, catalogue } = textsOf(page.language);
  const period = formatPeriod(view.period, page.language);
  const crumbs = [
    { label: catalogue.title, path: '/catalogue' },
    { label: t.title, path: '/catalogue/goals' },
    { label: t.doneTitle },
  ];
  return (
    <Layout page={page} title={t.doneTitle} description={t.description} crumbs={crumbs}>
      <h1>{t.doneTitle}</h1>
      <Notice tone="success" title={t.doneLead(view.steps.length, view.revision)}>
        {t.doneBy(view.who, formatInstant(view.at, page.language))}
      </Notice>
      <dl class="told">
        {view.reason && <Fact name={t.reason} text={view.reason} />}
        {view.reference && <Fact name={t.reference} text={view.reference} />}
      </dl>
      <DataTable caption={t.title} captionUnseen columns={stepColumns(page)} rows={view.steps} />
      {view.followed.length > 0 ? (
        <DataTable
          caption={t.followed(period)}
          columns={statusColumns(page)}
          rows={view.followed}
        />
      ) : (
        <p>{t.notFollowed(period)}</p>
      )}
      <NextSteps page={page} left={view.left} />
    </Layout>
  );
}

const Fact = ({ name, text }: { name: string; text: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{text}</dd>
  </>
);

function NextSteps({ page, left }: { page: Page; left: number }) {
  const t = textsOf(page.language).goals;
  return (
    <section>
      <h2>{t.next}</h2>
      <ul>
        {left > 0 && (
          <li>
            <a href={linkTo(page, '/catalogue/goals')}>{t.nextLeft(left)}</a>
          </li>
        )}
        <li>
          <a href={linkTo(page, '/catalogue/indicators')}>{t.nextIndicators}</a>
        </li>
        <li>
          <a href={linkTo(page, '/')}>{t.nextScoreboard}</a>
        </li>
      </ul>
    </section>
  );
}

function stepColumns(page: Page): readonly Column<PlacedStep>[] {
  const t = textsOf(page.language).goals.column;
  return [
    {
      head: t.target,
      header: true,
      cell: ({ target }) => (
        <a href={linkTo(page, `/targets/${target.number}`)}>{`${target.number}. ${target.name}`}</a>
      ),
    },
    { head: t.printed, cell: ({ after }) => after.text },
    { head: t.before, cell: ({ before }) => (before ? yearWords(page, before) : '–') },
    { head: t.after, cell: ({ after }) => <strong>{yearWords(page, after)}</strong> },
  ];
}

function statusColumns(page: Page): readonly Column<StatusStep>[] {
  const t = textsOf(page.language).goals.column;
  const { language } = page;
  return [
    { head: t.target, header: true, cell: ({ target }) => `${target.number}. ${target.name}` },
    {
      head: t.statusBefore,
      cell: ({ before }) => <StatusBadge progress={before} language={language} />,
    },
    {
      head: t.statusAfter,
      cell: ({ after }) => <StatusBadge progress={after} language={language} />,
    },
  ];
}
