// A line of the recent months in a cell of a table, as ready text: no library, no nodes.

const SPARK_WIDTH = 112;
const SPARK_HEIGHT = 30;
const PAD = 3;

export interface SparkInput {
  /** One value a month, oldest first; null where there is none: the line breaks there. */
  readonly values: readonly (number | null)[];
  readonly goal: number | null;
  /** Said instead of the drawing. Already escaped. */
  readonly label: string;
  /** Machine decimals for the tooltip: one a month, `;` between, empty where there is none. */
  readonly said: string;
}

/** `<svg>` with the line, its last point and the goal as a dashed rule; empty text without any value. */
export function sparkline({ values, goal, label, said }: SparkInput): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return '';
  const place = scaleOf(known, goal, values.length);
  const rule =
    goal === null ? '' : `<path class="spark-goal" d="M0 ${place.y(goal)}h${SPARK_WIDTH}"/>`;
  const last = values.findLastIndex((value) => value !== null);
  const end = values[last] ?? 0;
  return (
    `<svg class="spark" viewBox="0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}" role="img" aria-label="${label}" data-v="${said}">` +
    `${rule}<path class="spark-line" d="${sparkPath(values, place)}"/>` +
    `<circle class="spark-end" cx="${place.x(last)}" cy="${place.y(end)}" r="2.5"/></svg>`
  );
}

interface Scale {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

function scaleOf(known: readonly number[], goal: number | null, count: number): Scale {
  const all = goal === null ? known : [...known, goal];
  const low = Math.min(...all);
  const size = Math.max(...all) - low || 1;
  const step = count > 1 ? (SPARK_WIDTH - 2 * PAD) / (count - 1) : 0;
  return {
    x: (index) => round(PAD + step * index),
    y: (value) => round(PAD + (1 - (value - low) / size) * (SPARK_HEIGHT - 2 * PAD)),
  };
}

/** Line through the values; it lifts the pen over a month without one, and dots a lone month. */
export function sparkPath(values: readonly (number | null)[], { x, y }: Scale): string {
  let path = '';
  let drawing = false;
  for (const [index, value] of values.entries()) {
    if (value === null) {
      drawing = false;
      continue;
    }
    const lone = !drawing && (values[index + 1] ?? null) === null;
    path += `${drawing ? 'L' : 'M'}${x(index)} ${y(value)}${lone ? 'h.1' : ''}`;
    drawing = true;
  }
  return path;
}

const round = (n: number): number => Math.round(n * 10) / 10;
