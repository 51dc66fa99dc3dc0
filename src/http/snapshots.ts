import type { Kysely } from 'kysely';
import { buildScoreboard, type Scoreboard } from '../assessment/scoreboard.ts';
import { findDefinitionsRevision, loadCatalogue } from '../catalogue/catalogue.store.ts';
import type { Catalogue, IndicatorCode } from '../catalogue/catalogue.ts';
import { type AmountFilter, amountsAt, listAmounts } from '../indicator/amount.store.ts';
import type { Amount } from '../indicator/amount.ts';
import { dayInVietnam, type IsoDate, type Period, parsePeriod } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { findEntry } from '../store/journal.ts';
import type { Revision } from '../store/revision.ts';
import type { Database } from '../store/schema.ts';
import type { Snapshot, Snapshots } from './snapshot.ts';

interface Sources {
  readonly db: Kysely<Database>;
  readonly revision: Revision;
  readonly clock: () => Date;
}

/** Catalogue in use with the revision of its last definition, kept until a definition changes. */
interface Current {
  readonly catalogue: Catalogue;
  readonly definitions: number;
  /** Amounts of the areas that were asked for, brought forward from revision to revision. */
  readonly areas: Map<string, AreaAmounts>;
  /** The last scoreboards of this catalogue: what did not change since is not assessed again. */
  readonly boards: Map<string, KeptBoard>;
}

interface AreaAmounts {
  revision: number;
  /** By indicator, and within it by cell. */
  readonly amounts: Map<IndicatorCode, Map<string, Amount>>;
  /** The revision that last changed an amount of the indicator. */
  readonly changed: Map<IndicatorCode, number>;
}

interface KeptBoard {
  readonly board: Scoreboard;
  readonly today: IsoDate;
  readonly revision: number;
}

const BOARDS_KEPT = 64;

const PAST_KEPT = 16;

/**
 * Snapshots of the data. The present one is brought forward by reading only what changed since the last;
 * past ones are computed again by their own plan, and the last few are kept.
 */
export function createSnapshots(sources: Sources): Snapshots {
  let current: Current | undefined;
  let latest: { key: string; snapshot: Promise<Snapshot> } | undefined;
  const past = new Map<number, Promise<Snapshot>>();

  async function makeCurrent(revision: number, now: Date): Promise<Snapshot> {
    const definitions = await findDefinitionsRevision(sources.db);
    if (current?.definitions !== definitions) {
      const catalogue = await loadCatalogue(sources.db);
      current = { catalogue, definitions, areas: new Map(), boards: new Map() };
    }
    return presentSnapshot(sources.db, current, { revision, now });
  }

  return {
    current() {
      const revision = sources.revision.current();
      const now = sources.clock();
      const key = `${revision} ${dayInVietnam(now)}`;
      if (latest?.key !== key) {
        const snapshot = makeCurrent(revision, now);
        latest = { key, snapshot };
        snapshot.catch(() => {
          latest = undefined;
        });
      }
      return latest.snapshot;
    },
    at(revision) {
      const known = past.get(revision) ?? pastSnapshot(sources.db, revision);
      past.delete(revision);
      past.set(revision, known);
      known.catch(() => past.delete(revision));
      const [oldest] = past.keys();
      if (past.size > PAST_KEPT && oldest !== undefined) past.delete(oldest);
      return known;
    },
  };
}

async function presentSnapshot(
  db: Kysely<Database>,
  current: Current,
  { revision, now }: { revision: number; now: Date },
): Promise<Snapshot> {
  const { catalogue } = current;
  const today = dayInVietnam(now);
  return {
    revision,
    at: now,
    catalogue,
    amounts: (filter) => listAmounts(db, filter),
    scoreboard: remembered(catalogue, async (period, area) => {
      const known = await amountsOf(db, current, { area, revision });
      return presentBoard(current, known, { period, area, today });
    }),
  };
}

/** Assesses the targets of which an amount changed since the last board of this period, area and day. */
function presentBoard(
  { catalogue, boards }: Current,
  { revision, amounts, changed }: AreaAmounts,
  { period, area, today }: { period: Period; area: string; today: IsoDate },
): Scoreboard {
  const key = `${period.code} ${area}`;
  const last = boards.get(key);
  const since = last?.today === today ? last.revision : -1;
  const fresh = catalogue.indicators.filter(
    ({ code }) => since < 0 || (changed.get(code) ?? 0) > since,
  );
  const touched = new Set(fresh.map((indicator) => indicator.target));
  const rows = since < 0 ? [] : (last?.board.rows ?? []);
  const board = buildScoreboard({
    ...{ catalogue, period, area, today },
    amounts: catalogue.indicators
      .filter((indicator) => touched.has(indicator.target))
      .flatMap(({ code }) => [...(amounts.get(code)?.values() ?? [])]),
    kept: new Map(
      rows.filter((row) => !touched.has(row.target.number)).map((row) => [row.target.number, row]),
    ),
  });
  boards.delete(key);
  boards.set(key, { board, today, revision });
  const [oldest] = boards.keys();
  if (boards.size > BOARDS_KEPT && oldest !== undefined) boards.delete(oldest);
  return board;
}

async function amountsOf(
  db: Kysely<Database>,
  current: Current,
  { area, revision }: { area: string; revision: number },
): Promise<AreaAmounts> {
  const known: AreaAmounts = current.areas.get(area) ?? {
    revision: -1,
    amounts: new Map(),
    changed: new Map(),
  };
  if (known.revision < revision) {
    const changed = await listAmounts(db, { areas: [area], since: known.revision });
    for (const amount of changed) {
      const cells = known.amounts.get(amount.indicator) ?? new Map<string, Amount>();
      cells.set(cellKey(amount), amount);
      known.amounts.set(amount.indicator, cells);
      known.changed.set(amount.indicator, revision);
    }
    known.revision = Math.max(known.revision, revision);
    current.areas.set(area, known);
  }
  return known;
}

const cellKey = (amount: Amount): string => `${amount.basis} ${amount.period} ${amount.scope}`;

async function pastSnapshot(db: Kysely<Database>, revision: number): Promise<Snapshot> {
  const entry = await findEntry(db, revision);
  if (!entry) throw new Problem('not-found', { what: `lần ghi ${revision}` });
  const today = dayInVietnam(entry.at);
  const catalogue = await loadCatalogue(db, revision);
  const instant = { revision, at: entry.at, today };
  const amounts = (filter: AmountFilter) => amountsAt(db, catalogue, instant, filter);
  return {
    revision,
    at: entry.at,
    catalogue,
    amounts,
    scoreboard: remembered(catalogue, async (period, area) =>
      buildScoreboard({
        ...{ catalogue, period, area, today },
        amounts: await amounts({ areas: [area] }),
      }),
    ),
  };
}

// Each period and area is assessed once a snapshot.
function remembered(
  catalogue: Catalogue,
  build: (period: Period, area: string) => Promise<Scoreboard>,
): Snapshot['scoreboard'] {
  const made = new Map<string, Promise<Scoreboard>>();
  return (code, area = catalogue.programme.city) => {
    const key = `${code} ${area}`;
    const known = made.get(key) ?? make(code, area);
    made.set(key, known);
    known.catch(() => made.delete(key));
    return known;
  };

  async function make(code: string, area: string): Promise<Scoreboard> {
    const period = parsePeriod(code);
    if (!period) throw new Problem('period-unknown', { code });
    return build(period, area);
  }
}
