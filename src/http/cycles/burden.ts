// Khối lượng nhập liệu: how much every unit is asked in a cycle, and what is asked twice.
import { askedTwice } from '../../catalogue/asked-twice.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { parsePeriod } from '../../kernel/period.ts';
import type { CycleRow } from '../../source/report/cycle.ts';
import type { BurdenView } from '../../web/cycles/burden-page.tsx';
import { loadsOf, overlapping } from './desk-view.ts';

type Months = BurdenView['cycle'];

/** The cycle asked for by code, else the latest that was opened, else a month that could be. */
export function burdenOf(
  catalogue: Catalogue,
  { cycles, months }: { readonly cycles: readonly CycleRow[]; readonly months: readonly string[] },
  code: string,
): BurdenView | undefined {
  const choices = choicesOf(cycles, months);
  const cycle = choices.find((one) => one.code === code) ?? cycles[0] ?? choices[0];
  if (!cycle) return undefined;
  const loads = loadsOf(catalogue, cycle);
  return {
    ...{ cycle, choices, loads, catalogue },
    middle: middleOf(catalogue, loads),
    twice: askedTwice(catalogue, cycle),
    overlaps: overlapping(cycle, cycles),
  };
}

function choicesOf(cycles: readonly CycleRow[], months: readonly string[]): readonly Months[] {
  const known = new Set(cycles.map(({ code }) => code));
  const others = months
    .filter((code) => !known.has(code))
    .flatMap((code) => {
      const month = parsePeriod(code)?.last;
      return month === undefined ? [] : [{ code, firstMonth: month, lastMonth: month }];
    });
  return [...cycles, ...others].sort(
    (a, b) => b.lastMonth - a.lastMonth || b.firstMonth - a.firstMonth,
  );
}

function middleOf({ units }: Catalogue, loads: BurdenView['loads']): number {
  const communes = new Set(units.filter(({ kind }) => kind === 'commune').map(({ code }) => code));
  const asked = loads
    .filter(({ unit }) => communes.has(unit))
    .map(({ ask }) => ask)
    .sort((a, b) => a - b);
  return asked[Math.max(0, Math.ceil(asked.length / 2) - 1)] ?? 0;
}
