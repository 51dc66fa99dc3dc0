// How units report: most on time, some late, some not at all; and how they err.
import type { Element, Unit } from '../../catalogue/catalogue.ts';
import { monthIndex } from '../../kernel/period.ts';
import { type Chance, normal } from './chance.ts';

export type Wave = 'on-time' | 'late' | 'very-late' | 'never';

/** Silences that the demonstration is to show: unit or element, first and last month. */
const SILENCES = [
  { who: 'so-cong-thuong', from: monthIndex(2025, 7), to: monthIndex(2025, 9) },
  // Twelve databases, eleven owners: since spring 2026 each waits for the others.
  { who: 'csdl-quoc-gia-hoan-thanh', from: monthIndex(2026, 4), to: monthIndex(2030, 12) },
] as const;

const isSilent = (name: string, month: number): boolean =>
  SILENCES.some(({ who, from, to }) => who === name && from <= month && month <= to);

/** When a unit answers for the month: towns and departments mostly in time, small hill communes less. */
export function waveOf(
  chance: Chance,
  unit: Pick<Unit, 'code' | 'kind'>,
  { element, month, urban }: { element: Element; month: number; urban: number },
): Wave {
  if (isSilent(unit.code, month) || isSilent(element.code, month)) return 'never';
  const commune = unit.kind === 'commune';
  if (commune && isStuck(chance, unit.code, month)) return 'never';
  const care = normal(chance, 'care', unit.code);
  const onTime = commune ? 0.87 + 0.05 * urban + 0.04 * care : 0.94 + 0.03 * care;
  const draw = chance('wave', unit.code, month);
  const left = 1 - Math.min(0.985, Math.max(0.6, onTime));
  if (draw >= left) return 'on-time';
  if (draw >= left * 0.45) return 'late';
  return !commune || draw >= left * 0.2 ? 'very-late' : 'never';
}

const SPELL = 6;

// Now and then the one officer who knows is on leave or moved: five months without an answer.
const isStuck = (chance: Chance, unit: string, month: number): boolean =>
  month % SPELL < SPELL - 1 && chance('stuck', unit, Math.floor(month / SPELL)) < 0.035;

export interface Slip {
  readonly amount: number;
  readonly note: string | null;
  /** Set when it is put right some days later, with these words. */
  readonly corrected?: string;
}

export interface Answer {
  readonly element: string;
  readonly area: string;
  readonly month: number;
  readonly truth: number;
  /** What the same unit reported the month before, and what the number is a part of. */
  readonly before: number;
  readonly whole: number;
}

const CORRECTION = 'Đính chính: ';
const WORDS = [
  'nhập nhầm số của kỳ trước, đã đối chiếu với sổ theo dõi',
  'gõ thiếu một chữ số khi nhập liệu',
  'bổ sung số liệu tổng hợp chậm từ cơ sở',
  'trừ các trường hợp trùng sau khi rà soát',
] as const;

/**
 * What a person writes instead of the truth: last month's number again, a round number, a digit lost, a
 * jump. Some are noticed and corrected, the others stay for the plausibility checks to find.
 */
export function slipOf(chance: Chance, answer: Answer): Slip | undefined {
  const { element, area, month, truth, before, whole } = answer;
  if (truth < 20) return undefined;
  const draw = chance('slip', element, area, month);
  const plain = (amount: number): Slip => ({ amount, note: null });
  const noticed = (amount: number, words: string): Slip => ({
    ...plain(amount),
    corrected: CORRECTION + words,
  });
  if (draw < 0.006) return noticed(Math.min(whole, before), WORDS[0]);
  if (draw < 0.009) return noticed(Math.floor(truth / 10), WORDS[1]);
  if (draw < 0.013) return noticed(Math.floor(truth * 0.93), WORDS[2]);
  if (draw < 0.016) return noticed(Math.min(whole, Math.ceil(truth * 1.04)), WORDS[3]);
  if (draw < 0.034) return plain(Math.min(whole, before));
  if (draw < 0.044) return plain(Math.min(whole, rounded(truth)));
  return draw < 0.048 ? plain(Math.min(whole, Math.ceil(truth * 1.45))) : undefined;
}

/** What a department overlooks now and then: a few cases short, or counted twice; always put right. */
export function oversightOf(chance: Chance, answer: Answer): Slip | undefined {
  const { element, area, month, truth, whole } = answer;
  const draw = chance('oversight', element, area, month);
  if (truth < 20 || draw >= 0.012) return undefined;
  const short = draw < 0.007;
  const amount = short ? Math.floor(truth * 0.96) : Math.min(whole, Math.ceil(truth * 1.02));
  return { amount, note: null, corrected: CORRECTION + (short ? WORDS[2] : WORDS[3]) };
}

function rounded(count: number): number {
  const unit = 10 ** Math.max(1, Math.floor(Math.log10(count)) - 1);
  return Math.round(count / unit) * unit;
}

/** Parts above their whole that somebody stands by: element, how urban the commune, months, words. */
const ABOVE = [
  {
    element: 'nha-o-tru-so-dia-chi-so',
    rank: 3,
    from: monthIndex(2026, 4),
    to: monthIndex(2026, 6),
  },
  { element: 'can-bo-da-tap-huan', rank: 11, from: monthIndex(2026, 3), to: monthIndex(2026, 6) },
] as const;
const ABOVE_WORDS: Readonly<Record<string, string>> = {
  'nha-o-tru-so-dia-chi-so':
    'Đã xác nhận: nhà ở mới xây trong năm đã gắn địa chỉ số nhưng chưa có trong tổng số kê khai đầu năm.',
  'can-bo-da-tap-huan':
    'Đã xác nhận: gồm cả cán bộ hợp đồng đã tập huấn, mẫu số chỉ tính biên chế được giao.',
};

/** A confirmed excess over the whole; `rank` is the commune's place in the list. */
export function excessOf(answer: Answer, rank: number): Slip | undefined {
  const found = ABOVE.find(
    (one) =>
      one.element === answer.element &&
      one.rank === rank &&
      one.from <= answer.month &&
      answer.month <= one.to,
  );
  if (!found) return undefined;
  return { amount: answer.whole + 7, note: ABOVE_WORDS[answer.element] ?? null };
}
