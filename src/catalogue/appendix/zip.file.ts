// Office files are zip archives: their parts are read only after their sizes have been judged.
import { strFromU8, Unzip, UnzipInflate, unzipSync } from 'fflate';

export interface ZipPart {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
}

export interface ZipParts {
  readonly names: readonly string[];
  /** Text of one part; undefined where it is absent. */
  text(name: string): string | undefined;
}

export type ZipReading =
  | { readonly kind: 'parts'; readonly parts: ZipParts }
  | { readonly kind: 'refused'; readonly why: 'zip-bomb' | 'damaged' | 'encrypted' };

const MOST_PARTS = 3000;
const MOST_BYTES = 96 * 1024 * 1024;
/** An appendix has a few hundred kilobytes of it; reading a sheet takes many times its size. */
const MOST_XML = 32 * 1024 * 1024;
const MOST_RATIO = 250;
const SMALL = 1024 * 1024;
const CHUNK = 16 * 1024;

/** Opens an archive whose declared and real sizes stay within bounds. */
export function openZip(bytes: Uint8Array): ZipReading {
  const listed = listParts(bytes);
  if (listed === 'encrypted' || listed === undefined) {
    return { kind: 'refused', why: listed ?? 'damaged' };
  }
  if (isBomb(listed) || swells(bytes)) return { kind: 'refused', why: 'zip-bomb' };
  return { kind: 'parts', parts: partsOf(bytes, listed) };
}

function isBomb(parts: readonly ZipPart[]): boolean {
  const total = parts.reduce((sum, part) => sum + part.size, 0);
  const swollen = parts.some((part) => part.size > SMALL && part.size > part.packed * MOST_RATIO);
  const text = parts.filter((part) => part.name.endsWith('.xml'));
  const words = text.reduce((sum, part) => sum + part.size, 0);
  return parts.length > MOST_PARTS || total > MOST_BYTES || words > MOST_XML || swollen;
}

class Swollen extends Error {}

/** Declared sizes may lie: everything is unpacked once, kept nowhere, and counted. */
function swells(bytes: Uint8Array): boolean {
  let total = 0;
  const count = (error: Error | null, data: Uint8Array | undefined): void => {
    total += error ? 0 : (data?.length ?? 0);
    if (total > MOST_BYTES) throw new Swollen();
  };
  const unzip = new Unzip((file) => {
    file.ondata = count;
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
    }
  } catch (error) {
    return error instanceof Swollen;
  }
  return false;
}

function partsOf(bytes: Uint8Array, listed: readonly ZipPart[]): ZipParts {
  const sizes = new Map(listed.map((part) => [part.name, part.size]));
  return {
    names: listed.map((part) => part.name),
    text: (name) => {
      if (!sizes.has(name)) return undefined;
      const found = unzipSync(bytes, { filter: (file) => file.name === name })[name];
      return found && strFromU8(found);
    },
  };
}

/** The central directory by itself: nothing is unpacked to learn the sizes. */
function listParts(bytes: Uint8Array): readonly ZipPart[] | 'encrypted' | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts: ZipPart[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return undefined;
    if (view.getUint16(at + 8, true) & 1) return 'encrypted';
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    parts.push({
      name,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}
