import type { IsoDate } from '../../kernel/period.ts';
import { linkTo } from '../address.ts';
import { formatDay } from '../format.ts';
import { renderPage } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { DECREE } from './decree-words.ts';
import { type EntryRow, type ReportView, type RowGroup, rowsOf } from './view.ts';
import { formatAmount, sayAnswer, sayCycle } from './words.ts';

export interface PrintProps {
  readonly page: Page;
  readonly view: ReportView;
  /** Without answers, to write on by hand. */
  readonly empty: boolean;
  readonly span: { readonly from: IsoDate; readonly to: IsoDate };
  /** «Cơ quan thường trực», to whom it is sent. */
  readonly office: string;
  /** Kind of the unit: a commune's committee is signed for by its chairman. */
  readonly committee: boolean;
}

/** A document under Decree 30/2020/NĐ-CP: A4, heading, table, signatures. */
function PrintPage({ page, view, empty, span, office, committee }: PrintProps) {
  const t = textsOf(page.language).report.print;
  const { css, js, icon } = page.assets;
  const cycle = sayCycle(view.cycle, 'vi');
  return (
    <html lang={page.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${empty ? t.emptyTitle : t.title} · ${view.unit.name} · ${page.instanceName}`}</title>
        <link rel="stylesheet" href={css} />
        <link rel="icon" type="image/svg+xml" href={icon} />
        <script type="module" src={js} />
      </head>
      <body class="decree-screen">
        <header class="decree-bar">
          <a href={linkTo(page, view.path)}>{textsOf(page.language).report.links.back}</a>
          <span class="hint">{t.hint}</span>
          <button type="button" data-print hidden>
            {t.print}
          </button>
        </header>
        <main id="main" class="decree" lang="vi">
          <Heading page={page} view={view} committee={committee} />
          <h1>
            {DECREE.kind}
            <span>{DECREE.subject(cycle)}</span>
            <small>{DECREE.span(formatDay(span.from, 'vi'), formatDay(span.to, 'vi'))}</small>
          </h1>
          <p class="decree-to">{DECREE.to(office)}</p>
          <Figures view={view} empty={empty} />
          <p>{DECREE.closing(view.unit.name)}</p>
          <Signatures office={office} committee={committee} />
          <p class="decree-code">{codeOf(view, empty)}</p>
        </main>
      </body>
    </html>
  );
}

export const renderPrint = (props: PrintProps): string => renderPage(PrintPage(props));

function codeOf(view: ReportView, empty: boolean): string {
  if (empty) return DECREE.empty(view.formVersion);
  return view.reference
    ? DECREE.filled(view.reference, view.formVersion)
    : DECREE.draft(view.formVersion);
}

function Heading(props: { page: Page; view: ReportView; committee: boolean }) {
  const { page, view, committee } = props;
  return (
    <div class="decree-heading">
      <div>
        {!committee && <p>{DECREE.city}</p>}
        <p class="decree-unit">{issuerOf(view.unit.name, committee)}</p>
        <p class="decree-number">{DECREE.number(committee ? 'UBND' : symbolOf(view.unit.name))}</p>
        {page.demo && <p class="decree-demo">{textsOf('vi').shell.simulated}</p>}
      </div>
      <div>
        <p class="decree-nation">{DECREE.nation}</p>
        <p class="decree-motto">{DECREE.motto}</p>
        <p class="decree-date">{DECREE.date}</p>
      </div>
    </div>
  );
}

/** A committee is written in full and has no agency above it in the heading (Decree 30/2020, annex I). */
function issuerOf(name: string, committee: boolean): string {
  const capitals = name.toLocaleUpperCase('vi');
  return committee ? capitals.replace(/^UBND /, `${DECREE.people} `) : capitals;
}

/** First letters of a unit's name, as its own documents are marked: «Sở Tư pháp» gives STP. */
const symbolOf = (name: string): string =>
  name
    .split(/[\s,-]+/)
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('');

function Figures({ view, empty }: { view: ReportView; empty: boolean }) {
  const { column } = DECREE;
  const numbers = new Map(rowsOf(view).map((row, i) => [row.key, i + 1]));
  return (
    <table class="decree-table">
      <thead>
        <tr>
          {Object.values(column).map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      {view.groups.map((group) => (
        <GroupRows group={group} numbers={numbers} empty={empty} />
      ))}
    </table>
  );
}

interface GroupProps {
  readonly group: RowGroup;
  readonly numbers: ReadonlyMap<string, number>;
  readonly empty: boolean;
}

function GroupRows({ group, numbers, empty }: GroupProps) {
  return (
    <tbody>
      <tr class="decree-group">
        <th colspan={6} scope="colgroup">
          {group.name}
        </th>
      </tr>
      {group.rows.map((row) => (
        <tr>
          <td>{numbers.get(row.key)}</td>
          <th scope="row">
            {row.field.name}
            {row.area && `, ${row.area}`}
            {row.period && `, ${row.period}`}
          </th>
          <td>{row.field.unit}</td>
          <td class="num">{row.previous?.value ? formatAmount(row.previous.value, 'vi') : ''}</td>
          <td class="num">{empty ? '' : printed(row)}</td>
          <td>{empty ? '' : noteOf(row)}</td>
        </tr>
      ))}
    </tbody>
  );
}

const printed = ({ answer }: EntryRow): string =>
  answer.kind === 'skip' || answer.kind === 'blank' ? '–' : sayAnswer(answer, 'vi');

function noteOf({ answer, explanation, comment, estimated }: EntryRow): string {
  const reason = answer.kind === 'skip' ? sayAnswer(answer, 'vi') : '';
  return [reason, estimated ? DECREE.estimated : '', explanation, comment]
    .filter((text) => text !== '')
    .join('; ');
}

function Signatures({ office, committee }: { office: string; committee: boolean }) {
  return (
    <div class="decree-signatures">
      <div class="decree-recipients">
        <p>
          <b>{DECREE.recipients}</b>
        </p>
        {DECREE.recipientLines(office).map((line) => (
          <p>{line}</p>
        ))}
      </div>
      <div>
        <p>
          <b>{DECREE.author}</b>
        </p>
        <p>
          <i>{DECREE.signHere}</i>
        </p>
      </div>
      <div>
        {(committee ? DECREE.committee : [DECREE.signer]).map((line) => (
          <p>
            <b>{line}</b>
          </p>
        ))}
        <p>
          <i>{DECREE.sealHere}</i>
        </p>
      </div>
    </div>
  );
}
