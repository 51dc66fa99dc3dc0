/**
 * A number in [0, 1) that depends on the seed and the key alone: no order of drawing, so that a longer
 * simulation repeats a shorter one figure by figure.
 */
export type Chance = (...key: readonly (string | number)[]) => number;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const GOLDEN = 0x9e3779b9;

/** FNV-1a over the key, finished by the mixer of splitmix32. */
export function chanceOf(seed: number): Chance {
  const start = mix(Math.imul(seed, GOLDEN) ^ FNV_OFFSET);
  return (...key) => {
    let hash = start;
    const text = key.join('|');
    for (let i = 0; i < text.length; i += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
    }
    return mix(hash) / 2 ** 32;
  };
}

function mix(bits: number): number {
  let z = (bits + GOLDEN) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/** About normal with mean 0 and deviation 1, never beyond ±3: the sum of three even numbers. */
export const normal = (chance: Chance, ...key: readonly (string | number)[]): number =>
  2 * (chance(...key, 1) + chance(...key, 2) + chance(...key, 3) - 1.5);

const KNOT_MONTHS = 3;

/** The quarter in which a month lies and how far into it: drifts run straight from one to the next. */
export function knotOf(month: number): { readonly knot: number; readonly share: number } {
  const knot = Math.floor(month / KNOT_MONTHS);
  return { knot, share: month / KNOT_MONTHS - knot };
}

/** Slow drift over the months, continuous, deviation below 1. */
export function drift(chance: Chance, key: string, month: number): number {
  const { knot, share } = knotOf(month);
  const [from, to] = [normal(chance, key, knot), normal(chance, key, knot + 1)];
  return from + (to - from) * share;
}
