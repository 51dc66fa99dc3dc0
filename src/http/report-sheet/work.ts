// An uploaded workbook of forms between its answer and the next try; kept on the disk beside the file.
import { writeFile } from 'node:fs/promises';
import { actorOf } from '../../access/person.ts';
import { Problem } from '../../kernel/problem.ts';
import { markWorkbook } from '../../source/report/mark-sheet.file.ts';
import type { RequestContext } from '../deps.ts';
import type { KeptFile, Work } from '../upload/uploads.ts';
import { type BookOutcome, issuesOf } from './outcome.ts';
import { takeSheets } from './take.ts';

export interface SheetState {
  readonly cycle: string;
  readonly unit: string | null;
  readonly outcome: BookOutcome;
}
export type SheetWork = Work<SheetState>;

const MARKED = 'marked.xlsx';

/** Reads and saves an uploaded workbook, and keeps the answer with the marked file. Throws as takeSheets does. */
export async function receiveSheets(
  c: RequestContext,
  file: KeptFile,
  {
    accepted = false,
    ...about
  }: Pick<SheetState, 'cycle' | 'unit'> & { readonly accepted?: boolean },
): Promise<SheetWork> {
  const { deps, viewer, now } = c.var;
  const outcome = await takeSheets(c, { file, ...about, accepted });
  await deps.uploads.sweep(now);
  const kept = { kind: 'report-sheet', by: actorOf(viewer), file } as const;
  const work = await deps.uploads.begin<SheetState>(kept, { ...about, outcome }, now);
  await mark(c, work);
  return work;
}

/** Takes what still fits of the sheets that were made from an older version of their form. */
export async function acceptOlder(c: RequestContext, work: SheetWork): Promise<SheetWork> {
  const { deps, now } = c.var;
  const { cycle, unit } = work.state;
  const outcome = await takeSheets(c, { file: work.file, cycle, unit, accepted: true });
  const next = await deps.uploads.save(work, { ...work.state, outcome }, now);
  await mark(c, next);
  return next;
}

/** The work of this id, which must be the viewer's own. */
export async function getSheetWork(c: RequestContext, id: string): Promise<SheetWork> {
  const work = await c.var.deps.uploads.find<SheetState>('report-sheet', id, actorOf(c.var.viewer));
  if (!work) throw new Problem('upload-gone');
  return work;
}

export const markedPath = (c: RequestContext, work: SheetWork): string =>
  c.var.deps.uploads.besides(work, MARKED);

/** «bieu.xlsx» comes back as «bieu-can-xem.xlsx». */
export const markedName = ({ file }: SheetWork): string =>
  `${file.name.replace(/\.xlsx$/i, '')}-can-xem.xlsx`;

async function mark(c: RequestContext, work: SheetWork): Promise<void> {
  const { outcome } = work.state;
  const notes = issuesOf(outcome).map(({ at, vi }) => ({ at, text: vi }));
  const versions = outcome.sheets.flatMap((sheet) => sheet.versions);
  const bytes = await markWorkbook(work.file.path, { notes, versions });
  await writeFile(markedPath(c, work), bytes, { mode: 0o600 });
}
