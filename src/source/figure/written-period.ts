import { searchKey } from '../../kernel/text.ts';

type Reader = readonly [RegExp, (part: readonly string[]) => string];

const two = (month = ''): string => month.padStart(2, '0');
const QUARTERS: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };
const quarter = (text = ''): string => QUARTERS[text] ?? text;

const YEAR = '(?:nam )?(20\\d\\d)';
const MONTH = '(0?[1-9]|1[0-2])';

/** Forms of a period after searchKey(), longest first. */
const FORMS: readonly Reader[] = [
  [/nam hoc (20\d\d) (20\d\d)/, ([a, b]) => `${a}-${b}`],
  [new RegExp(`(?:0?6|sau) thang dau ${YEAR}`), ([y]) => `${y}-H1`],
  [new RegExp(`(?:0?6|sau) thang cuoi ${YEAR}`), ([y]) => `${y}-H2`],
  [new RegExp(`(?:0?9|chin) thang(?: dau)? ${YEAR}`), ([y]) => `${y}-9M`],
  [new RegExp(`(?:quy|q) ?(iii|ii|iv|i|[1-4]) ${YEAR}`), ([q, y]) => `${y}-Q${quarter(q)}`],
  [/(20\d\d) (?:quy |q)([1-4])/, ([y, q]) => `${y}-Q${q}`],
  [/(20\d\d) h([12])/, ([y, h]) => `${y}-H${h}`],
  [/(20\d\d) 9m/, ([y]) => `${y}-9M`],
  [new RegExp(`ngay \\d{1,2} thang ${MONTH} ${YEAR}`), ([m, y]) => `${y}-${two(m)}`],
  [new RegExp(`(?:thang|month|t) ?${MONTH} ${YEAR}`), ([m, y]) => `${y}-${two(m)}`],
  [/(?:ca )?nam (20\d\d)/, ([y]) => `${y}`],
];

/** Forms that mean a period only when they are all of a cell. */
const BARE: readonly Reader[] = [
  [/(20\d\d) (0[1-9]|1[0-2]) \d\d/, ([y, m]) => `${y}-${m}`],
  [new RegExp(`\\d{1,2} ${MONTH} (20\\d\\d)`), ([m, y]) => `${y}-${two(m)}`],
  [/(20\d\d) (20\d\d)/, ([a, b]) => `${a}-${b}`],
  [new RegExp(`(20\\d\\d) ${MONTH}`), ([y, m]) => `${y}-${two(m)}`],
  [new RegExp(`${MONTH} (20\\d\\d)`), ([m, y]) => `${y}-${two(m)}`],
  [/(20\d\d)/, ([y]) => `${y}`],
];

/**
 * The code of a period as people write it: «Tháng 9/2026», «09/2026», «Quý III năm 2026», «6 tháng đầu
 * năm 2026», «Năm học 2025-2026»; a day stands for its month. Undefined when it is none.
 */
export function writtenPeriod(text: string): string | undefined {
  const key = searchKey(text).replace(/^(?:ky bao cao|ky) /, '');
  return firstOf([...FORMS, ...BARE], key, (form) => new RegExp(`^(?:${form.source})$`));
}

/** The first period named in a title: «SỐ LIỆU THÁNG 9 NĂM 2026 (tính đến 14/9)». */
export const periodInTitle = (text: string): string | undefined =>
  firstOf(FORMS, searchKey(text), (form) => new RegExp(`(?:^| )(?:${form.source})(?: |$)`));

function firstOf(
  readers: readonly Reader[],
  key: string,
  fit: (form: RegExp) => RegExp,
): string | undefined {
  for (const [form, write] of readers) {
    const match = fit(form).exec(key);
    if (match) return write(match.slice(1));
  }
  return undefined;
}
