import { linkTo } from '../address.ts';
import { Csrf } from '../components/form.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { choiceField, type GoalRow, versionField } from './decisions.ts';
import type { GoalsProps } from './goals-page.tsx';
import { SaveOrEdit } from './settle-parts.tsx';
import { choiceWords, yearWords } from './words.ts';

/** Check answers: what will be written, with the way back. */
export function GoalsCheckPage({ page, view }: GoalsProps) {
  const { goals: t, catalogue } = textsOf(page.language);
  const chosen = view.rows.filter(({ choice }) => choice !== '');
  const crumbs = [
    { label: catalogue.title, path: '/catalogue' },
    { label: t.title, path: '/catalogue/goals' },
    { label: t.checkTitle },
  ];
  return (
    <Layout page={page} title={t.checkTitle} description={t.description} crumbs={crumbs}>
      <h1>{t.checkTitle}</h1>
      <p class="lead">{t.checkLead(chosen.length)}</p>
      <DataTable caption={t.title} captionUnseen columns={columnsOf(page)} rows={chosen} />
      <dl class="told">
        <dt>{t.reason}</dt>
        <dd>{view.reason}</dd>
        {view.reference && (
          <>
            <dt>{t.reference}</dt>
            <dd>{view.reference}</dd>
          </>
        )}
      </dl>
      <form
        method="post"
        novalidate
        action={linkTo(page, '/catalogue/goals', { all: view.all ? 1 : null })}
      >
        <Csrf page={page} />
        {view.rows.map((row) => (
          <Kept row={row} />
        ))}
        <input type="hidden" name="reason" value={view.reason} />
        <input type="hidden" name="reference" value={view.reference} />
        <SaveOrEdit save={t.save(chosen.length)} edit={t.edit} />
      </form>
    </Layout>
  );
}

const Kept = ({ row: { goal, choice, seen } }: { row: GoalRow }) => (
  <>
    <input type="hidden" name={choiceField(goal.id)} value={choice} />
    <input type="hidden" name={versionField(goal.id)} value={String(seen)} />
  </>
);

function columnsOf(page: Page): readonly Column<GoalRow>[] {
  const t = textsOf(page.language).goals.column;
  return [
    { head: t.target, header: true, cell: ({ target }) => `${target.number}. ${target.name}` },
    { head: t.printed, cell: ({ goal }) => goal.text },
    { head: t.before, cell: ({ goal }) => yearWords(page, goal) },
    { head: t.after, cell: ({ choice }) => <strong>{choiceWords(page, choice)}</strong> },
  ];
}
