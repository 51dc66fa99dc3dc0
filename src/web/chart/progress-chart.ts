// How far each target of a group is towards its next goal: a line from zero, its end in the shape of
// the status, a mark where it should be by now. Strings only: simple enough to need no chart library.
import type { Assessment } from '../../assessment/assessment.ts';
import type { ScoreboardRow } from '../../assessment/scoreboard.ts';
import { higherIsBetter } from '../../kernel/comparator.ts';
import { shapeOf } from '../components/marks.tsx';
import { escapeText as e } from '../escape.ts';
import { formatValue, shorten } from '../format.ts';
import type { Language } from '../page.ts';

export const PANEL_WIDTH = 380;
const ROW = 44;
const GOAL_TICK = 9;
const BAR_Y = 28;
/** Where 100 % of the goal stands; what is beyond it is drawn up to the right edge. */
const FULL = 330;

export interface ProgressWords {
  readonly language: Language;
  /** Label of the line at 100 %. */
  readonly full: string;
  readonly noData: string;
}

/** Inner SVG and its height. Labels stand above their line, so a phone can read them. */
export function progressPanel(
  rows: readonly ScoreboardRow[],
  words: ProgressWords,
): { drawing: string; height: number } {
  const height = rows.length * ROW + 22;
  const lines = rows.map(
    (row, i) => `<g transform="translate(0 ${i * ROW})">${line(row, words)}</g>`,
  );
  const full = `<text x="${FULL}" y="${height - 4}" text-anchor="middle" font-size="11.5" fill="var(--accent)">${e(words.full)}</text>`;
  return { drawing: full + lines.join(''), height };
}

function line({ target, assessment }: ScoreboardRow, words: ProgressWords): string {
  const { completion, progress } = assessment;
  const name = shorten(target.name, 42);
  const label = `<text y="14" font-size="12.5" fill="var(--ink)"><tspan font-weight="600">${target.number}</tspan> ${e(name)}</text>`;
  if (completion === null) return label + absent(words);
  const end = place(Number(completion));
  const said = formatValue(completion, '%', words.language);
  return (
    `${label}<path d="M0 ${BAR_Y}H${PANEL_WIDTH}" stroke="var(--line)" stroke-width="2"/>` +
    `<path d="M0 ${BAR_Y}H${end}" stroke="var(--${progress})" stroke-width="4"/>${GOAL_MARK}${expectedMark(assessment)}` +
    `<g transform="translate(${end - 7} ${BAR_Y - 7}) scale(.875)" color="var(--${progress})">${shapeOf(progress)}</g>` +
    `<text x="${PANEL_WIDTH}" y="14" text-anchor="end" font-size="12.5" font-weight="600" fill="var(--ink)">${e(said)}</text>`
  );
}

const GOAL_MARK = `<path d="M${FULL} ${BAR_Y - GOAL_TICK}v${2 * GOAL_TICK}" stroke="var(--accent)" stroke-dasharray="2 2"/>`;

const absent = ({ noData }: ProgressWords): string =>
  `<rect y="${BAR_Y - 5}" width="${FULL}" height="10" fill="url(#hatch)"/>${GOAL_MARK}` +
  `<text x="${PANEL_WIDTH}" y="14" text-anchor="end" font-size="11.5" fill="var(--quiet)">${e(noData)}</text>`;

function expectedMark({ expected, goal }: Assessment): string {
  if (expected === null || !goal || Number(goal.value) === 0) return '';
  if (!higherIsBetter(goal.comparator)) return '';
  const x = place((Number(expected) / Number(goal.value)) * 100);
  return `<path d="M${x} ${BAR_Y - 8}v16" stroke="var(--ink)" stroke-width="2"/>`;
}

const place = (percent: number): number =>
  Math.round(Math.max(0, Math.min(PANEL_WIDTH - 7, (percent / 100) * FULL)) * 10) / 10;

/** Panels side by side in columns of about equal height; inner SVG with its size. */
export function arrangePanels(
  panels: readonly { title: string; drawing: string; height: number }[],
  columns: number,
): { drawing: string; width: number; height: number } {
  const gap = 40;
  const heights = new Array<number>(columns).fill(0);
  const parts = panels.map((panel) => {
    const column = heights.indexOf(Math.min(...heights));
    const y = heights[column] ?? 0;
    heights[column] = y + panel.height + 58;
    const at = `translate(${column * (PANEL_WIDTH + gap)} ${y})`;
    return `<g transform="${at}"><text y="16" font-size="14" font-weight="600" fill="var(--accent)">${e(panel.title)}</text><g transform="translate(0 28)">${panel.drawing}</g></g>`;
  });
  const width = columns * PANEL_WIDTH + (columns - 1) * gap;
  return { drawing: parts.join(''), width, height: Math.max(...heights) };
}
