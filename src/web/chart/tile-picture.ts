// The tile map as a standalone drawing, for download.
import type { Area } from '../../catalogue/catalogue.ts';
import { escapeText as e } from '../escape.ts';
import { wrapText } from './picture.ts';
import { placeTiles, type TileGrid } from './tile-placement.ts';

export interface TileLook {
  readonly name: string;
  /** «62,3», or empty where there is none. */
  readonly value: string;
  /** 1 to 5; 0 for no data. */
  readonly step: number;
}

const WIDTH = 112;
const HEIGHT = 68;
const GAP = 4;

/** Inner SVG and its size; `lookOf` gives the words and the class of a commune. */
function tileDrawing(
  grid: TileGrid,
  lookOf: (code: string) => TileLook,
): { drawing: string; width: number; height: number } {
  const tiles = grid.tiles.map(({ code, column, row }) => {
    const at = `translate(${(column - 1) * (WIDTH + GAP)} ${(row - 1) * (HEIGHT + GAP)})`;
    return `<g transform="${at}">${tile(lookOf(code))}</g>`;
  });
  return {
    drawing: tiles.join(''),
    width: grid.columns * (WIDTH + GAP) - GAP,
    height: grid.rows * (HEIGHT + GAP) - GAP,
  };
}

function tile({ name, value, step }: TileLook): string {
  const fill = step === 0 ? 'url(#hatch)' : `var(--step-${step})`;
  const ink = step >= 4 ? 'var(--on-accent)' : 'var(--ink)';
  const lines = wrapText(name, WIDTH - 8, 12, 2);
  const names = lines.map(
    (line, i) => `<text x="${WIDTH / 2}" y="${20 + i * 15}" font-size="12">${e(line)}</text>`,
  );
  const number = `<text x="${WIDTH / 2}" y="${HEIGHT - 10}" font-size="15" font-weight="600">${e(value)}</text>`;
  return `<rect width="${WIDTH}" height="${HEIGHT}" rx="5" fill="${fill}"/><g fill="${ink}" text-anchor="middle">${names.join('')}${value ? number : ''}</g>`;
}

/** Swatches with the range of each class, drawn in one line. */
function legendDrawing(labels: readonly string[], noData: string): string {
  const items = [...labels.map((label, i) => ({ label, fill: `var(--step-${i + 1})` }))];
  items.push({ label: noData, fill: 'url(#hatch)' });
  return items
    .map(
      ({ label, fill }, i) =>
        `<g transform="translate(${i * 150} 0)"><rect width="22" height="14" rx="2" fill="${fill}" stroke="var(--edge)"/><text x="30" y="12" font-size="13" fill="var(--ink)">${e(label)}</text></g>`,
    )
    .join('');
}

interface MapPicture {
  readonly areas: readonly Area[];
  readonly cells: readonly {
    readonly area: Area;
    readonly short: string;
    readonly step: number;
  }[];
  readonly legend: readonly string[];
  readonly noData: string;
}

const LEGEND_HEIGHT = 44;

/** The whole map with its legend beneath; inner SVG and its size. */
export function mapDrawing({ areas, cells, legend, noData }: MapPicture) {
  const looks = new Map(
    cells.map(({ area, short, step }) => [area.code, { name: area.name, value: short, step }]),
  );
  const { drawing, width, height } = tileDrawing(
    placeTiles(areas),
    (code) => looks.get(code) ?? { name: code, value: '', step: 0 },
  );
  const key = `<g transform="translate(0 ${height + 20})">${legendDrawing(legend, noData)}</g>`;
  return { drawing: drawing + key, width, height: height + LEGEND_HEIGHT };
}
