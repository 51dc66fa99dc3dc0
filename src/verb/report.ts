import { writeFile } from 'node:fs/promises';
import { reportOf } from '../http/report-of.ts';
import { createSnapshots } from '../http/snapshots.ts';
import { parsePeriod } from '../kernel/period.ts';
import { followRevision } from '../store/revision.ts';
import { type Program, Refused, readWords } from './program.ts';

/** `report PERIOD --out FILE`: the official report as .docx or .xlsx, told by the file's ending. */
export async function report(program: Program): Promise<void> {
  const { plain, options } = readWords(program.words, []);
  const code = plain[0] ?? '';
  const path = options.get('out');
  if (!parsePeriod(code) || !path) {
    throw new Refused('Viết: npm start -- report 2026-09 --out bao-cao.docx');
  }
  const format = path.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'docx';
  const { kysely, pool } = await program.connect('verb');
  const revision = await followRevision(kysely, pool);
  try {
    const snapshots = createSnapshots({ db: kysely, revision, clock: program.clock });
    const snapshot = await snapshots.current();
    const { bytes } = await reportOf(snapshot, { db: kysely, code, now: program.clock() }, format);
    await writeFile(path, bytes);
    program.print(`Đã ghi báo cáo kỳ ${code}: ${path}`);
  } finally {
    await revision.close();
  }
}
