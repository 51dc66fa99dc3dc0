// The secretariat changes a checking rule, or adds one; it counts from a day that has not passed.
import type { IsoDate } from '../kernel/period.ts';
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts';
import { normalise } from '../kernel/text.ts';
import type { Catalogue } from './catalogue.ts';
import type { Check } from './check/check.ts';
import { type CompiledCheck, compileCheck } from './check/compile.ts';
import { FIELD_OF, isCheckCode } from './validate-checks.ts';

/** What is wrong with a field of the rule. */
export interface CheckFault {
  /** Name of a field of Check, or `reason`. */
  readonly field: string;
  readonly refusal: Refusal;
}

export type CheckResult =
  | { readonly kind: 'ready'; readonly check: Check; readonly compiled: CompiledCheck }
  | { readonly kind: 'refused'; readonly faults: readonly CheckFault[] };

/** A rule as it was typed, tidied and judged: ready to be tried, or with all that is wrong. */
export function judgeCheck(
  catalogue: Pick<Catalogue, 'elements' | 'indicators'>,
  typed: Check,
): CheckResult {
  const check = tidied(typed);
  const elements = new Set(catalogue.elements.map(({ code }) => code));
  const compiled = compileCheck(check, elements);
  const faults = [
    ...wordFaults(check),
    ...scopeFaults(catalogue, check),
    ...(isRefusal(compiled)
      ? [{ field: FIELD_OF[compiled.code] ?? 'wrong', refusal: compiled }]
      : []),
  ];
  if (faults.length > 0 || isRefusal(compiled)) return { kind: 'refused', faults };
  return { kind: 'ready', check, compiled };
}

/** What must also hold before it is saved. */
export function savingFaults(
  { effectiveFrom: day }: Check,
  { reason, today }: { readonly reason: string; readonly today: IsoDate },
): readonly CheckFault[] {
  return [
    ...faultIf(day < today, 'effectiveFrom', refuse('check-in-the-past', { day, today })),
    ...faultIf(normalise(reason) === '', 'reason', refuse('reason-needed')),
  ];
}

function wordFaults(check: Check): readonly CheckFault[] {
  const missing = (field: 'name' | 'vi' | 'en', what: string, what_en: string) =>
    faultIf(check[field] === '', field, refuse('check-words-needed', { what, what_en }));
  return [
    ...faultIf(!isCheckCode(check.code), 'code', refuse('check-code')),
    ...missing('name', 'tên quy tắc', 'The name of the rule'),
    ...missing('vi', 'câu nhắc tiếng Việt', 'The message in Vietnamese'),
    ...missing('en', 'câu nhắc tiếng Anh', 'The message in English'),
  ];
}

function scopeFaults(
  catalogue: Pick<Catalogue, 'elements' | 'indicators'>,
  { appliesTo }: Check,
): readonly CheckFault[] {
  const elements = new Set(catalogue.elements.map(({ code }) => code));
  const indicators = new Set(catalogue.indicators.map(({ code }) => code));
  return [
    ...appliesTo.elements
      .filter((code) => !elements.has(code))
      .map((element) => ({
        field: 'elements',
        refusal: refuse('check-element-unknown', { element }),
      })),
    ...appliesTo.indicators
      .filter((code) => !indicators.has(code))
      .map((indicator) => ({
        field: 'indicators',
        refusal: refuse('check-indicator-unknown', { indicator }),
      })),
  ];
}

const faultIf = (wrong: boolean, field: string, refusal: Refusal): readonly CheckFault[] =>
  wrong ? [{ field, refusal }] : [];

function tidied(check: Check): Check {
  const { elements, indicators } = check.appliesTo;
  const codes = (list: readonly string[]): readonly string[] =>
    [...new Set(list.map(normalise))].filter((code) => code !== '');
  return {
    ...check,
    code: normalise(check.code),
    name: normalise(check.name),
    wrong: check.wrong.replace(/\s+/g, ' ').trim(),
    vi: normalise(check.vi),
    en: normalise(check.en),
    note: normalise(check.note ?? '') || null,
    appliesTo: { ...check.appliesTo, elements: codes(elements), indicators: codes(indicators) },
  };
}
