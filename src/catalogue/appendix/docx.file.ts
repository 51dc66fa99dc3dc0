// word/document.xml to paragraphs and grids: merged cells, lists, symbols, tracked deletions.
import { listCounter, readListStyles } from './docx-numbers.ts';
import type { Cell, GridRow } from './grid.ts';
import type { Sheet } from './table-reader.ts';
import { attribute, scanXml, type XmlEvent } from './xml.ts';
import type { ZipParts } from './zip.file.ts';

interface Reading {
  readonly sheets: Sheet[];
  preamble: { line: number; text: string }[];
  rows: GridRow[];
  cells: Cell[];
  cell: CellDraft | undefined;
  paragraph: string;
  list: { id: string; level: number } | undefined;
  depth: number;
  skipping: number;
  inText: boolean;
  line: number;
}

interface CellDraft {
  text: string;
  span: number;
  below: boolean;
}

/** Tables of a Word file in order, each with the paragraphs before it. Undefined: not a Word text. */
export function readDocx(parts: ZipParts): readonly Sheet[] | undefined {
  const xml = parts.text('word/document.xml');
  if (xml === undefined) return undefined;
  const counter = listCounter(readListStyles(parts.text('word/numbering.xml') ?? ''));
  const reading: Reading = {
    sheets: [],
    preamble: [],
    rows: [],
    cells: [],
    cell: undefined,
    paragraph: '',
    list: undefined,
    depth: 0,
    skipping: 0,
    inText: false,
    line: 0,
  };
  for (const event of scanXml(xml)) read(event, reading, counter);
  if (reading.preamble.length > 0) reading.sheets.push({ preamble: reading.preamble, grid: [] });
  return reading.sheets;
}

type Counter = (list: string, level: number) => string;

// Deleted text, the older twin of a drawing, and field codes are not printed.
const SKIPPED = new Set(['w:del', 'mc:Fallback', 'w:instrText', 'w:moveFrom']);

function read(event: XmlEvent, reading: Reading, counter: Counter): void {
  if (event.kind === 'text') {
    if (reading.inText && reading.skipping === 0) reading.paragraph += event.text;
    return;
  }
  if (SKIPPED.has(event.name)) {
    reading.skipping += event.kind === 'open' ? 1 : -1;
    return;
  }
  if (reading.skipping > 0) return;
  if (event.kind === 'open') opened(event.name, event.attributes, reading);
  else closed(event.name, reading, counter);
}

function opened(name: string, attributes: string, reading: Reading): void {
  const value = attribute(attributes, 'w:val') ?? '';
  TEXT_PARTS[name]?.(reading, value, attributes);
  if (name === 'w:tbl') {
    reading.depth += 1;
    if (reading.depth === 1) reading.rows = [];
  } else if (reading.depth === 1) TABLE_PARTS[name]?.(reading, value, attributes);
}

type Opener = (reading: Reading, value: string, attributes: string) => void;

const print =
  (text: string): Opener =>
  (reading) => {
    reading.paragraph += text;
  };

const text: Opener = (reading) => {
  reading.inText = true;
};

const TEXT_PARTS: Readonly<Record<string, Opener>> = {
  'w:t': text,
  'm:t': text,
  'w:tab': print(' '),
  'w:br': print('\n'),
  'w:cr': print('\n'),
  'w:noBreakHyphen': print('-'),
  'w:sym': (reading, _, attributes) => {
    reading.paragraph += symbol(attribute(attributes, 'w:char') ?? '');
  },
  'w:ilvl': (reading, value) => {
    reading.list = { id: reading.list?.id ?? '', level: Number(value) || 0 };
  },
  'w:numId': (reading, value) => {
    reading.list = { id: value, level: reading.list?.level ?? 0 };
  },
};

const TABLE_PARTS: Readonly<Record<string, Opener>> = {
  'w:tr': (reading) => {
    reading.cells = [];
  },
  'w:tc': (reading) => {
    reading.cell = { text: '', span: 1, below: false };
  },
  'w:gridBefore': (reading, value) => padRow(reading, Number(value)),
  'w:gridSpan': (reading, value) => {
    if (reading.cell) reading.cell.span = Math.min(60, Math.max(1, Number(value) || 1));
  },
  'w:vMerge': (reading, value) => {
    if (reading.cell) reading.cell.below = value !== 'restart';
  },
};

function padRow(reading: Reading, count: number): void {
  for (let i = 0; i < Math.min(count, 60); i += 1) reading.cells.push({ text: '', copy: 'own' });
}

// Word's Symbol font keeps ≥ and ≤ in the private area.
const SYMBOLS: Readonly<Record<string, string>> = {
  F0B3: '≥',
  F0A3: '≤',
  F03E: '>',
  F03C: '<',
  F0B1: '±',
  F025: '%',
};

const symbol = (code: string): string => SYMBOLS[code.toUpperCase()] ?? '';

function closed(name: string, reading: Reading, counter: Counter): void {
  if (name === 'w:t' || name === 'm:t') reading.inText = false;
  else if (name === 'w:p') closeParagraph(reading, counter);
  else if (name === 'w:tbl') {
    reading.depth -= 1;
    if (reading.depth === 0) closeTable(reading);
  } else if (reading.depth !== 1) return;
  else if (name === 'w:tc') closeCell(reading);
  else if (name === 'w:tr') {
    reading.line += 1;
    reading.rows.push({ line: reading.line, cells: reading.cells });
  }
}

function closeParagraph(reading: Reading, counter: Counter): void {
  const { list } = reading;
  const label = list ? counter(list.id, list.level) : '';
  const text = [label, reading.paragraph.trim()].filter(Boolean).join(' ');
  reading.paragraph = '';
  reading.list = undefined;
  if (reading.cell) reading.cell.text += reading.cell.text && text ? `\n${text}` : text;
  else if (reading.depth === 0 && text) {
    reading.preamble.push({ line: Math.max(1, reading.line), text: text.replace(/\s+/gu, ' ') });
  }
}

function closeCell(reading: Reading): void {
  const { cell } = reading;
  if (!cell) return;
  const column = reading.cells.length;
  const above = reading.rows.at(-1)?.cells[column];
  const text = cell.below ? (above?.text ?? '') : cell.text;
  reading.cells.push({ text, copy: cell.below ? 'below' : 'own' });
  for (let i = 1; i < cell.span; i += 1) reading.cells.push({ text, copy: 'right' });
  reading.cell = undefined;
}

function closeTable(reading: Reading): void {
  reading.sheets.push({ preamble: reading.preamble, grid: reading.rows });
  reading.preamble = [];
  reading.rows = [];
}
