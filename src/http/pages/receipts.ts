import type { Hono } from 'hono';
import { targetByNumber } from '../../catalogue/find.ts';
import type { Amount } from '../../indicator/amount.ts';
import type { Receipt } from '../../indicator/receipt.ts';
import { Problem } from '../../kernel/problem.ts';
import {
  groupingOf,
  groupKey,
  groupsOf,
  inReadingOrder,
  sumsOf,
} from '../../web/receipt/groups.ts';
import { INPUTS_PER_PAGE } from '../../web/receipt/inputs.tsx';
import { ReceiptPage } from '../../web/receipt/receipt-page.tsx';
import type { ReceiptView } from '../../web/receipt/view.ts';
import { answerPage } from '../answer-page.ts';
import { getReceipt, receiptAnswer } from '../api/receipts.ts';
import { authorsOf } from '../authors.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';

/** `/receipts/{id}` as a page; with .json the same as the API gives. */
export function addReceiptPages(app: Hono<Env>): void {
  app.get('/receipts/:id', async (c) => {
    const id = c.req.param('id');
    if (id.endsWith('.json')) {
      return c.json(receiptAnswer(await getReceipt(c, id.slice(0, -'.json'.length))));
    }
    const receipt = await getReceipt(c, id);
    const view = await viewOf(c, receipt);
    const at = { revision: receipt.amount.revision, at: receipt.amount.recordedAt };
    return answerPage(c, ReceiptPage({ view, page: pageOf(c, at) }));
  });
}

async function viewOf(c: RequestContext, receipt: Receipt): Promise<ReceiptView> {
  const { catalogue } = await c.var.deps.snapshots.at(receipt.amount.revision);
  const indicator = catalogue.indicators.find(({ code }) => code === receipt.amount.indicator);
  if (!indicator) throw new Problem('not-found', { what: `nguồn gốc số liệu ${receipt.id}` });
  const grouping = groupingOf(receipt);
  const of = c.req.query('of') || null;
  const wanted = inReadingOrder(receipt.inputs).filter(
    (input) => of === null || groupKey(input, grouping) === of,
  );
  const last = Math.max(1, Math.ceil(wanted.length / INPUTS_PER_PAGE));
  const asked = Math.trunc(Number(c.req.query('page'))) || 1;
  const current = Math.min(Math.max(1, asked), last);
  const inputs = wanted.slice((current - 1) * INPUTS_PER_PAGE, current * INPUTS_PER_PAGE);
  return {
    ...{ catalogue, receipt, indicator, grouping, of, current, last, inputs },
    authorOf: await authorsOf(
      c,
      catalogue,
      inputs.flatMap(({ by, signedBy, confirmedBy, approvedBy }) =>
        [by, signedBy, confirmedBy, approvedBy].filter((one) => one !== null),
      ),
    ),
    target: targetByNumber(catalogue.targets, indicator.target),
    groups: groupsOf(receipt, indicator, grouping),
    sums: sumsOf(receipt.inputs),
    total: wanted.length,
    newer: await newerOf(c, receipt),
  };
}

async function newerOf(c: RequestContext, { amount }: Receipt): Promise<Amount | null> {
  const view = await c.var.view();
  const [present] = await view.amounts({
    indicators: [amount.indicator],
    areas: [amount.area],
    periods: [amount.period],
    basis: amount.basis,
    scope: amount.scope,
  });
  if (!present || view.revision <= amount.revision) return null;
  return sayOf(present) === sayOf(amount) ? null : present;
}

const sayOf = ({ result }: Amount): string => (result.kind === 'known' ? result.value : result.why);
