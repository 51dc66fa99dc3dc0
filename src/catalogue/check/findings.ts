import type { CheckCell, RatioSides } from './cell.ts';
import type { Check, CheckScope } from './check.ts';
import type { CompiledCheck } from './compile.ts';
import type { Finding } from './finding.ts';
import { FIELDS, OF_RATIO } from './language.ts';
import { say } from './message.ts';
import { Absent, type CheckNumber, toNumber } from './number.ts';

/**
 * What the rules find at a cell, in the order of the rules. A rule that needs a number that is not there
 * says nothing; one that speaks of a ratio is asked for each ratio of the cell and speaks once.
 */
export function findingsOf(checks: readonly CompiledCheck[], cell: CheckCell): readonly Finding[] {
  const common = commonNames(cell);
  return checks.flatMap((compiled) => {
    const answer = ask(compiled, cell, common);
    return answer.kind === 'wrong' ? [answer.finding] : [];
  });
}

export type CheckAnswer =
  | { readonly kind: 'wrong'; readonly finding: Finding }
  /** `silent`: not of this cell, or a number is missing. `failed`: it cannot be computed, such as `% 0`. */
  | { readonly kind: 'right' | 'silent' | 'failed' };

/** One rule at one cell, with what became of it. */
export const answerOf = (compiled: CompiledCheck, cell: CheckCell): CheckAnswer =>
  ask(compiled, cell, commonNames(cell));

/** Whether a rule is asked at cells of an element. */
export function isAsked(
  { measures, times, elements }: CheckScope,
  { measure, time, element }: Pick<CheckCell, 'measure' | 'time' | 'element'>,
): boolean {
  return allows(measures, measure) && allows(times, time) && allows(elements, element);
}

/** The same at a cell: of a rule about some indicators, only where one of their ratios is. */
export const isAskedAt = ({ appliesTo }: Check, cell: CheckCell): boolean =>
  isAsked(appliesTo, cell) &&
  (appliesTo.indicators.length === 0 ||
    cell.ratios.some(({ indicator }) => appliesTo.indicators.includes(indicator)));

const allows = <T>(wanted: readonly T[], one: T): boolean =>
  wanted.length === 0 || wanted.includes(one);

type Names = Readonly<Record<string, unknown>>;

function ask(compiled: CompiledCheck, cell: CheckCell, common: Names): CheckAnswer {
  const { check } = compiled;
  if (!isAsked(check.appliesTo, cell)) return { kind: 'silent' };
  let kind: 'right' | 'silent' | 'failed' = 'silent';
  for (const ratio of ratiosOf(compiled, cell)) {
    const holds = evaluate(compiled, { ...common, ...ratioNames(ratio), ...compiled.limits });
    if (holds === 'wrong') return { kind: 'wrong', finding: findingOf(check, cell, ratio) };
    if (holds !== 'silent') kind = holds;
  }
  return { kind };
}

/** Null stands for a rule that speaks of no ratio and is asked once. */
function ratiosOf(
  { check, reads }: CompiledCheck,
  { ratios }: CheckCell,
): readonly (RatioSides | null)[] {
  const { indicators } = check.appliesTo;
  const own = ratios.filter(({ indicator }) => allows(indicators, indicator));
  if (OF_RATIO.some((name) => reads.names.has(name))) return own;
  return indicators.length > 0 && own.length === 0 ? [] : [null];
}

function evaluate({ holds }: CompiledCheck, names: Names): 'wrong' | 'right' | 'silent' | 'failed' {
  try {
    return holds(names) === true ? 'wrong' : 'right';
  } catch (error) {
    const isMissing = (error as { code?: string }).code === 'no_such_key';
    return error instanceof Absent || isMissing ? 'silent' : 'failed';
  }
}

function commonNames(cell: CheckCell): Names {
  const { element, area, period, measure, time, catchUp, other } = cell;
  const fields = Object.entries(cell.fields).map(([code, amount]): [string, CheckNumber] => [
    code,
    toNumber(amount),
  ]);
  return {
    ...{ element, area, period, measure, time, catchUp },
    value: toNumber(cell.value),
    previous: toNumber(cell.previous),
    sameLastYear: toNumber(cell.sameLastYear),
    history: cell.history.map(toNumber),
    other: toNumber(other?.amount),
    otherOrigin: other?.origin ?? '',
    [FIELDS]: new Map(fields),
  };
}

const ratioNames = (ratio: RatioSides | null): Names => ({
  indicator: ratio?.indicator ?? '',
  numerator: toNumber(ratio?.numerator),
  denominator: toNumber(ratio?.denominator),
  ratio: toNumber(ratio?.ratio),
  peers: (ratio?.peers ?? []).map(toNumber),
});

const findingOf = (check: Check, cell: CheckCell, ratio: RatioSides | null): Finding => ({
  rule: check.code,
  severity: check.severity,
  vi: say({ check, cell, ratio }, 'vi'),
  en: say({ check, cell, ratio }, 'en'),
});
