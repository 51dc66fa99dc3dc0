// What a save asks of the checks. They read figures (value/checker.store.ts), so they come from outside.
import type { CheckDay, Checker } from '../../catalogue/check/checker.ts';

export type CheckerOf = (day: CheckDay) => Checker;

/** Where no checks are wired, nothing is found. */
export const noChecks: CheckerOf = () => ({
  prepare: async () => {},
  findings: async (cells) => cells.map(() => []),
  beside: () => [],
});
