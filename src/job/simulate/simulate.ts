// The demonstration city: two years of figures, entered, corrected and approved in the order of time.
import type { Kysely } from 'kysely';
import {
  findCatalogue,
  loadCatalogue,
  saveDefinitions,
  seedCatalogue,
} from '../../catalogue/catalogue.store.ts';
import type { Catalogue, CatalogueSource, Origin } from '../../catalogue/catalogue.ts';
import { confirmIndicators } from '../../catalogue/confirm-indicator.ts';
import type { DemoConfirmation } from '../../catalogue/demo-overlay.file.ts';
import { recomputeAll } from '../../indicator/amount.store.ts';
import { dayInVietnam, type IsoDate } from '../../kernel/period.ts';
import type { WorkCalendar } from '../../kernel/workday.ts';
import { insertBatch } from '../../source/batch.store.ts';
import { change, type Tx } from '../../store/change.ts';
import { fillPeriods } from '../../store/period.store.ts';
import type { Database } from '../../store/schema.ts';
import { approveValues, recordValues } from '../../value/value.store.ts';
import type { ValueStanding } from '../../value/value.ts';
import { agendaOf, type Moment, OPENING } from './agenda.ts';
import { chanceOf } from './chance.ts';
import { openMonthOf } from './cycle-agenda.ts';
import { type City, cityOf, type Entry } from './figures.ts';
import { performCycle } from './perform-cycle.ts';
import {
  commitLater,
  findWaiting,
  isOurs,
  recordEntries,
  subjectsUnder,
} from './simulate.store.ts';

export interface SimulationDeps {
  readonly db: Kysely<Database>;
  /** What an empty database starts from: the shipped catalogue with the demonstration's baselines. */
  readonly source: CatalogueSource;
  readonly confirmations: readonly DemoConfirmation[];
}

export interface SimulationOrder {
  readonly seed: number;
  /** Simulated is what had happened by the morning of this day in Huế. */
  readonly until: IsoDate;
  /** Times as many dossiers, ratings and transactions; rates, people and places stay. 1 by default. */
  readonly scale: number;
}

export interface SimulationResult {
  readonly changes: number;
  readonly values: number;
  /** Cells of results written by the final computation. */
  readonly amounts: number;
}

const PREFIX = 'simulation/';

/**
 * Simulates the city up to `until`, every change through the journal at its own instant. The same seed and
 * day give the same values; a run that was cut short, or ended earlier, is taken up where it stopped.
 */
export async function simulate(
  deps: SimulationDeps,
  order: SimulationOrder,
  say: (line: string) => void,
): Promise<SimulationResult> {
  const { db } = deps;
  const catalogue = await openCatalogue(deps);
  const city = cityOf(catalogue, chanceOf(order.seed), order.scale);
  const calendar = calendarOf(catalogue);
  const done = await subjectsUnder(db, PREFIX);
  const openMonth = openMonthOf(order.until, calendar, keysOf(done));
  const script = { city, calendar, confirmations: deps.confirmations, openMonth };
  const moments = agendaOf(script, order.until).filter(({ key }) => !done.has(PREFIX + key));
  let values = 0;
  const current = keptCatalogue(db);
  for (const moment of moments) {
    values += await performNext({ db, city, current }, moment);
  }
  if (moments.length === 0 && done.has(`${PREFIX}amounts`))
    return { changes: 0, values, amounts: 0 };
  const amounts = await computeAmounts(db, order.until);
  const { length: changes } = moments;
  say(
    `Số liệu mô phỏng đến ${order.until}: ${changes} lần ghi, ${values} số liệu, ${amounts} kết quả.`,
  );
  return { changes, values, amounts };
}

const about = (by: string, action: string, key: string, at: Date) => ({
  ...{ by, action, at },
  on: PREFIX + key,
});

async function openCatalogue({ db, source }: SimulationDeps): Promise<Catalogue> {
  const { start, end } = source.programme;
  await fillPeriods(db, start - 2, end + 1);
  const present = await findCatalogue(db);
  if (present) return present;
  const at = new Date(`${OPENING}T08:00:00+07:00`);
  await change(db, about('system', 'seed-catalogue', 'catalogue', at), (tx) =>
    seedCatalogue(tx, source, OPENING),
  );
  return loadCatalogue(db);
}

const calendarOf = ({ holidays }: Catalogue): WorkCalendar => ({
  holidays: new Set(holidays.filter(({ worked }) => !worked).map(({ date }) => date)),
  workedInstead: new Set(holidays.filter(({ worked }) => worked).map(({ date }) => date)),
});

const ACTIONS = {
  report: 'post-figures',
  correct: 'correct-figure',
  approve: 'approve-figures',
  confirm: 'confirm-indicator',
} as const satisfies Record<PlainMoment['act']['kind'], string>;

const keysOf = (subjects: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...subjects].map((subject) => subject.slice(PREFIX.length)));

interface Kept {
  /** The catalogue in use. */
  get(): Promise<Catalogue>;
  /** Forgets it after a change of definitions. */
  forget(): void;
}

function keptCatalogue(db: Kysely<Database>): Kept {
  let kept: Promise<Catalogue> | undefined;
  return {
    get: () => {
      kept ??= loadCatalogue(db);
      return kept;
    },
    forget: () => {
      kept = undefined;
    },
  };
}

interface Running {
  readonly db: Kysely<Database>;
  readonly city: City;
  readonly current: Kept;
}

/** Gives the number of values written. */
async function performNext({ db, city, current }: Running, moment: Moment): Promise<number> {
  const { act } = moment;
  if (act.kind === 'cycle') {
    const catalogue = await current.get();
    return performCycle({ db, city, catalogue, prefix: PREFIX }, { ...moment, act });
  }
  if (act.kind === 'confirm') current.forget();
  return perform(db, { ...moment, act });
}

type PlainMoment = Moment & { readonly act: Exclude<Moment['act'], { kind: 'cycle' }> };

function perform(db: Kysely<Database>, { key, at, by, act }: PlainMoment): Promise<number> {
  return change(db, about(by, ACTIONS[act.kind], key, at), async (tx) => {
    await commitLater(tx);
    switch (act.kind) {
      case 'report':
        return report(tx, act.entries, act.standing);
      case 'correct':
        return correct(tx, act.entry);
      case 'approve':
        return approve(tx, act.periods);
      case 'confirm':
        return confirm(tx, act.document, act.codes);
    }
  });
}

const SOURCES: Readonly<Record<Origin, string>> = {
  portal: 'Cổng Dịch vụ công quốc gia',
  feed: 'Hệ thống thông tin giải quyết thủ tục hành chính thành phố',
  register: 'Sổ theo dõi của sở, ngành',
  figure: 'Số tổng hợp của công an, ngân hàng, thống kê và cơ quan khác',
  reported: 'Báo cáo của đơn vị',
};

// Registers, feeds and forms are not open yet: what they would bring comes as figures, which anyone's own
// figure then supersedes. The batch still names where the number was born.
const originOf = (born: Origin): Origin =>
  born === 'register' || born === 'reported' ? 'figure' : born;

const arrived = (entry: Entry): Entry => ({ ...entry, origin: originOf(entry.origin) });

async function report(tx: Tx, entries: readonly Entry[], standing: ValueStanding): Promise<number> {
  for (const origin of new Set(entries.map((entry) => entry.origin))) {
    const own = entries.filter((entry) => entry.origin === origin);
    await recordEntries(tx, own.map(arrived), {
      standing,
      batch: await openBatch(tx, origin, own.length),
    });
  }
  tx.note({ accepted: entries.length });
  return entries.length;
}

function openBatch(tx: Tx, origin: Origin, rows: number): Promise<number> {
  const counts = { received: rows, accepted: rows, unchanged: 0, rejected: 0 };
  const source = `${SOURCES[origin]} (mô phỏng)`;
  return insertBatch(tx, { origin: originOf(origin), source, simulated: true, ...counts });
}

async function approve(tx: Tx, periods: readonly string[]): Promise<number> {
  const ids = await findWaiting(tx, periods);
  return (await approveValues(tx, { ids })).touched.length;
}

async function correct(tx: Tx, first: Entry): Promise<number> {
  const entry = arrived(first);
  if (!(await isOurs(tx, entry))) return 0;
  const note = entry.note ?? undefined;
  const batch = await openBatch(tx, first.origin, 1);
  const { touched } = await recordValues(tx, [{ ...entry, note }], { batch, simulated: true });
  tx.note({ element: entry.element, area: entry.area, period: entry.period, why: entry.note });
  return touched.length;
}

async function confirm(tx: Tx, document: string, codes: readonly string[]): Promise<number> {
  const { indicators } = await loadCatalogue(tx.sql);
  const open = new Set(
    indicators.filter(({ standing }) => standing === 'proposed').map(({ code }) => code),
  );
  const wanted = codes.filter((code) => open.has(code)).map((code) => ({ code }));
  const result = confirmIndicators(indicators, wanted, document);
  if (result.kind === 'refused') throw result.refusals[0]?.problem ?? new Error('refused');
  const effectiveFrom = dayInVietnam(tx.at);
  await saveDefinitions(
    tx,
    result.indicators.map((body) => ({ kind: 'indicator', code: body.code, body, effectiveFrom })),
  );
  tx.note({ document });
  return 0;
}

async function computeAmounts(db: Kysely<Database>, until: IsoDate): Promise<number> {
  const catalogue = await loadCatalogue(db);
  const at = new Date(`${until}T00:00:00+07:00`);
  return change(db, about('system', 'recompute-amounts', 'amounts', at), async (tx) => {
    const amounts = await recomputeAll(tx, catalogue, until);
    tx.note({ amounts });
    return amounts;
  });
}
