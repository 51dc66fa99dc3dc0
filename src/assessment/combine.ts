import type { Target } from '../catalogue/catalogue.ts';
import { exact } from '../kernel/quantity.ts';
import type { Assessment, Progress, YearVerdict } from './assessment.ts';

// Under all-must-meet a part that is known to be late outweighs one that is not known.
const WORST_FIRST: readonly Progress[] = [
  'behind',
  'at-risk',
  'no-data',
  'year-unconfirmed',
  'gap-only',
  'on-track',
  'achieved',
];

/** One answer from several indicators as the target declares: its headline, or the worst part. Never an average. */
export function combine(target: Target, parts: readonly Assessment[]): Assessment | undefined {
  const [only] = parts;
  if (!only || parts.length === 1) return only;
  if (target.judgedBy !== 'all-must-meet') {
    const { headline } = target.judgedBy;
    const chosen = parts.find((part) => part.indicator === headline);
    return { ...(chosen ?? only), parts };
  }
  const worst = parts.reduce((a, b) => (isWorse(b, a) ? b : a));
  return {
    ...worst,
    verdicts: worst.verdicts.map(({ year }) => verdictOfAll(year, parts, worst)),
    regressed: parts.some((part) => part.regressed),
    provisional: parts.some((part) => part.provisional),
    parts,
  };
}

// The earlier status in the list is worse, then the lower completion; otherwise the declared order stands.
function isWorse(a: Assessment, b: Assessment): boolean {
  const order = WORST_FIRST.indexOf(a.progress) - WORST_FIRST.indexOf(b.progress);
  if (order !== 0) return order < 0;
  return a.completion !== null && b.completion !== null && exact(a.completion).lt(b.completion);
}

// One missed part is enough for `missed`; `met` needs every part.
function verdictOfAll(year: number, parts: readonly Assessment[], worst: Assessment): YearVerdict {
  const all = parts.flatMap((part) => part.verdicts.filter((each) => each.year === year));
  const missed = all.filter((each) => each.verdict === 'missed');
  const shown = worst.verdicts.find((each) => each.year === year);
  const value = (missed[0] ?? shown)?.value ?? null;
  if (missed.length > 0) {
    const final = missed.some((each) => each.final);
    return { year, verdict: 'missed', final, value, withheld: null };
  }
  const waiting = all.find((each) => each.verdict !== 'met');
  if (waiting) return { ...waiting, final: false, value: null };
  return { year, verdict: 'met', final: all.every((each) => each.final), value, withheld: null };
}
