import { owes } from '../../source/report/unit-progress.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Csrf, ErrorSummary } from '../components/form.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { OneCycleView } from './view.ts';
import { cycleName, monthsName } from './words.tsx';

interface Props {
  readonly page: Page;
  readonly view: OneCycleView;
}

/** What stays open when the cycle is closed, before it is. */
export function CloseCyclePage({ page, view }: Props) {
  const { cycles: t, shell } = textsOf(page.language);
  const name = cycleName(view.cycle, page);
  const path = `/cycles/${view.cycle.code}`;
  const crumbs = [
    { label: t.title, path: '/cycles' },
    { label: name, path },
    { label: t.manage.close },
  ];
  return (
    <Layout
      page={page}
      title={t.manage.closeTitle(monthsName(view.cycle, page))}
      description={t.description}
      crumbs={crumbs}
    >
      <ErrorSummary page={page} errors={view.refused.errors} />
      <div>
        <h1>{t.manage.closeTitle(monthsName(view.cycle, page))}</h1>
        <p class="lead">{t.manage.closeLead}</p>
      </div>
      <Remaining page={page} view={view} />
      <form method="post" action={linkTo(page, `${path}/close`)}>
        <Csrf page={page} />
        <input type="hidden" name="version" value={String(view.cycle.version)} />
        <p class="actions">
          <button type="submit" id="close">
            {t.manage.closeSubmit}
          </button>
          <a class="button quiet" href={linkTo(page, path)}>
            {shell.form.cancel}
          </a>
        </p>
      </form>
    </Layout>
  );
}

function Remaining({ page, view }: Props) {
  const t = textsOf(page.language).cycles;
  const { unitName, indicator } = wordsOf(view.catalogue);
  const units = view.units.filter(owes);
  const columns = view.columns.filter(({ state }) => state !== 'approved');
  if (units.length + columns.length === 0) return <p>{t.manage.closeNothing}</p>;
  return (
    <section class="block">
      <h2>{t.manage.closeStays}</h2>
      {units.length > 0 && (
        <details open>
          <summary>{t.manage.closeUnits(units.length)}</summary>
          <ul>
            {units.map((one) => (
              <li>
                <span {...verbatim(page)}>{unitName(one.unit)}</span>: {t.standing[one.standing]}
              </li>
            ))}
          </ul>
        </details>
      )}
      {columns.length > 0 && (
        <details>
          <summary>{t.manage.closeColumns(columns.length, view.columns.length)}</summary>
          <ul>
            {columns.map(({ indicator: code, state }) => (
              <li>
                <a href={linkTo(page, `/columns/${code}/${view.cycle.code}`)}>
                  <span {...verbatim(page)}>{indicator(code)?.name ?? code}</span>
                </a>
                {state !== 'approved' && `: ${t.manage.closeState[state]}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
