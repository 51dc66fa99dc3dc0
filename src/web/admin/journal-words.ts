import { type Page, textsOf } from '../page.ts';

/** An entry of the journal with the name of who made it. */
export interface JournalLine {
  readonly seq: number;
  readonly at: Date;
  readonly by: string;
  readonly action: string;
  readonly subject: string;
}

/** What was done, in words; the code itself where there are none. */
export const actionWords = (page: Page, action: string): string =>
  textsOf(page.language).people.actions[action] ?? action;
