import { linkTo } from '../address.ts';
import { formatInstant } from '../format.ts';
import type { Page } from '../page.ts';
import { DataTable } from './table.tsx';

interface Open {
  readonly id: string;
  readonly fileName: string;
  readonly saved: Date;
}

interface Props<T extends Open> {
  readonly page: Page;
  readonly rows: readonly T[];
  readonly words: Readonly<Record<'title' | 'file' | 'saved' | 'resume', string>>;
  /** How far the work on a file has come. */
  readonly state: { readonly head: string; readonly cell: (row: T) => string };
  /** Address of the work, before its id. */
  readonly path: string;
}

/** Files whose import was begun and not finished, each with the way back to it. */
export function OpenWork<T extends Open>({ page, rows, words, state, path }: Props<T>) {
  return (
    <DataTable
      caption={words.title}
      rows={rows}
      columns={[
        { head: words.file, header: true, cell: ({ fileName }) => fileName },
        state,
        { head: words.saved, cell: ({ saved }) => formatInstant(saved, page.language) },
        {
          head: words.resume,
          cell: ({ id, fileName }) => (
            <a href={linkTo(page, `${path}/${id}`)} aria-label={`${words.resume}: ${fileName}`}>
              {words.resume}
            </a>
          ),
        },
      ]}
    />
  );
}
