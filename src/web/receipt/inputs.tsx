import type { ReceiptInput } from '../../indicator/receipt.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { linkHere } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Author, type AuthorName } from '../components/author.tsx';
import { Tag } from '../components/badge.tsx';
import { Pagination } from '../components/pagination.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { capital, formatInstant, formatPeriod, formatValue } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { InputGroup, ReceiptView } from './view.ts';

interface Props {
  readonly view: ReceiptView;
  readonly page: Page;
}

/** What each area, or each month, adds to the result. */
export function Groups({ view, page }: Props) {
  const t = textsOf(page.language).receipt;
  if (view.groups.length < 2) return null;
  return (
    <section class="block">
      <h2>{view.grouping === 'area' ? t.groups : t.groupsByPeriod}</h2>
      <DataTable
        caption={view.grouping === 'area' ? t.groups : t.groupsByPeriod}
        captionUnseen
        columns={groupColumns(view, page)}
        rows={view.groups}
        narrow
      />
    </section>
  );
}

function nameOf(view: ReceiptView, key: string, page: Page): string {
  return view.grouping === 'area'
    ? wordsOf(view.catalogue).areaName(key)
    : capital(formatPeriod(key, page.language));
}

function groupColumns(view: ReceiptView, page: Page): Column<InputGroup>[] {
  const { receipt: t, terms } = textsOf(page.language);
  const say = (value: string | null) =>
    value === null ? '–' : formatQuantity(value, 2, page.language);
  const hasBottom = view.sums.denominator !== null;
  return [
    {
      head: view.grouping === 'area' ? t.group : t.period,
      header: true,
      cell: ({ key }) => (
        <a
          href={`${linkHere(page, { of: key, page: null })}#inputs`}
          title={t.seeInputs(nameOf(view, key, page))}
        >
          {nameOf(view, key, page)}
        </a>
      ),
    },
    { head: terms.numerator, numeric: true, cell: ({ numerator }) => say(numerator) },
    ...(hasBottom
      ? [
          {
            head: terms.denominator,
            numeric: true,
            cell: ({ denominator }: InputGroup) => say(denominator),
          },
          {
            head: t.value,
            numeric: true,
            cell: ({ rate }: InputGroup) =>
              rate === null ? '–' : formatValue(rate, '%', page.language),
          },
        ]
      : []),
    {
      head: t.inputCount,
      numeric: true,
      cell: ({ numerators, denominators }) => numerators + denominators,
    },
  ];
}

/** Every value that was read, page by page. */
export function Inputs({ view, page }: Props) {
  const t = textsOf(page.language).receipt;
  const heading = view.of === null ? t.inputs : t.inputsOf(nameOf(view, view.of, page));
  const { current, last, total, inputs } = view;
  const from = (current - 1) * INPUTS_PER_PAGE + 1;
  return (
    <section class="block" id="inputs">
      <h2>{heading}</h2>
      <p>
        {t.shown(from, from + inputs.length - 1, total)}
        {view.of !== null && (
          <>
            {' · '}
            <a href={`${linkHere(page, { of: null, page: null })}#inputs`}>{t.allInputs}</a>
          </>
        )}
      </p>
      <DataTable caption={heading} captionUnseen columns={inputColumns(view, page)} rows={inputs} />
      <Pagination page={page} current={current} last={last} />
    </section>
  );
}

export const INPUTS_PER_PAGE = 25;

function inputColumns(view: ReceiptView, page: Page): Column<ReceiptInput>[] {
  const { receipt: t, terms } = textsOf(page.language);
  const { areaName } = wordsOf(view.catalogue);
  const elementOf = (code: string) => view.catalogue.elements.find((one) => one.code === code);
  const say = (value: string) => formatQuantity(value, 6, page.language);
  const origins: Readonly<Record<string, string>> = terms.origin;
  return [
    {
      head: t.element,
      header: true,
      cell: ({ element, role, area, period }) => (
        <>
          <span {...verbatim(page)}>{elementOf(element)?.name ?? element}</span>
          <small>
            {[terms[role], areaName(area), formatPeriod(period, page.language)].join(' · ')}
          </small>
        </>
      ),
    },
    {
      head: t.amount,
      numeric: true,
      cell: ({ amount, element }) => (
        <>
          {say(amount)}
          <small class="under" {...verbatim(page)}>
            {elementOf(element)?.unit}
          </small>
        </>
      ),
    },
    {
      head: t.counted,
      numeric: true,
      cell: ({ counted, countedIn }) => (
        <>
          {say(counted)}
          <small class="under">{t.countedIn(formatPeriod(countedIn, page.language))}</small>
        </>
      ),
    },
    { head: t.origin, cell: (input) => <Origin input={input} origins={origins} page={page} /> },
    {
      head: t.by,
      cell: (input) => <Recorded input={input} page={page} authorOf={view.authorOf} />,
    },
    {
      head: t.journal,
      cell: ({ journal }) => (
        <>
          {t.entry(journal.seq)}
          <small class="under code" title={journal.hash}>
            {journal.hash.slice(0, 16)}…
          </small>
        </>
      ),
    },
  ];
}

interface InputProps {
  readonly input: ReceiptInput;
  readonly page: Page;
}

function Origin({
  input,
  origins,
  page,
}: InputProps & { origins: Readonly<Record<string, string>> }) {
  const { status, terms } = textsOf(page.language);
  const standing = input.standing === 'approved' ? 'approved' : 'provisional';
  return (
    <>
      {origins[input.origin] ?? input.origin}
      <small class="under">
        <span class={`standing is-${standing}`}>{status.standing[standing]}</span>{' '}
        {input.estimated && <Tag text={terms.estimated} />}{' '}
        {input.simulated && <Tag text={terms.simulated} />}
      </small>
      {input.note && <small class="under">{input.note}</small>}
    </>
  );
}

function Recorded({
  input,
  page,
  authorOf,
}: InputProps & { authorOf: (username: string) => AuthorName }) {
  const t = textsOf(page.language).receipt;
  const { batch, recordedAt } = input;
  return (
    <>
      <Author page={page} author={authorOf(input.by)} />
      {(['signedBy', 'confirmedBy', 'approvedBy'] as const).map((part) => {
        const person = input[part];
        if (person === null) return null;
        return (
          <small class="under">
            {t[part]} <Author page={page} author={authorOf(person)} />
          </small>
        );
      })}
      <small class="under">{formatInstant(recordedAt, page.language)}</small>
      {batch && (
        <small class="under">
          {t.batch(batch.id, batch.source)}
          {batch.fileName && ` · ${batch.fileName}`}
          {batch.fileHash && (
            <span class="code" title={batch.fileHash}>
              {` ${batch.fileHash.slice(0, 12)}…`}
            </span>
          )}
        </small>
      )}
    </>
  );
}
