// A zip on the disk, read by its directory: names and sizes first, one entry at a time, never more than said.
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { Problem } from '../../kernel/problem.ts';

interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

export interface Zip {
  readonly names: readonly string[];
  /** The entry as UTF-8 text in pieces; no letter is cut between them. Undefined when there is none. */
  read(name: string): AsyncGenerator<string> | undefined;
}

/** Bytes that all entries may unpack to, and one of them that is kept in memory. */
export interface UnpackLimits {
  readonly total: number;
  readonly sharedStrings: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const LARGEST_DIRECTORY = 4 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/**
 * Opens a zip. Throws a Problem when it is damaged, encrypted, or says that it unpacks to more than
 * allowed; reading an entry throws as soon as it gives more than its directory says.
 */
export async function openZip(path: string, limits: UnpackLimits): Promise<Zip> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const entries = await readDirectory(file, size);
    refuseUnfit(entries, limits);
    const byName = new Map(entries.map((entry) => [entry.name, entry]));
    return {
      names: entries.map((entry) => entry.name),
      read(name) {
        const entry = byName.get(name);
        return entry && decode(unpack(path, entry));
      },
    };
  } finally {
    await file.close();
  }
}

function refuseUnfit(entries: readonly Entry[], limits: UnpackLimits): void {
  if (entries.some((entry) => entry.encrypted)) throw new Problem('file-password');
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const strings = entries.find((entry) => entry.name === 'xl/sharedStrings.xml')?.unpacked ?? 0;
  if (total > limits.total) throw tooPacked(limits.total);
  if (strings > limits.sharedStrings) throw tooPacked(limits.sharedStrings);
}

const tooPacked = (limit: number): Problem =>
  new Problem('file-too-packed', { limit: `${Math.ceil(limit / 1024 / 1024)} MB` });

const damaged = (): Problem => new Problem('file-damaged');

async function readDirectory(file: FileHandle, size: number): Promise<Entry[]> {
  const tailSize = Math.min(size, END_SIZE + LONGEST_COMMENT);
  const tail = await readAt(file, size - tailSize, tailSize);
  let at = tail.length - END_SIZE;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at -= 1;
  if (at < 0) throw damaged();
  const length = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (length > LARGEST_DIRECTORY || start + length > size) throw damaged();
  return entriesOf(await readAt(file, start, length));
}

function entriesOf(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== CENTRAL) throw damaged();
    const nameLength = directory.readUInt16LE(at + 28);
    const next = at + 46 + nameLength;
    const extra = directory.subarray(next, next + directory.readUInt16LE(at + 30));
    entries.push({
      name: directory.toString('utf8', at + 46, next),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      ...sizesOf(directory, at, extra),
    });
    at = next + extra.length + directory.readUInt16LE(at + 32);
  }
  if (entries.length === 0) throw damaged();
  return entries;
}

/** Sizes and offset; in their 64-bit form where the short field is full. */
function sizesOf(
  directory: Buffer,
  at: number,
  extra: Buffer,
): Pick<Entry, 'packed' | 'unpacked' | 'offset'> {
  let long = longFields(extra);
  const field = (place: number): number => {
    const short = directory.readUInt32LE(at + place);
    if (short !== 0xffffffff) return short;
    if (long.length < 8) throw damaged();
    const value = Number(long.readBigUInt64LE(0));
    long = long.subarray(8);
    return value;
  };
  const unpacked = field(24);
  const packed = field(20);
  return { unpacked, packed, offset: field(42) };
}

function longFields(extra: Buffer): Buffer {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) {
      return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    }
  }
  return Buffer.alloc(0);
}

async function* decode(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function* unpack(path: string, entry: Entry): AsyncGenerator<Buffer> {
  const { method, packed, unpacked } = entry;
  if (method !== STORED && method !== DEFLATED) throw damaged();
  if (packed === 0) return;
  const start = await startOf(path, entry);
  const source = createReadStream(path, { start, end: start + packed - 1 });
  const bytes = method === STORED ? source : pipeline(source, createInflateRaw(), () => {});
  let seen = 0;
  try {
    for await (const chunk of bytes) {
      seen += (chunk as Buffer).length;
      if (seen > unpacked) throw tooPacked(unpacked);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw error instanceof Problem ? error : damaged();
  } finally {
    source.destroy();
  }
  if (seen !== unpacked) throw damaged();
}

/** Where an entry's bytes begin: its own header has names of other lengths than the directory. */
async function startOf(path: string, { offset }: Entry): Promise<number> {
  const file = await open(path, 'r');
  try {
    const head = await readAt(file, offset, 30);
    if (head.readUInt32LE(0) !== LOCAL) throw damaged();
    return offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw damaged();
  return buffer;
}
