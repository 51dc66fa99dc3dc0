import { Notice } from '../components/notice.tsx';
import { DataTable } from '../components/table.tsx';
import { textsOf } from '../page.ts';
import { targetColumns } from './draft-columns.tsx';
import type { DraftProps } from './draft-page.tsx';

/** The rows of the file beside those in use, where they say something else. */
export function Differences({ page, view }: DraftProps) {
  const { appendix } = textsOf(page.language);
  const t = appendix.differences;
  const { comparison, settled } = view;
  if (!comparison.sameProgramme) return <Notice>{t.other}</Notice>;
  const { same, differences, added, removed } = comparison;
  const nothing = differences.length + added.length + removed.length === 0;
  const fields: Readonly<Record<string, string>> = appendix.doubts.fields;
  return (
    <>
      <p>{nothing ? t.none : t.same(same, settled.targets.length)}</p>
      {differences.length > 0 && (
        <DataTable
          caption={t.caption}
          rows={differences}
          columns={[
            {
              head: appendix.column.name,
              header: true,
              cell: ({ number, name }) => t.target(number, name),
            },
            { head: appendix.column.field, cell: ({ field }) => fields[field] },
            { head: appendix.column.inUse, cell: ({ inUse }) => <del>{inUse || '–'}</del> },
            { head: appendix.column.inFile, cell: ({ inFile }) => <ins>{inFile || '–'}</ins> },
          ]}
        />
      )}
      {added.length > 0 && (
        <DataTable caption={t.added} rows={added} columns={targetColumns(page)} />
      )}
      {removed.length > 0 && (
        <DataTable
          caption={t.removed}
          rows={removed}
          columns={[
            { head: appendix.column.number, cell: ({ number }) => number },
            { head: appendix.column.name, header: true, cell: ({ name }) => name },
          ]}
        />
      )}
    </>
  );
}
