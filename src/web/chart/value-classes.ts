/** Borders of a map's classes: round numbers, at most five classes from the lowest to the highest value. */
export function classBorders(values: readonly number[]): number[] {
  if (values.length === 0) return [];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = roundStep((high - low) / 4);
  const first = Math.floor(low / step) * step;
  const count = Math.max(1, Math.ceil((high - first) / step + 1e-9));
  return Array.from({ length: Math.min(count, 5) + 1 }, (_, i) => tidy(first + i * step));
}

/** Class of a value, from 1; the highest border belongs to the last class. */
export function classOf(value: number, borders: readonly number[]): number {
  const above = borders.slice(1, -1).filter((border) => value >= border).length;
  return above + 1;
}

// 1, 2, 2.5, 5 or 10 times a power of ten, not below what is wanted: five steps from a round start then suffice.
function roundStep(wanted: number): number {
  if (wanted <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= wanted) ?? 10;
  return factor * power;
}

const tidy = (n: number): number => Number(n.toPrecision(12));
