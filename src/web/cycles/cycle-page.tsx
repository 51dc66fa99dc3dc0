import { linkTo } from '../address.ts';
import { Tag } from '../components/badge.tsx';
import { Downloads } from '../components/downloads.tsx';
import { Facts } from '../components/facts.tsx';
import { ErrorSummary } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { formatDay, formatInstant } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { MailState } from '../work/mail-state.tsx';
import { ManageCycle } from './manage.tsx';
import { readyText } from './ready-text.ts';
import { UnitTable } from './unit-table.tsx';
import type { OneCycleView } from './view.ts';
import { cycleName } from './words.tsx';

interface Props {
  readonly page: Page;
  readonly view: OneCycleView;
}

/** One cycle: who has answered, who is late, and what the standing office does about it. */
export function CyclePage({ page, view }: Props) {
  const t = textsOf(page.language).cycles;
  const name = cycleName(view.cycle, page);
  const crumbs = [{ label: t.title, path: '/cycles' }, { label: name }];
  return (
    <Layout page={page} title={name} description={t.description} crumbs={crumbs}>
      <ErrorSummary page={page} errors={view.refused.errors} />
      <div>
        <h1>{name}</h1>
        <p class="lead">
          <Tag text={t.state[view.cycle.state]} /> {summaryOf(page, view)}
        </p>
      </div>
      {view.done && <Notice tone="success">{view.done}</Notice>}
      <Days page={page} view={view} />
      <section class="block">
        <h2>{t.one.units}</h2>
        <UnitTable page={page} view={view} />
        <Downloads page={page} formats={['csv', 'json']} path={`/cycles/${view.cycle.code}`} />
      </section>
      {view.mayManage && <ReadyText page={page} view={view} />}
      {view.mayManage && <ManageCycle page={page} view={view} />}
    </Layout>
  );
}

function summaryOf(page: Page, { counts, cycle }: OneCycleView): string {
  const t = textsOf(page.language).cycles.one;
  const { standing, timeliness, units } = counts;
  const owing = units - standing.signed - standing.sent;
  return [
    `${t.summary(standing.signed, units)}.`,
    ...(standing.signed < units ? [t.more(standing.sent, owing)] : []),
    ...(timeliness.missing > 0 && cycle.state === 'open' ? [t.overdue(timeliness.missing)] : []),
  ].join(' ');
}

function Days({ page, view }: Props) {
  const t = textsOf(page.language).cycles.one;
  const { cycle, counts, nameOf } = view;
  const day = (date: string) => formatDay(date, page.language);
  const who = (name: string, at: Date) => t.who(nameOf(name), formatInstant(at, page.language));
  const { closedBy, closedAt } = cycle;
  return (
    <>
      <Facts
        facts={[
          { term: t.deadline, value: day(cycle.unitDeadline) },
          { term: t.city, value: day(cycle.cityDeadline) },
          { term: t.lock, value: cycle.lockDay ? day(cycle.lockDay) : t.noLock },
          { term: t.answered, value: `${counts.answered}/${counts.asked}` },
          { term: t.openedBy, value: who(cycle.openedBy, cycle.openedAt) },
          closedBy && closedAt ? { term: t.closedBy, value: who(closedBy, closedAt) } : null,
        ]}
      />
      {cycle.note && <Notice>{cycle.note}</Notice>}
      <p>
        <a href={linkTo(page, '/columns', { cycle: cycle.code })}>{t.columns}</a>
      </p>
    </>
  );
}

function ReadyText({ page, view }: Props) {
  const t = textsOf(page.language).cycles.one;
  if (view.cycle.state === 'closed') return null;
  const text = readyText(view, page);
  const { outbox } = view;
  return (
    <section class="block">
      <h2>{t.readyTitle}</h2>
      {text === null ? (
        <p>{t.allDone}</p>
      ) : (
        <div class="field ready-text" data-copy={t.copy} data-copied={t.copied}>
          <label for="ready">{t.readyHint}</label>
          <textarea id="ready" rows={8} readonly>
            {text}
          </textarea>
        </div>
      )}
      {outbox && <MailState page={page} state={outbox.state} on={outbox.on} />}
    </section>
  );
}
