import { receiptId } from '../../indicator/amount.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Tag } from '../components/badge.tsx';
import { Downloads } from '../components/downloads.tsx';
import { type Fact, Facts } from '../components/facts.tsx';
import { Notice } from '../components/notice.tsx';
import { capital, formatDay, formatInstant, formatPeriod, formatValue } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { Arithmetic } from './arithmetic.tsx';
import { Groups, Inputs } from './inputs.tsx';
import type { ReceiptView } from './view.ts';

interface Props {
  readonly view: ReceiptView;
  readonly page: Page;
}

/** All that one number rests on: formula, arithmetic, inputs, people, files and journal. */
export function ReceiptPage({ view, page }: Props) {
  const { receipt: t, target } = textsOf(page.language);
  const { receipt, indicator } = view;
  const number = target.name(indicator.target);
  return (
    <Layout
      page={page}
      title={`${t.title}: ${indicator.name}`}
      description={t.description(indicator.name, whereOf(view), whenOf(view, page))}
      crumbs={[{ label: number, path: `/targets/${indicator.target}` }, { label: t.title }]}
    >
      <Head view={view} page={page} />
      <Newer view={view} page={page} />
      <Arithmetic view={view} page={page} />
      {receipt.inputs.length === 0 ? (
        <p class="prose">{t.none}</p>
      ) : (
        <>
          <Groups view={view} page={page} />
          <Inputs view={view} page={page} />
        </>
      )}
      <Check page={page} />
      <Downloads page={page} formats={['json']} />
    </Layout>
  );
}

const whereOf = ({ receipt, catalogue }: ReceiptView): string =>
  wordsOf(catalogue).areaName(receipt.amount.area);

const whenOf = ({ receipt }: ReceiptView, page: Page): string =>
  formatPeriod(receipt.amount.period, page.language);

function Head({ view, page }: Props) {
  const { receipt: t, status } = textsOf(page.language);
  const { receipt, indicator } = view;
  const { amount } = receipt;
  const scope = indicator.time === 'flow' ? t.scope[amount.scope] : t.stock;
  const simulated = receipt.inputs.some((input) => input.simulated);
  return (
    <header class="subject receipt">
      <p class="eyebrow">{t.title}</p>
      <h1 {...verbatim(page)}>{indicator.name}</h1>
      <p class="lead">{t.of(whereOf(view), whenOf(view, page), scope)}</p>
      <p class="receipt-value">
        {amount.result.kind === 'known' ? (
          formatValue(amount.result.value, indicator.unit, page.language)
        ) : (
          <>
            {t.noValue}: {status.missing[amount.result.why]}
          </>
        )}
      </p>
      <p class="tags">
        {amount.result.kind === 'known' && <Tag text={status.standing[amount.result.standing]} />}
        {simulated && <Tag text={t.simulated} />}
      </p>
      <Facts facts={factsOf(view, page)} />
    </header>
  );
}

function factsOf(view: ReceiptView, page: Page): (Fact | null)[] {
  const { receipt: t, terms } = textsOf(page.language);
  const { receipt, target, catalogue } = view;
  const { amount, id, hash } = receipt;
  const { coverage } = amount.result;
  return [
    { term: t.code, value: <span class="code">{id}</span> },
    target
      ? {
          term: t.facts.target,
          value: (
            <a {...verbatim(page)} href={linkTo(page, `/targets/${target.number}`)}>
              {`${target.number}. ${target.name}`}
            </a>
          ),
        }
      : null,
    {
      term: t.facts.area,
      value: (
        <a {...verbatim(page)} href={linkTo(page, `/areas/${amount.area}`)}>
          {wordsOf(catalogue).areaName(amount.area)}
        </a>
      ),
    },
    {
      term: t.facts.period,
      value: capital(formatPeriod(amount.period, page.language)),
      note: terms.basis[amount.basis],
    },
    { term: t.facts.coverage, value: `${coverage.reported}/${coverage.expected}` },
    amount.result.asOfDate
      ? { term: t.facts.asOf, value: formatDay(amount.result.asOfDate, page.language) }
      : null,
    { term: t.facts.revision, value: String(amount.revision) },
    { term: t.facts.recordedAt, value: formatInstant(amount.recordedAt, page.language) },
    { term: t.facts.hash, value: <span class="code">{hash}</span> },
  ];
}

/** Figures were recorded since: the receipt stays as it is and points to the present result. */
function Newer({ view, page }: Props) {
  const { receipt: t, status } = textsOf(page.language);
  const { newer, indicator } = view;
  if (!newer) return null;
  const value =
    newer.result.kind === 'known'
      ? formatValue(newer.result.value, indicator.unit, page.language)
      : status.missing[newer.result.why];
  return (
    <Notice tone="warning" title={t.latest}>
      {t.latestWhy(value)}{' '}
      <a href={linkTo(page, `/receipts/${receiptId(newer, newer.revision)}`)}>{t.latestLink}</a>
    </Notice>
  );
}

function Check({ page }: { page: Page }) {
  const t = textsOf(page.language).receipt;
  return (
    <section class="block">
      <h2>{t.check}</h2>
      <ol class="prose">
        {t.checkSteps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
    </section>
  );
}
