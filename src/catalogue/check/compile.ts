import type { ParseResult } from '@marcbachmann/cel-js';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { ElementCode } from '../catalogue.ts';
import type { Check } from './check.ts';
import { type Reading, readingOf } from './expression.ts';
import { COST, languageOf, limitOf, NAMES } from './language.ts';
import { placeholderFault } from './message.ts';
import type { CheckNumber } from './number.ts';

/** A rule ready to be asked. */
export interface CompiledCheck<T extends Check = Check> {
  readonly check: T;
  readonly reads: Reading;
  readonly limits: Readonly<Record<string, CheckNumber>>;
  readonly holds: ParseResult;
}

const LIMIT = /^[a-z][A-Za-z0-9]{0,30}$/;
const AMOUNT = /^-?\d{1,15}(\.\d{1,12})?$/;

/** A rule ready to be asked, or why it cannot be: a refusal that says what to change. */
export function compileCheck<T extends Check>(
  check: T,
  elements: ReadonlySet<ElementCode>,
): CompiledCheck<T> | Refusal {
  const limit = limitFault(check);
  if (limit) return limit;
  const parsed = parse(check);
  if (isRefusal(parsed)) return parsed;
  const reads = readingOf(parsed.ast, check.wrong);
  if (isRefusal(reads)) return reads;
  const refusal =
    typeFault(parsed, check) ?? elementFault(reads, elements) ?? placeholderFault(check, reads);
  if (refusal) return refusal;
  const limits = Object.entries(check.limits).map(([name, amount]) => [name, limitOf(amount)]);
  return { check, reads, limits: Object.fromEntries(limits), holds: parsed };
}

/** Rules that were checked when they were saved; throws on one that is not right. */
export function compileChecks<T extends Check>(
  checks: readonly T[],
  elements: ReadonlySet<ElementCode>,
): readonly CompiledCheck<T>[] {
  return checks.map((check) => {
    const compiled = compileCheck(check, elements);
    if (isRefusal(compiled)) throw new Error(`check ${check.code}: ${compiled.code}`);
    return compiled;
  });
}

function limitFault({ limits }: Check): Refusal | undefined {
  for (const [name, amount] of Object.entries(limits)) {
    if (!LIMIT.test(name) || NAMES.some((known) => known === name)) {
      return refuse('check-limit-name', { name: name.slice(0, 40) });
    }
    if (!AMOUNT.test(amount)) return refuse('check-limit-amount', { name });
  }
  return undefined;
}

/** Errors of the language's package, as far as they are read here. */
interface LanguageError {
  readonly code?: string;
  readonly summary?: string;
  readonly range?: { readonly start: number; readonly end: number };
}

function parse({ wrong, limits }: Check): ParseResult | Refusal {
  if (wrong.trim() === '') return refuse('check-blank');
  if (wrong.length > COST.characters) return refuse('check-too-long', { most: COST.characters });
  try {
    return languageOf(Object.keys(limits)).parse(wrong);
  } catch (error) {
    const { code, range } = error as LanguageError;
    if (code === 'limit_exceeded') return refuse('check-too-complex');
    const at = range?.start ?? 0;
    const near = wrong.slice(at, at + 20).trim();
    return near === '' ? refuse('check-unfinished') : refuse('check-syntax', { at: at + 1, near });
  }
}

function typeFault(parsed: ParseResult, { wrong, limits }: Check): Refusal | undefined {
  const { valid, type, error } = parsed.check();
  if (valid) return type === 'bool' ? undefined : refuse('check-not-a-question');
  const { code, summary, range } = error as LanguageError;
  const near = wrong.slice(range?.start ?? 0, range?.end ?? 40).slice(0, 80);
  if (code !== 'unknown_variable') return refuse('check-types', { near });
  const name = summary?.split(': ')[1] ?? near;
  return refuse('check-name-unknown', {
    name,
    known: [...NAMES, ...Object.keys(limits)].join(', '),
  });
}

function elementFault(
  { elements: read }: Reading,
  elements: ReadonlySet<ElementCode>,
): Refusal | undefined {
  for (const element of read) {
    if (!elements.has(element)) return refuse('check-element-unknown', { element });
  }
  return undefined;
}
