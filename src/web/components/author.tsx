import { type Page, verbatim } from '../page.ts';

/** Who did something, as this reader may be told. */
export interface AuthorName {
  readonly name: string;
  /** Shown on hover only; absent where the name is all that is told. */
  readonly username?: string;
}

/** The name of a person or of a unit. */
export const Author = ({ author, page }: { author: AuthorName; page: Page }) => (
  <span {...verbatim(page)} title={author.username}>
    {author.name}
  </span>
);
