// Page set-up, styles and paragraphs of Decree 30/2020/NĐ-CP, Appendix I.
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  type ISectionOptions,
  type IStylesOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import type { Block } from './block.ts';

/** Millimetres. Text is 165 wide on a portrait page and 252 on a landscape one. */
const PAGE = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15, header: 10 };
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const LANDSCAPE_WIDTH = PAGE.height - PAGE.left - PAGE.right;

const FONT = 'Times New Roman';
export const mm = (millimetres: number): number => convertMillimetersToTwip(millimetres);
/** Points as the half-points of a font size. */
export const pt = (points: number): number => points * 2;
/** Points as twentieths, for spacing. */
export const gap = (points: number): number => Math.round(points * 20);

const BODY = 14;
/** Line spacing 1.15, in 240ths of a line. */
const LINE = 276;
const INDENT = mm(12.7);

const heading = (
  bold: boolean,
): NonNullable<NonNullable<IStylesOptions['default']>['heading1']> => ({
  run: { font: FONT, size: pt(BODY), bold, italics: false, color: '000000' },
  paragraph: {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: INDENT },
    spacing: { before: gap(6), after: gap(6), line: LINE, lineRule: LineRuleType.AUTO },
    keepNext: true,
  },
});

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: FONT,
        size: pt(BODY),
        color: '000000',
        language: { value: 'vi-VN', eastAsia: 'vi-VN' },
      },
    },
    title: {
      run: { font: FONT, size: pt(BODY), bold: true, color: '000000' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: gap(18), after: 0 } },
    },
    heading1: heading(true),
    heading2: heading(true),
    heading3: heading(false),
  },
  paragraphStyles: [
    {
      id: 'Body',
      name: 'Body',
      basedOn: 'Normal',
      paragraph: {
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: INDENT },
        spacing: { before: 0, after: gap(6), line: LINE, lineRule: LineRuleType.AUTO },
      },
    },
  ],
};

const LEVELS = {
  part: HeadingLevel.HEADING_1,
  clause: HeadingLevel.HEADING_2,
  point: HeadingLevel.HEADING_3,
} as const;

/** A paragraph of the body; parts, clauses and titled points carry heading levels. */
export function blockParagraph({ level, text }: Block): Paragraph {
  if (level === 'part' || level === 'clause' || (level === 'point' && text.endsWith(':'))) {
    return new Paragraph({ heading: LEVELS[level], children: [new TextRun(text)] });
  }
  return bodyParagraph(text);
}

export const bodyParagraph = (text: string, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ style: 'Body', ...options, children: [new TextRun(text)] });

export interface LineLook {
  /** Font size in points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly after?: number;
  readonly before?: number;
  readonly keepNext?: boolean;
}

/** A centred line. */
export function centred(text: string, look: LineLook): Paragraph {
  const { size, bold = false, italics = false, after = 0, before = 0, keepNext = false } = look;
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: gap(before), after: gap(after) },
    keepNext,
    children: [new TextRun({ text, size: pt(size), bold, italics })],
  });
}

/** A solid rule of `length` points, centred in a column of `column` millimetres. */
export function rule(length: number, column: number, after = 0): Paragraph {
  const side = Math.max(0, Math.round((mm(column) - gap(length)) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 0, after: gap(after), line: 40, lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  });
}

/** A section with the page number at the top centre from its second page on, counted from 1. */
export function section(
  children: ISectionOptions['children'],
  landscape: boolean,
  everyPage: string | null,
): ISectionOptions {
  const footer = (): Footer =>
    new Footer({
      children: everyPage ? [centred(`(${everyPage})`, { size: 11, italics: true })] : [],
    });
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ size: pt(BODY), children: [PageNumber.CURRENT] })],
  });
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: mm(PAGE.width),
          height: mm(PAGE.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: mm(PAGE.top),
          bottom: mm(PAGE.bottom),
          left: mm(PAGE.left),
          right: mm(PAGE.right),
          header: mm(PAGE.header),
          footer: mm(PAGE.header),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      default: new Header({ children: [number] }),
      first: new Header({ children: [new Paragraph({ children: [] })] }),
    },
    footers: { default: footer(), first: footer() },
    children,
  };
}
