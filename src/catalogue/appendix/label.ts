// Numbering of rows: «I», «A», «1», «1.», «1.1», «(2)».
const ROMAN = /^(?=[IVX])(X{0,2})(IX|IV|V?I{0,3})$/;
const LETTERS = 'ABCDĐEGHIKLMNOPQ';

export interface Label {
  readonly kind: 'roman' | 'letter' | 'arabic';
  /** Without closing dot or bracket. */
  readonly text: string;
  /** Position in its own series, from 1; for «2.3» the last part. */
  readonly order: number;
  /** «2» for «2.3», empty for a plain number. */
  readonly parent: string;
}

/** Every reading of a printed label; «I» is a Roman one and also the ninth letter. */
export function readLabels(printed: string): readonly Label[] {
  const text = printed
    .trim()
    .replace(/^\((.+)\)$/, '$1')
    .replace(/[.)/:]+$/, '');
  if (/^\d{1,3}$/.test(text)) return [arabic(String(Number(text)), '')];
  if (/^\d{1,2}(\.\d{1,2}){1,2}$/.test(text)) {
    const cut = text.lastIndexOf('.');
    return [arabic(text.slice(cut + 1), text.slice(0, cut))];
  }
  const mixed = /^([IVX]+|[A-HĐ])\.(\d{1,2})$/.exec(text);
  if (mixed) return [arabic(mixed[2] ?? '', mixed[1] ?? '')];
  return [...romanLabel(text), ...letterLabel(text)];
}

function arabic(last: string, parent: string): Label {
  const text = parent ? `${parent}.${last}` : last;
  return { kind: 'arabic', text, order: Number(last), parent };
}

function romanLabel(text: string): readonly Label[] {
  const match = ROMAN.exec(text);
  if (!match) return [];
  const units = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].indexOf(
    match[2] ?? '',
  );
  return [{ kind: 'roman', text, order: (match[1]?.length ?? 0) * 10 + units, parent: '' }];
}

function letterLabel(text: string): readonly Label[] {
  const order = text.length === 1 ? LETTERS.indexOf(text) + 1 : 0;
  return order > 0 ? [{ kind: 'letter', text, order, parent: '' }] : [];
}

/** Label at the start of a printed line, with what follows it; undefined where there is none. */
export function splitLabel(line: string): { label: string; rest: string } | undefined {
  const match =
    /^(\(?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,5}(?:\.\d{1,2})?|[A-ZĐ](?:\.\d{1,2})?)[.)/:]{0,2})(?:\s+(.*))?$/u.exec(
      line.trim(),
    );
  if (!match?.[1] || readLabels(match[1]).length === 0) return undefined;
  return { label: match[1], rest: match[2] ?? '' };
}
