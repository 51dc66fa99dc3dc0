// Where the table ends: notes, recipients, signatures and the next appendix are not rows.
import type { Ambiguity } from './draft.ts';
import { type Line, lower } from './lines.ts';

const END =
  /^(\.\/\.$|\(\*+\)|\*+ |ghi chú\s*[:.]|nơi nhận\s*:|tm\.|kt\.|q\. |tl\.|tuq\.|tổng (số|cộng)\b|cộng\s*:?$)/u;
const NEXT = /^phụ lục\s*(\S{1,6}\s*)?([:.].*)?$/u;

/** Lines up to the end of the table, and a doubt where another appendix follows unread. */
export function cutTail(lines: readonly Line[]): {
  readonly body: readonly Line[];
  readonly doubts: readonly Ambiguity[];
} {
  const end = lines.findIndex((line) => END.test(lower(line.text)) || NEXT.test(lower(line.text)));
  if (end < 0) return { body: lines, doubts: [] };
  const next = lines.slice(end).find((line) => NEXT.test(lower(line.text)));
  const doubts: Ambiguity[] = next
    ? [
        {
          line: next.number,
          target: null,
          field: 'programme',
          text: next.text,
          why: 'Tệp còn phụ lục khác phía sau, chưa đọc. Tách thành tệp riêng nếu cần nhập.',
        },
      ]
    : [];
  return { body: lines.slice(0, end), doubts };
}
