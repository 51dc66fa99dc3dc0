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
  const abstracts = new Map<string, Map<number, Level>>();
  const lists = new Map<string, Levels>();
  let levels = new Map<number, Level>();
  let list = '';
  let level = 0;
  const change = (part: Partial<Level>): void => {
    const old = levels.get(level) ?? { format: 'decimal', text: `%${level + 1}.`, start: 1 };
    levels.set(level, { ...old, ...part });
  };
  for (const event of scanXml(xml)) {
    if (event.kind !== 'open') continue;
    const value = attribute(event.attributes, 'w:val') ?? '';
    if (event.name === 'w:abstractNum') {
      levels = new Map();
      abstracts.set(attribute(event.attributes, 'w:abstractNumId') ?? '', levels);
    } else if (event.name === 'w:lvl') level = Number(attribute(event.attributes, 'w:ilvl') ?? 0);
    else if (event.name === 'w:start') change({ start: Number(value) });
    else if (event.name === 'w:numFmt') change({ format: value });
    else if (event.name === 'w:lvlText') change({ text: value });
    else if (event.name === 'w:num') {
      list = attribute(event.attributes, 'w:numId') ?? '';
      levels = new Map();
    } else if (event.name === 'w:abstractNumId') lists.set(list, abstracts.get(value) ?? new Map());
  }
  return lists;
}

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
