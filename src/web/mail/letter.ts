// Mail as text and as plain HTML, in the person's language, with exactly one link.
import { escapeText } from '../escape.ts';
import { formatDay } from '../format.ts';
import { type Language, textsOf } from '../page.ts';
import { isLate, type WorkLine } from '../work/lines.ts';

/** What a letter says; toText and toHtml write it out. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly lines: readonly string[];
  readonly link: { readonly text: string; readonly address: string };
  /** Said after the link. */
  readonly closing: readonly string[];
}

export interface LetterAbout {
  readonly language: Language;
  readonly name: string;
  readonly instanceName: string;
  /** Address by which people reach the instance. */
  readonly origin: string;
}

const linkTo = ({ origin, language }: LetterAbout, path: string): string => {
  const url = new URL(path, origin);
  if (language === 'en') url.searchParams.set('lang', 'en');
  return url.href;
};

const framed = (about: LetterAbout): Pick<Letter, 'language' | 'greeting' | 'closing'> => {
  const t = textsOf(about.language).mail;
  return {
    language: about.language,
    greeting: t.greeting(about.name),
    closing: [t.footer(about.instanceName)],
  };
};

const lineOf = ({ what, count, cycle, until, day, item }: WorkLine): string => {
  const head = [what, cycle, ...(count ? [count] : [])].join(', ');
  return `${head}: ${until} (${day})${item.words ? ` – «${item.words}»` : ''}`;
};

/** The same with the unit that has to act, where the words do not name it. */
const lineOfUnit = (line: WorkLine): string =>
  line.who === '' || line.what.includes(line.who) ? lineOf(line) : `${line.who}: ${lineOf(line)}`;

/** The person's own list of work. */
export function workLetter(about: LetterAbout, lines: readonly WorkLine[], today: string): Letter {
  const t = textsOf(about.language).mail.work;
  return {
    ...framed(about),
    subject: t.subject(lines.length, lines.filter(isLate).length),
    paragraphs: [t.lead(formatDay(today, about.language), lines.length)],
    lines: lines.map(lineOf),
    link: { text: t.link, address: linkTo(about, '/work') },
  };
}

interface LateWork {
  readonly lines: readonly WorkLine[];
  readonly today: string;
  /** By how many working days all of it is late at least. */
  readonly workdays: number;
}

/** Late work of others: of a leader's unit, or of all units for the standing office. */
export function lateLetter(
  about: LetterAbout,
  template: 'late-unit' | 'late-list',
  { lines, today, workdays }: LateWork,
): Letter {
  const t = textsOf(about.language).mail[template];
  const units = new Set(lines.flatMap(({ item }) => item.unit ?? [])).size;
  return {
    ...framed(about),
    subject: t.subject(lines.length, units),
    paragraphs: [t.lead(formatDay(today, about.language), lines.length, workdays)],
    lines: lines.map(lineOfUnit),
    link: { text: t.link, address: linkTo(about, template === 'late-unit' ? '/work' : '/cycles') },
  };
}

export function resetLetter(
  about: LetterAbout,
  { path, hours }: { readonly path: string; readonly hours: number },
): Letter {
  const t = textsOf(about.language).mail.reset;
  const frame = framed(about);
  return {
    ...frame,
    subject: t.subject,
    paragraphs: [t.lead(hours)],
    lines: [],
    link: { text: t.link, address: linkTo(about, path) },
    closing: [t.ignore, ...frame.closing],
  };
}

export const toText = ({ greeting, paragraphs, lines, link, closing }: Letter): string =>
  [
    greeting,
    ...paragraphs,
    ...(lines.length > 0 ? [lines.map((line, i) => `${i + 1}. ${line}`).join('\n')] : []),
    `${link.text}: ${link.address}`,
    ...closing,
    '',
  ].join('\n\n');

export function toHtml(letter: Letter): string {
  const { language, subject, greeting, paragraphs, lines, link, closing } = letter;
  const paragraph = (text: string): string => `<p>${escapeText(text)}</p>`;
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeText(subject)}</title></head>`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:40em">',
    [greeting, ...paragraphs].map(paragraph).join(''),
    lines.length > 0
      ? `<ol>${lines.map((line) => `<li style="margin:.4em 0">${escapeText(line)}</li>`).join('')}</ol>`
      : '',
    `<p><a href="${escapeText(link.address)}">${escapeText(link.text)}</a></p>`,
    closing.map(paragraph).join(''),
    '</body></html>',
  ].join('');
}
