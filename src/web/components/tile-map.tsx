import type { Area, AreaCode } from '../../catalogue/catalogue.ts';
import { placeTiles } from '../chart/tile-placement.ts';
import { type Page, textsOf } from '../page.ts';

export interface TileCell {
  readonly area: Area;
  /** The value with its unit, or the reason why there is none. */
  readonly text: string;
  /** The value alone, short enough for a tile; empty where there is none. */
  readonly short: string;
  /** 1 to 5; 0 for no data. */
  readonly step: number;
}

interface Props {
  readonly areas: readonly Area[];
  readonly cells: readonly TileCell[];
  readonly legend: readonly string[];
  readonly page: Page;
  readonly hrefOf: (code: AreaCode) => string;
}

/** The communes as tiles of one size, each a link; with the legend of the classes. */
export function TileMap({ areas, cells, legend, page, hrefOf }: Props) {
  const t = textsOf(page.language).scoreboard.map;
  const cellOf = new Map(cells.map((cell) => [cell.area.code, cell]));
  return (
    <>
      <ol class="tiles">
        {placeTiles(areas).tiles.map(({ code, column, row }) => {
          const cell = cellOf.get(code);
          return (
            cell && (
              <li class={`c${column} r${row} step-${cell.step}`}>
                <a href={hrefOf(code)} title={`${cell.area.name}: ${cell.text}`}>
                  <span class="tile-name">{cell.area.name}</span>
                  <span class="tile-short" aria-hidden="true">
                    {abbreviate(cell.area.name)}
                  </span>
                  {cell.short ? <b>{cell.short}</b> : <span class="unseen">{cell.text}</span>}
                </a>
              </li>
            )
          );
        })}
      </ol>
      <ul class="legend" aria-label={t.legend}>
        {legend.map((label, i) => (
          <li class={`step-${i + 1}`}>{label}</li>
        ))}
        <li class="step-0">{t.noData}</li>
      </ul>
    </>
  );
}

/** «Phú Vinh» gives «P.Vinh», «A Lưới 2» gives «A.L 2»: enough to tell tiles apart on a phone. */
function abbreviate(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const last = words.pop() ?? '';
  if (words.length === 0) return last;
  if (words.length > 2) return [...words, last].map((word) => word.charAt(0)).join('');
  const initials = words.map((word) => word.charAt(0)).join('.');
  return /^\d+$/.test(last) ? `${initials} ${last}` : `${initials}.${last}`;
}
