import { formatInstant } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { DataTable } from './table.tsx';

/** Who saved a version of a definition, when and why. */
export interface SavedVersion {
  readonly who: string;
  readonly at: Date;
  readonly why: string | null;
}

interface Props {
  readonly page: Page;
  readonly caption: string;
  readonly history: readonly SavedVersion[];
}

/** The versions of one definition, as they were saved. */
export function VersionHistory({ page, caption, history }: Props) {
  const { column } = textsOf(page.language).catalogue;
  return (
    <DataTable
      caption={caption}
      narrow
      rows={history}
      columns={[
        { head: column.when, header: true, cell: ({ at }) => formatInstant(at, page.language) },
        { head: column.who, cell: ({ who }) => who },
        { head: column.reason, cell: ({ why }) => why ?? '–' },
      ]}
    />
  );
}
