// Row results of a check or an import, beside the work: some to show, all to download.
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sayRefusal } from '../../kernel/refusal.ts';
import { columnName } from '../../source/figure/sheet.ts';
import { csvCell } from '../../web/csv.ts';
import type { ResultRow } from '../../web/figures/view.ts';
import type { ImportOutcome, PlacedResult } from '../figure-import.ts';
import type { Uploads, Work } from '../upload/uploads.ts';

const MOST_SHOWN = 5000;
const FILE = 'results.json';
const TABLE = 'results.csv';

/** Keeps the results; rows that were refused come first among those that are shown. */
export async function keepResults(
  uploads: Uploads,
  work: Work,
  { results }: Pick<ImportOutcome, 'results'>,
): Promise<void> {
  const refused = results.filter(({ status }) => status === 'rejected');
  const taken = results.filter(({ status }) => status !== 'rejected');
  const shown = [...refused, ...taken].slice(0, MOST_SHOWN).map(rowOf);
  await writeFile(uploads.besides(work, FILE), JSON.stringify(shown));
  await pipeline(Readable.from(lines(results)), createWriteStream(uploads.besides(work, TABLE)));
}

const rowOf = ({ place, status, refusal, read }: PlacedResult): ResultRow => ({
  ...{ place, status, refusal, read },
});

export async function readResults(uploads: Uploads, work: Work): Promise<readonly ResultRow[]> {
  const text = await readFile(uploads.besides(work, FILE), 'utf8').catch(() => '[]');
  return JSON.parse(text) as ResultRow[];
}

export const resultTable = (uploads: Uploads, work: Work): Promise<string> =>
  readFile(uploads.besides(work, TABLE), 'utf8');

const HEAD = 'sheet,cell,status,element,area,period,value,code,message';

function* lines(results: readonly PlacedResult[]): Generator<string> {
  yield `\ufeff${HEAD}\r\n`;
  for (const { place, status, read, refusal, code } of results) {
    const cells = [
      ...[place.sheet, columnName(place.column) + place.row, status],
      ...[read?.element, read?.area, read?.period, read?.amount],
      ...[code, refusal && sayRefusal(refusal)],
    ];
    yield `${cells.map((cell) => csvCell(cell ?? null)).join(',')}\r\n`;
  }
}
