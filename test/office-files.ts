// Word and Excel files with appendix tables, made for tests, and a short print of what was read.
import assert from 'node:assert/strict';
import {
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import excel from 'exceljs';
import type { Draft } from '../src/catalogue/appendix/draft.ts';
import { readAppendix } from '../src/catalogue/appendix/read-appendix.ts';

const known = { units: [] };

export async function draftOf(bytes: Uint8Array, name: string): Promise<Draft> {
  const reading = await readAppendix(bytes, name, known);
  assert.equal(reading.kind, 'draft', JSON.stringify(reading).slice(0, 300));
  return reading as Draft;
}

export const codeOf = async (bytes: Uint8Array, name = 'tep.docx'): Promise<string> => {
  const reading = await readAppendix(bytes, name, known);
  return reading.kind === 'refusal' ? reading.code : reading.kind;
};

export const short = (draft: Draft): readonly string[] =>
  draft.targets.map((t) =>
    [
      `${t.group ?? ''}/${t.number}`,
      t.name,
      t.unit ?? '',
      t.goals.map((g) => `${g.year ?? '?'} ${g.comparator} ${g.value}`).join('; '),
      t.leads.map((u) => u.name).join('; '),
      t.coordinators.map((u) => u.name).join('; '),
    ].join(' | '),
  );

export type Spec =
  | string
  | {
      readonly text: string;
      readonly span?: number;
      readonly rows?: number;
      readonly below?: boolean;
    };

const paragraphs = (text: string): Paragraph[] =>
  text.split('\n').map((line) => new Paragraph({ children: [new TextRun(line)] }));

export function cell(spec: Spec): TableCell {
  if (typeof spec === 'string') return new TableCell({ children: paragraphs(spec) });
  return new TableCell({
    children: paragraphs(spec.text),
    ...(spec.span ? { columnSpan: spec.span } : {}),
    ...(spec.rows ? { rowSpan: spec.rows } : {}),
    ...(spec.below ? { verticalMerge: VerticalMergeType.CONTINUE } : {}),
  });
}

export const table = (rows: readonly (readonly Spec[])[]): Table =>
  new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cell) })) });

export async function docx(
  before: readonly string[],
  tables: readonly Table[],
): Promise<Uint8Array> {
  const children = [
    ...before.map((text) => new Paragraph({ children: [new TextRun(text)] })),
    ...tables.flatMap((one) => [one, new Paragraph({ text: '' })]),
  ];
  const doc = new Document({ sections: [{ children }] });
  return new Uint8Array(await Packer.toBuffer(doc));
}

export async function xlsx(fill: (sheet: excel.Worksheet) => void): Promise<Uint8Array> {
  const workbook = new excel.Workbook();
  fill(workbook.addWorksheet('Phụ lục'));
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}
