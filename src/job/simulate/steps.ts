// Milestones: how much of each step is done, quarter by quarter.
import type { Catalogue, Milestone } from '../../catalogue/catalogue.ts';
import { monthOf } from '../../kernel/period.ts';
import type { Chance } from './chance.ts';

const TWENTIETHS = 20;
const LEAD_MONTHS = 14;

/**
 * The share done, 0 to 1 in twentieths; undefined before the programme is signed. Work begins after the
 * signing and at most fourteen months before the step is due; it ends some months early or late.
 */
export function stepDone(
  { indicators, programme }: Pick<Catalogue, 'indicators' | 'programme'>,
  chance: Chance,
  { element, month }: { readonly element: string; readonly month: number },
): string | undefined {
  const signed = monthOf(programme.signedOn).last;
  if (month < signed) return undefined;
  const step = indicators.flatMap((one) => one.milestones).find((one) => one.element === element);
  if (!step) return '0';
  const { begin, end } = spanOf(step, chance, signed);
  const share = Math.min(1, Math.max(0, (month - begin) / (end - begin)));
  return share === 1 ? '1' : String(Math.round(share * TWENTIETHS) / TWENTIETHS);
}

function spanOf(step: Milestone, chance: Chance, signed: number): { begin: number; end: number } {
  const due = monthOf(step.due).last;
  const begin =
    Math.max(signed - 4, due - LEAD_MONTHS) + Math.floor(3 * chance('begin', step.element));
  const slip = Math.floor(7 * chance('slip', step.element)) - 2;
  return { begin, end: Math.max(begin + 2, due + slip) };
}
