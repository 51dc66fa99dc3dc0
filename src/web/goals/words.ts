import type { Goal } from '../../catalogue/catalogue.ts';
import { type Page, textsOf } from '../page.ts';
import { type Choice, OPEN, PHASE } from './decisions.ts';

/** «năm 2026», «cả giai đoạn, phải duy trì», «chưa rõ năm», «tạm xác định: năm 2026». */
export function yearWords(page: Page, { year, standing }: Pick<Goal, 'year' | 'standing'>): string {
  const t = textsOf(page.language).goals;
  if (year === null) return t.unknown;
  const words = year === 'phase' ? t.phase : t.year(year);
  return standing === 'assumed' ? t.assumed(words) : words;
}

/** What a choice would make of a goal. */
export function choiceWords(page: Page, choice: Choice): string {
  const t = textsOf(page.language).goals;
  if (choice === PHASE) return t.phase;
  return choice === OPEN || choice === '' ? t.unknown : t.year(Number(choice));
}
