// Automatic numbers of Word paragraphs: many appendices number their first column that way.
import { attribute, scanXml } from './xml.ts';

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

type Levels = ReadonlyMap<number, Level>;

/** List definitions of numbering.xml by list id. */
export type ListStyles = ReadonlyMap<string, Levels>;

export function readListStyles(xml: string): ListStyles {
  const reading: Reading = {
    abstracts: new Map(),
    lists: new Map(),
    levels: new Map(),
    list: '',
    level: 0,
  };
  for (const event of scanXml(xml)) {
    if (event.kind === 'open') READERS[event.name]?.(reading, event.attributes);
  }
  return reading.lists;
}

interface Reading {
  readonly abstracts: Map<string, Map<number, Level>>;
  readonly lists: Map<string, Levels>;
  levels: Map<number, Level>;
  list: string;
  level: number;
}

type Reader = (reading: Reading, attributes: string) => void;

const printedValue = (attributes: string): string => attribute(attributes, 'w:val') ?? '';

const change =
  (part: (value: string) => Partial<Level>): Reader =>
  (reading, attributes) => {
    const { level, levels } = reading;
    const old = levels.get(level) ?? { format: 'decimal', text: `%${level + 1}.`, start: 1 };
    levels.set(level, { ...old, ...part(printedValue(attributes)) });
  };

const READERS: Readonly<Record<string, Reader>> = {
  'w:abstractNum': (reading, attributes) => {
    reading.levels = new Map();
    reading.abstracts.set(attribute(attributes, 'w:abstractNumId') ?? '', reading.levels);
  },
  'w:lvl': (reading, attributes) => {
    reading.level = Number(attribute(attributes, 'w:ilvl') ?? 0);
  },
  'w:start': change((value) => ({ start: Number(value) || 0 })),
  'w:numFmt': change((format) => ({ format })),
  'w:lvlText': change((text) => ({ text })),
  'w:num': (reading, attributes) => {
    reading.list = attribute(attributes, 'w:numId') ?? '';
    reading.levels = new Map();
  },
  'w:abstractNumId': (reading, attributes) => {
    reading.lists.set(reading.list, reading.abstracts.get(printedValue(attributes)) ?? new Map());
  },
};

/** Counts paragraphs of each list as Word does; gives the printed number. */
export function listCounter(styles: ListStyles): (list: string, level: number) => string {
  const counts = new Map<string, number[]>();
  return (list, level) => {
    const levels = styles.get(list);
    const style = levels?.get(level);
    if (!levels || !style) return '';
    if (style.format === 'bullet') return '-';
    if (style.format === 'none') return '';
    const count = counts.get(list) ?? [];
    count.length = level + 1;
    count[level] = (count[level] ?? style.start - 1) + 1;
    counts.set(list, count);
    return style.text.replace(/%(\d)/g, (_, digit: string) => {
      const of = Number(digit) - 1;
      const number = count[of] ?? levels.get(of)?.start ?? 1;
      return printNumber(number, levels.get(of)?.format ?? 'decimal');
    });
  };
}

function printNumber(number: number, format: string): string {
  if (/roman/i.test(format)) {
    const roman = toRoman(number);
    return format === 'lowerRoman' ? roman.toLowerCase() : roman;
  }
  if (format === 'upperLetter') return String.fromCharCode(64 + Math.min(number, 26));
  if (format === 'lowerLetter') return String.fromCharCode(96 + Math.min(number, 26));
  return String(number);
}

function toRoman(number: number): string {
  const units = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
  return 'X'.repeat(Math.floor(number / 10)) + (units[number % 10] ?? '');
}
