// Rows of a text file with separators, in the encodings that Excel and old systems write.
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { Problem } from '../../kernel/problem.ts';
import { BLANK, type SheetChoice, type SheetRow } from './sheet.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258';

/** In order of preference: a comma inside «1,5» must not win over the semicolon that separates. */
const SEPARATORS = [';', '\t', ',', '|'] as const;
const SAMPLE = 64 * 1024;
const LONGEST_RECORD = 1024 * 1024;

/** Rows that hold something; the whole file is one sheet called `sheet`. */
export async function* readCsv(
  path: string,
  sheet: string,
  choice: SheetChoice = {},
): AsyncGenerator<SheetRow> {
  if (choice.sheet !== undefined && choice.sheet !== sheet) return;
  const encoding = await encodingOf(path);
  const delimiter = separatorOf(await sampleOf(path, encoding));
  const text = Readable.from(decode(path, encoding));
  const parser = text.pipe(
    parse({
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_RECORD,
    }),
  );
  text.on('error', (error) => parser.destroy(error));
  let row = 0;
  let left = choice.perSheet ?? Number.POSITIVE_INFINITY;
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      row += 1;
      if (record.every((cell) => cell.trim() === '')) continue;
      if (left-- <= 0) return;
      yield { sheet, row, cells: record.map(cellOf) };
    }
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('file-damaged');
  } finally {
    text.destroy();
  }
}

const cellOf = (text: string) => (text === '' ? BLANK : ({ kind: 'text', text } as const));

async function* decode(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) {
    yield decoder.decode(chunk as Buffer, { stream: true });
  }
  yield decoder.decode();
}

async function sampleOf(path: string, encoding: Encoding): Promise<string> {
  let sample = '';
  for await (const text of decode(path, encoding)) {
    sample += text;
    if (sample.length >= SAMPLE) break;
  }
  return sample;
}

/** By mark, by the zero bytes of UTF-16, else UTF-8 when all of it is; the rest is windows-1258. */
async function encodingOf(path: string): Promise<Encoding> {
  let checked: Encoding | undefined;
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer;
    checked ??= utf16Of(bytes) ?? 'utf-8';
    if (checked !== 'utf-8') return checked;
    if (bytes.includes(0)) throw new Problem('file-damaged');
    if (!isValid(utf8, bytes)) return 'windows-1258';
  }
  return isValid(utf8) ? 'utf-8' : 'windows-1258';
}

function utf16Of(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [i, byte] of bytes.subarray(0, SAMPLE).entries()) {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const many = Math.min(bytes.length, SAMPLE) / 5;
  if (odd > many && even < odd / 4) return 'utf-16le';
  return even > many && odd < even / 4 ? 'utf-16be' : undefined;
}

function isValid(decoder: InstanceType<typeof TextDecoder>, bytes?: Buffer): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** The separator that stands equally often in most lines. */
export function separatorOf(sample: string): string {
  const lines = sample
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 40);
  let best: { separator: string; score: number } = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const score = agreement(lines.map((line) => line.split(separator).length - 1));
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** How many lines share the most usual count above zero. */
function agreement(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  return Math.max(0, ...lines.values());
}
