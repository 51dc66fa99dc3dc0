// How a number was read, said beside it at once; the server reads it again and decides.
import { exact, formatQuantity, parseQuantity } from '../../../kernel/quantity.ts';
import { fill, type Words } from './words.ts';

export interface Echo {
  readonly text: string;
  readonly bad: boolean;
}

const NOTHING: Echo = { text: '', bad: false };

/** As exact as it was given. */
export const sayNumber = (value: string, { lang }: Words): string =>
  formatQuantity(value, 12, lang === 'en' ? 'en' : 'vi');

/** Nothing where what was typed is already how it reads. */
export function echoOf(typed: string, measure: string, words: Words): Echo {
  const parsed = parseQuantity(typed);
  if (parsed.kind === 'blank') return NOTHING;
  if (parsed.kind === 'refused') {
    const word = parsed.why === 'ambiguous-separator' ? words.ambiguous : words.notNumber;
    return { text: fill(word, { text: typed.trim().slice(0, 40) }), bad: true };
  }
  if (measure === 'count' && !exact(parsed.value).mod('1').eq('0')) {
    return { text: words.whole ?? '', bad: true };
  }
  const said = sayNumber(parsed.value, words) + (parsed.percent ? ' %' : '');
  return said === typed.trim() ? NOTHING : { text: fill(words.reads, { value: said }), bad: false };
}
