import type { Kysely } from 'kysely';
import { buildScoreboard, type Scoreboard } from '../assessment/scoreboard.ts';
import { findDefinitionsRevision, loadCatalogue } from '../catalogue/catalogue.store.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type AmountFilter, amountsAt, listAmounts } from '../indicator/amount.store.ts';
import type { Amount } from '../indicator/amount.ts';
import { dayInVietnam, type IsoDate, parsePeriod } from '../kernel/period.ts';
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
  readonly areas: Map<string, { revision: number; readonly amounts: Map<string, Amount> }>;
}

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
      current = { catalogue, definitions, areas: new Map() };
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
  return {
    revision,
    at: now,
    catalogue,
    amounts: (filter) => listAmounts(db, filter),
    scoreboard: scoreboards(catalogue, dayInVietnam(now), (area) =>
      amountsOf(db, current, { area, revision }),
    ),
  };
}

async function amountsOf(
  db: Kysely<Database>,
  current: Current,
  { area, revision }: { area: string; revision: number },
): Promise<Amount[]> {
  const known = current.areas.get(area) ?? { revision: -1, amounts: new Map<string, Amount>() };
  if (known.revision < revision) {
    const changed = await listAmounts(db, { areas: [area], since: known.revision });
    for (const amount of changed) known.amounts.set(cellKey(amount), amount);
    known.revision = revision;
    current.areas.set(area, known);
  }
  return [...known.amounts.values()];
}

const cellKey = (amount: Amount): string =>
  `${amount.indicator} ${amount.basis} ${amount.period} ${amount.scope}`;

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
    scoreboard: scoreboards(catalogue, today, (area) => amounts({ areas: [area] })),
  };
}

// Assessing 51 targets costs a few milliseconds, so each period and area is assessed once a snapshot.
function scoreboards(
  catalogue: Catalogue,
  today: IsoDate,
  amountsOfArea: (area: string) => Promise<readonly Amount[]>,
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
    return buildScoreboard({ catalogue, amounts: await amountsOfArea(area), period, area, today });
  }
}
