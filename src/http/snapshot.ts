import type { Scoreboard } from '../assessment/scoreboard.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { AmountFilter } from '../indicator/amount.store.ts';
import type { Amount } from '../indicator/amount.ts';

/** The data at one revision. */
export interface Snapshot {
  readonly revision: number;
  readonly at: Date;
  readonly catalogue: Catalogue;
  amounts(query: AmountFilter): Promise<readonly Amount[]>;
  scoreboard(period: string, area?: string): Promise<Scoreboard>;
}

export interface Snapshots {
  current(): Promise<Snapshot>;
  at(revision: number): Promise<Snapshot>;
}
