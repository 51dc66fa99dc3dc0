// The words that the page gives the script.

export type Words = Readonly<Record<string, string>> & {
  readonly states: Readonly<Record<string, string>>;
  readonly skips: Readonly<Record<string, string>>;
};

/** Fills {braces}. */
export const fill = (text: string | undefined, words: Record<string, string | number>): string =>
  (text ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(words[name] ?? ''));
