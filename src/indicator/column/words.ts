// Lời của đơn vị chủ trì: results, difficulties, causes and proposals of a target in a cycle.
import type { UnitCode } from '../../catalogue/catalogue.ts';

export const WORD_FIELDS = ['result', 'difficulty', 'cause', 'proposal'] as const;
export type WordField = (typeof WORD_FIELDS)[number];
export type Words = Readonly<Record<WordField, string>>;

export interface LeadWords extends Words {
  readonly target: number;
  readonly cycle: string;
  readonly unit: UnitCode;
  readonly version: number;
  readonly by: string;
  readonly at: Date;
}

/** Trimmed, line ends made plain; null when nothing is said. */
export function wordsOf(typed: Words): Words | null {
  const tidy = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  const words = {
    result: tidy(typed.result),
    difficulty: tidy(typed.difficulty),
    cause: tidy(typed.cause),
    proposal: tidy(typed.proposal),
  };
  return WORD_FIELDS.some((field) => words[field] !== '') ? words : null;
}
