import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { type Page, textsOf } from '../page.ts';
import type { CatalogueProps } from './catalogue-page.tsx';
import { goalsWithoutYear, proposedDefinitions } from './view.ts';

/** Counts, what the standing office still has to settle, and the files. */
export function Overview({ page, view }: CatalogueProps) {
  return (
    <div class="overview">
      <Counts page={page} view={view} />
      {view.may.settle && <ToSettle page={page} view={view} />}
      <Files page={page} />
    </div>
  );
}

function Counts({ page, view: { catalogue } }: CatalogueProps) {
  const { counts: t, phase, office } = textsOf(page.language).catalogue;
  const { programme } = catalogue;
  const open = goalsWithoutYear(catalogue);
  const proposed = proposedDefinitions(catalogue);
  const cells = [
    { count: catalogue.targets.length, label: t.targets },
    { count: catalogue.goals.length, label: t.goals },
    { count: open, label: t.open, marked: open > 0 },
    { count: catalogue.indicators.length, label: t.indicators },
    { count: proposed, label: t.proposed, marked: proposed > 0 },
    { count: catalogue.elements.length, label: t.elements },
  ];
  return (
    <section class="card" aria-label={t.label}>
      <ul class="tallies">
        {cells.map(({ count, label, marked }) => (
          <li class={marked ? 'is-marked' : undefined}>
            <b>{count}</b> {label}
          </li>
        ))}
      </ul>
      <p class="small">
        {`${phase(programme.start, programme.end)} · ${office(wordsOf(catalogue).unitName(programme.standingOffice))}`}
      </p>
    </section>
  );
}

function ToSettle({ page, view: { catalogue, may } }: CatalogueProps) {
  const t = textsOf(page.language).catalogue.settle;
  const open = goalsWithoutYear(catalogue);
  const proposed = proposedDefinitions(catalogue);
  return (
    <section class="card">
      <h2>{t.title}</h2>
      <ul class="tasks">
        <li>
          <a class="button" href={linkTo(page, '/catalogue/goals')}>
            {t.goals(open)}
          </a>
        </li>
        <li>
          <a href={linkTo(page, '/catalogue/indicators')}>{t.indicators(proposed)}</a>
        </li>
        <li>
          <a href={linkTo(page, '/assignments')}>{t.assignments}</a>
        </li>
        <li>
          <a href={linkTo(page, '/catalogue/checks')}>{t.checks}</a>
        </li>
        {may.importAppendix && (
          <li>
            <a href={linkTo(page, '/catalogue/import')}>{t.appendix}</a>
          </li>
        )}
      </ul>
    </section>
  );
}

function Files({ page }: { page: Page }) {
  const t = textsOf(page.language).catalogue.export;
  const asOf = page.asOf ? `?asOf=${encodeURIComponent(page.asOf)}` : '';
  const file = (name: string) => `/catalogue/export/${name}${asOf}`;
  return (
    <section class="card">
      <h2>{t.title}</h2>
      <ul class="tasks">
        <li>
          <a href={file('catalogue.zip')} download>
            {t.zip}
          </a>
        </li>
        {(['programme', 'units', 'communes', 'holidays', 'checks'] as const).map((part) => (
          <li>
            <a href={file(`${part}.yaml`)} download>
              {t[part]}
            </a>
          </li>
        ))}
      </ul>
      <p class="small">{t.hint}</p>
    </section>
  );
}
