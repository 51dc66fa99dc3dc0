// Looks into a zip before anything unpacks it: names, sizes, and that the sizes are true.
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
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
/** A data descriptor of at most 24 bytes may stand between two entries; more is hidden content. */
const LARGEST_GAP = 24;

/**
 * Names of a zip's entries. Throws a Problem when it is damaged, encrypted, or unpacks to more than
 * allowed; every entry is unpacked once without being kept, because a directory can lie.
 */
export async function checkZip(path: string, limits: UnpackLimits): Promise<readonly string[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { entries, start } = await readDirectory(file, size);
    refuseUnfit(entries, limits);
    await refuseUntrue(path, file, { entries, start, limits });
    return entries.map((entry) => entry.name);
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
  new Problem('file-too-packed', { limit: `${Math.round(limit / 1024 / 1024)} MB` });

const damaged = (): Problem => new Problem('file-damaged');

async function readDirectory(
  file: FileHandle,
  size: number,
): Promise<{ entries: Entry[]; start: number }> {
  const tailSize = Math.min(size, END_SIZE + LONGEST_COMMENT);
  const tail = await readAt(file, size - tailSize, tailSize);
  let at = tail.length - END_SIZE;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at -= 1;
  if (at < 0) throw damaged();
  const length = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (length > LARGEST_DIRECTORY || start + length > size) throw damaged();
  return { entries: entriesOf(await readAt(file, start, length)), start };
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

interface Claims {
  readonly entries: readonly Entry[];
  readonly start: number;
  readonly limits: UnpackLimits;
}

async function refuseUntrue(path: string, file: FileHandle, claims: Claims): Promise<void> {
  const inOrder = claims.entries.toSorted((a, b) => a.offset - b.offset);
  let end = 0;
  for (const entry of inOrder) {
    const head = await readAt(file, entry.offset, 30);
    if (head.readUInt32LE(0) !== LOCAL || entry.offset < end) throw damaged();
    if (entry.offset - end > LARGEST_GAP) throw damaged();
    const from = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    end = from + entry.packed;
    if (end > claims.start) throw damaged();
    await refuseLargerThanSaid(path, entry, { from, limit: claims.limits.total });
  }
  if (claims.start - end > LARGEST_GAP) throw damaged();
}

async function refuseLargerThanSaid(
  path: string,
  { method, packed, unpacked }: Entry,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<void> {
  if (method === 0 && packed === unpacked) return;
  if (method !== 8) throw damaged();
  if (packed === 0) throw damaged();
  let seen = 0;
  try {
    await pipeline(
      createReadStream(path, { start: from, end: from + packed - 1 }),
      createInflateRaw(),
      async (chunks) => {
        for await (const chunk of chunks) {
          seen += (chunk as Buffer).length;
          if (seen > unpacked) throw tooPacked(limit);
        }
      },
    );
  } catch (error) {
    throw error instanceof Problem ? error : damaged();
  }
  if (seen !== unpacked) throw damaged();
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw damaged();
  return buffer;
}
