// What the pages of the desk show, read for one request.
import { can } from '../../access/can.ts';
import { personNames } from '../../access/person-names.store.ts';
import type { Catalogue, UnitCode } from '../../catalogue/catalogue.ts';
import { type FormCycle, formOf, unitsWithForms } from '../../catalogue/form.ts';
import { listColumnRows } from '../../indicator/column/column.store.ts';
import { mailState } from '../../job/mail/mail.store.ts';
import { dayInVietnam, monthOf, monthPeriod } from '../../kernel/period.ts';
import type { CycleRow } from '../../source/report/cycle.ts';
import type { OneCycleView, Refused, UnitLoad } from '../../web/cycles/view.ts';
import type { RequestContext } from '../deps.ts';
import { freshSnapshot } from '../meanwhile.ts';
import { readCycle } from './read.ts';

/** One cycle with all that its page shows. Throws `cycle-unknown`. */
export async function readOneCycle(
  c: RequestContext,
  code: string,
  { refused, done }: { readonly refused: Refused; readonly done: string | null },
): Promise<OneCycleView> {
  const { deps, viewer, now } = c.var;
  const { catalogue } = await freshSnapshot(c);
  const view = await readCycle(c, code);
  const mayManage = can(viewer, 'manage-cycles');
  const indicators = mayManage ? catalogue.indicators.map((one) => one.code) : [];
  const { openedBy, closedBy } = view.cycle;
  return {
    ...{ ...view, catalogue, mayManage, refused, done, now },
    columns: await listColumnRows(deps.db, { cycle: code, indicators }),
    nameOf: await personNames(deps.db, closedBy ? [openedBy, closedBy] : [openedBy]),
    outbox: mayManage ? { state: await mailState(deps.db, now), on: deps.settings.mail } : null,
    address: (deps.settings.publicUrl ?? new URL(c.req.url)).origin,
  };
}

/** Months from the programme's signing to the one that runs, latest first. */
export function monthsToCollect({ programme }: Catalogue, now: Date): readonly string[] {
  const first = monthOf(programme.signedOn).last;
  const last = monthOf(dayInVietnam(now)).last;
  const count = Math.max(0, last - first + 1);
  return Array.from({ length: count }, (_, k) => monthPeriod(last - k).code);
}

/** How many figures each unit is asked in a cycle, most first. */
export function loadsOf(catalogue: Catalogue, cycle: FormCycle): readonly UnitLoad[] {
  return unitsWithForms(catalogue, cycle)
    .map((unit) => loadOf(catalogue, cycle, unit))
    .sort((a, b) => b.ask - a.ask);
}

function loadOf(catalogue: Catalogue, cycle: FormCycle, unit: UnitCode): UnitLoad {
  const fields = formOf(catalogue, cycle, unit).fields.filter(({ withheld }) => !withheld);
  const ask = fields.filter(({ mode }) => mode === 'ask');
  return {
    unit,
    ask: ask.length,
    confirm: fields.length - ask.length,
    elements: new Set(ask.map(({ element }) => element)).size,
  };
}

type Months = Pick<CycleRow, 'code' | 'firstMonth' | 'lastMonth'>;

/** Other cycles that are open and ask for one of these months too. */
export const overlapping = (cycle: Months, others: readonly CycleRow[]): readonly CycleRow[] =>
  others.filter(
    (one) =>
      one.code !== cycle.code &&
      one.state === 'open' &&
      one.firstMonth <= cycle.lastMonth &&
      cycle.firstMonth <= one.lastMonth,
  );
