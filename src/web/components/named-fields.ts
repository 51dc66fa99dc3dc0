import type { Page } from '../page.ts';
import type { FieldError } from './form.tsx';

/** Keys whose values are text, or none yet. */
type TextKey<T> = {
  [K in keyof T]-?: T[K] extends string | null | undefined ? K : never;
}[keyof T] &
  string;

interface Source<W, F> {
  readonly page: Page;
  readonly errors: readonly FieldError[];
  readonly words: W;
  readonly form: F;
}

/**
 * Gives what a field needs by its id, where form and words name it alike: the label is `words.id`, the hint
 * `words.idHint` if there is one, the value `form.id`.
 */
export const fieldsOf =
  <W extends object, F extends object>({ page, errors, words, form }: Source<W, F>) =>
  <I extends TextKey<W> & TextKey<F>>(id: I) => ({
    ...{ page, errors, id },
    label: textIn(words, id) ?? id,
    hint: textIn(words, `${id}Hint`),
    value: textIn(form, id) ?? '',
  });

function textIn(from: object, key: string): string | undefined {
  const value = (from as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' ? value : undefined;
}
