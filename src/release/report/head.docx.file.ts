// The head and the foot of the document: agency, national name, subject; signature, recipients.
import {
  AlignmentType,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Office } from './office.ts';
import { bodyParagraph, centred, gap, mm, pt, rule, TEXT_WIDTH } from './page.docx.file.ts';
import type { Report } from './report.ts';
import { boldWidth } from './text-width.ts';

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

const NAME = 13;
const TEXT = 14;
const LEFT = 62;
const RIGHT = TEXT_WIDTH - LEFT;

const NONE = { style: 'none', size: 0, color: 'auto' } as const;
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

/** A two-column table without borders or cell margins, rows kept whole. */
function twoColumns(
  [left, right]: readonly [number, number],
  rows: readonly (readonly [readonly Paragraph[], readonly Paragraph[]])[],
): Table {
  const column = (children: readonly Paragraph[], width: number): TableCell =>
    new TableCell({
      children,
      width: { size: mm(width), type: WidthType.DXA },
      verticalAlign: VerticalAlign.TOP,
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: mm(left + right), type: WidthType.DXA },
    columnWidths: [mm(left), mm(right)],
    borders: NO_BORDERS,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: rows.map(
      ([first, second]) =>
        new TableRow({ cantSplit: true, children: [column(first, left), column(second, right)] }),
    ),
  });
}

/** Agency on the left, national name on the right, then number and date. */
export function headTable({ office, number, placeAndDate }: Report): Table {
  const agency = [
    ...(office.superior ? [centred(office.superior, { size: 12 })] : []),
    ...office.issuer.map((line) => centred(line, { size: NAME, bold: true })),
    rule(agencyRule(office), LEFT, 6),
  ];
  const nation = [
    centred(NATION, { size: NAME, bold: true }),
    centred(MOTTO, { size: TEXT, bold: true }),
    rule(boldWidth(MOTTO, TEXT), RIGHT, 6),
  ];
  return twoColumns(
    [LEFT, RIGHT],
    [
      [agency, nation],
      [[centred(number, { size: NAME })], [centred(placeAndDate, { size: TEXT, italics: true })]],
    ],
  );
}

// Decree 30: between one third and one half of the agency's line; two fifths of the last line.
function agencyRule({ issuer }: Office): number {
  return boldWidth(issuer.at(-1) ?? '', NAME) * 0.4;
}

/** «BÁO CÁO», the subject in bold, a rule, and on a demonstration the note. */
export function subjectParagraphs({ subject, simulatedNote, office }: Report): Paragraph[] {
  const longest = Math.min(
    Math.max(...subject.map((line) => boldWidth(line, TEXT))),
    (TEXT_WIDTH * 72) / 25.4,
  );
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun('BÁO CÁO')] }),
    ...subject.map((line) => centred(line, { size: TEXT, bold: true })),
    rule(longest * 0.4, TEXT_WIDTH, 12),
    ...(simulatedNote
      ? [centred(`(${simulatedNote})`, { size: 13, italics: true, after: 12 })]
      : []),
    ...addressees(office),
  ];
}

function addressees({ addressees: to }: Office): Paragraph[] {
  if (to.length === 1) return [centred(`Kính gửi: ${to[0]}`, { size: TEXT, after: 12 })];
  return to.length === 0
    ? []
    : [
        bodyParagraph('Kính gửi:'),
        ...to.map((one, i) => bodyParagraph(`- ${one}${i < to.length - 1 ? ';' : '.'}`)),
      ];
}

/** «Nơi nhận» on the left, the signature on the right. */
export function footTable({ office }: Report): Table {
  const line = (text: string, size: number, bold: boolean): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.LEFT,
      children: [new TextRun({ text, size: pt(size), bold, italics: bold })],
    });
  const recipients = office.recipients.map((one, index) =>
    line(`- ${one}${index < office.recipients.length - 1 ? ';' : '.'}`, 11, false),
  );
  const signature = [
    ...office.authority.map((words) => centred(words, { size: TEXT, bold: true })),
    new Paragraph({ spacing: { before: gap(72), after: 0 }, children: [] }),
    centred(office.signer ?? '', { size: TEXT, bold: true }),
  ];
  return twoColumns(
    [TEXT_WIDTH / 2, TEXT_WIDTH / 2],
    [[[line('Nơi nhận:', 12, true), ...recipients], signature]],
  );
}
