// Everything the scoreboard shows, ready to draw.
import type { Scoreboard, ScoreboardRow } from '../../assessment/scoreboard.ts';
import type { Area, AreaCode, Catalogue, Target } from '../../catalogue/catalogue.ts';
import type { Amount } from '../../indicator/amount.ts';
import type { Selection } from './selection.ts';

export interface ScoreboardView {
  readonly catalogue: Catalogue;
  readonly selection: Selection;
  readonly area: Area;
  readonly scoreboard: Scoreboard;
  /** Rows that the selection asks for, in number order. */
  readonly shown: readonly ScoreboardRow[];
  /** Codes of the periods on offer, latest first. */
  readonly periods: readonly string[];
  /** Only for the tab «map». */
  readonly map: TargetMap | null;
  /** Only for the tab «changes»; null when nothing lies before. */
  readonly compared: Comparison | null;
}

/** Another scoreboard of the same area: of an earlier period, or of this one as known on a day. */
export interface Comparison {
  /** Period code, or the day at whose end the figures were known. */
  readonly since: string;
  readonly scoreboard: Scoreboard;
}

/** One target over the communes; empty where it is measured for the whole city only. */
export interface TargetMap {
  readonly target: Target;
  /** Of the indicator on the map. */
  readonly unit: string;
  readonly indicator: string;
  readonly amounts: ReadonlyMap<AreaCode, Amount>;
}
