// A picture that stands without the page: title, unit, source, note and date are drawn on it.
import { escapeText as e } from '../escape.ts';
import { withColours } from './palette.ts';

export interface Picture {
  readonly title: string;
  /** Unit and what is compared. */
  readonly subtitle: string;
  /** Lines under the drawing: source with date, notes. */
  readonly notes: readonly string[];
  /** Said in large letters on simulated data. */
  readonly mark: string | null;
  readonly width: number;
  readonly height: number;
  /** Inner SVG of the drawing, from 0,0 to width,height. */
  readonly drawing: string;
}

/** Hatching for «no data»; once in every document that uses it. */
export const HATCH =
  '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="var(--sunken)"/><path d="M0 0v6" stroke="var(--edge)" stroke-width="1.6"/></pattern>';

const MARGIN = 32;
const TITLE_SIZE = 22;
const LINE = 30;

/** The whole SVG document. */
export function framePicture(picture: Picture): string {
  const { subtitle, notes, mark, width, height, drawing } = picture;
  const titleLines = wrapText(picture.title, width, TITLE_SIZE);
  const top = MARGIN + titleLines.length * LINE + 34;
  const full = {
    width: width + 2 * MARGIN,
    height: top + height + 28 + notes.length * 20 + MARGIN,
  };
  const texts = [
    ...titleLines.map((line, i) => text(line, MARGIN + (i + 1) * LINE - 10, TITLE)),
    text(subtitle, MARGIN + titleLines.length * LINE + 14, SUBTITLE),
    ...notes.map((note, i) => text(note, top + height + 28 + i * 20, NOTE)),
  ];
  const stamp = mark
    ? `<text x="${full.width - MARGIN}" y="${full.height - MARGIN / 2}" text-anchor="end" font-size="14" font-weight="600" fill="var(--behind)">${e(mark)}</text>`
    : '';
  return withColours(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${full.width}" height="${full.height}" viewBox="0 0 ${full.width} ${full.height}" font-family="'Be Vietnam Pro', sans-serif">` +
      `<title>${e(picture.title)}</title><defs>${HATCH}</defs><rect width="100%" height="100%" fill="var(--surface)"/>` +
      `${texts.join('')}<g transform="translate(${MARGIN} ${top})">${drawing}</g>${stamp}</svg>`,
  );
}

const TITLE = `font-size="${TITLE_SIZE}" font-weight="600" fill="var(--ink)"`;
const SUBTITLE = 'font-size="15" fill="var(--quiet)"';
const NOTE = 'font-size="13" fill="var(--quiet)"';

const text = (content: string, y: number, look: string): string =>
  `<text x="${MARGIN}" y="${y}" ${look}>${e(content)}</text>`;

/** Breaks at spaces so that each line fits, by the font's mean letter width of about half its size. */
export function wrapText(content: string, width: number, size: number, most = 3): string[] {
  const limit = Math.max(4, Math.floor(width / (size * 0.53)));
  const lines: string[] = [];
  let line = '';
  for (const word of content.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > limit) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]}…`];
}
