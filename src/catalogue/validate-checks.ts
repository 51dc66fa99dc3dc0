// Checks of checking rules: codes, the expression, what it reads, what it says.
import { isRefusal, sayRefusal } from '../kernel/refusal.ts';
import type { CatalogueSource } from './catalogue.ts';
import { type Check, latestOf } from './check/check.ts';
import { compileCheck } from './check/compile.ts';
import { type Fault, faultIf, type Place, repeated, unknownCodes } from './fault.ts';

type Source = Pick<CatalogueSource, 'checks' | 'elements' | 'indicators'>;

export function checkFaults(source: Source): readonly Fault[] {
  const elements = new Set(source.elements.map(({ code }) => code));
  const indicators = new Set(source.indicators.map(({ code }) => code));
  const last = new Set(latestOf(source.checks));
  return [
    ...repeated(source.checks, versionKey).map(({ item, index }) => ({
      place: { kind: 'check' as const, index, field: 'code' },
      reason: `mã quy tắc «${item.code}» đã dùng. Đặt mã khác`,
    })),
    ...source.checks.flatMap((check, index) =>
      last.has(check) ? faultsOf(check, index, { elements, indicators }) : [],
    ),
  ];
}

interface Known {
  readonly elements: ReadonlySet<string>;
  readonly indicators: ReadonlySet<string>;
}

function faultsOf(check: Check, index: number, { elements, indicators }: Known): readonly Fault[] {
  const at = (field: string): Place => ({ kind: 'check', index, field });
  const compiled = compileCheck(check, elements);
  return [
    ...faultIf(
      !isCheckCode(check.code),
      at('code'),
      `mã «${check.code}» chỉ gồm chữ thường không dấu, số và gạch nối`,
    ),
    ...unknownCodes(check.appliesTo.elements, elements, at('elements'), 'số liệu'),
    ...unknownCodes(check.appliesTo.indicators, indicators, at('indicators'), 'chỉ tiêu'),
    ...(isRefusal(compiled)
      ? [{ place: at(FIELD_OF[compiled.code] ?? 'wrong'), reason: sayRefusal(compiled) }]
      : []),
  ];
}

export const isCheckCode = (code: string): boolean =>
  code.length <= 60 && code !== 'new' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(code);

/** The field that a refused rule is wrong in, where it is not the expression. */
export const FIELD_OF: Readonly<Record<string, string>> = {
  'check-limit-name': 'limits',
  'check-limit-amount': 'limits',
  'check-placeholder': 'vi',
};

const versionKey = (check: Check & { readonly version?: number }): string =>
  `${check.code} ${check.version ?? ''}`;
