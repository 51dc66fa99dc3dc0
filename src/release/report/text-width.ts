// Width of bold Times New Roman text, so that a rule can be exactly as long as the line above it.

const CAPITALS = [
  722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556,
  667, 722, 722, 1000, 722, 722, 667,
];
const SMALL = [
  500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389,
  333, 556, 500, 722, 500, 500, 444,
];
const OTHERS: Readonly<Record<string, number>> = {
  ' ': 250,
  '-': 333,
  ',': 250,
  '.': 250,
  Đ: 722,
  đ: 556,
  Ơ: 796,
  ơ: 554,
  Ư: 722,
  ư: 600,
};
const DIGIT = 500;

/** Width in points of one line set in bold at `size` points; a tone mark or circumflex adds nothing. */
export function boldWidth(text: string, size: number): number {
  const units = [...text.normalize('NFC')].reduce((sum, letter) => sum + widthOf(letter), 0);
  return (units * size) / 1000;
}

function widthOf(letter: string): number {
  const horned = letter.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '');
  const known = OTHERS[horned.normalize('NFC')];
  if (known !== undefined) return known;
  const base = horned.charAt(0);
  if (/[A-Z]/.test(base)) return CAPITALS[base.charCodeAt(0) - 65] ?? DIGIT;
  if (/[a-z]/.test(base)) return SMALL[base.charCodeAt(0) - 97] ?? DIGIT;
  return DIGIT;
}
