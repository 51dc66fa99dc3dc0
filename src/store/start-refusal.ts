/** Why the program cannot start: shown on the terminal, Vietnamese first. Says what to do next. */
export class StartRefusal extends Error {
  readonly vi: string;
  readonly en: string;

  constructor(vi: string, en: string, options?: ErrorOptions) {
    super(bilingual(vi, en), options);
    this.name = 'StartRefusal';
    this.vi = vi;
    this.en = en;
  }
}

/** One notice for the terminal: Vietnamese, with the English below it. */
export const bilingual = (vi: string, en: string): string => `${vi}\n  ${en}`;

/** Where start-up notices go: the terminal in the program, a list in tests. */
export type Say = (line: string) => void;
