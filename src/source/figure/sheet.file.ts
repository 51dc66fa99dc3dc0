// Any .xlsx or .csv file becomes rows; what cannot be read safely is refused with what to do.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Problem } from '../../kernel/problem.ts';
import { readCsv } from './csv.file.ts';
import type { SheetFile } from './sheet.ts';
import { readXlsx } from './xlsx.file.ts';
import { openZip, type Zip } from './zip.file.ts';

export interface SheetLimits {
  /** Bytes of the file itself. */
  readonly file: number;
  /** Bytes that it may unpack to. */
  readonly unpacked: number;
}

const MB = 1024 * 1024;
export const SHEET_LIMITS: SheetLimits = { file: 50 * MB, unpacked: 256 * MB };
const SHARED_STRINGS = 64 * MB;

const TEXT_EXTENSIONS = ['.csv', '.tsv', '.txt'];
const MACRO_EXTENSIONS = ['.xlsm', '.xltm', '.xlam'];

/**
 * Checks a file on the disk that was sent under `name` and gives its rows. Throws a Problem: empty, too
 * large, too packed, macros, password, old format, wrong extension, damaged.
 */
export async function openSheets(
  path: string,
  name: string,
  limits: SheetLimits = SHEET_LIMITS,
): Promise<SheetFile> {
  const { size } = await stat(path);
  if (size === 0) throw new Problem('file-empty');
  if (size > limits.file) {
    throw new Problem('body-too-large', { limit: `${Math.round(limits.file / MB)} MB` });
  }
  const extension = extname(name).toLowerCase();
  const content = await contentOf(path);
  refuseContent(extension, content);
  const { hash } = content;
  if (content.kind === 'zip') {
    const zip = await openZip(path, { total: limits.unpacked, sharedStrings: SHARED_STRINGS });
    refuseZip(zip, extension);
    return { name, hash, rows: (choice) => readXlsx(zip, choice) };
  }
  const sheet = basename(name, extname(name));
  return { name, hash, rows: (choice) => readCsv(path, sheet, choice) };
}

interface Content {
  readonly kind: 'zip' | 'compound' | 'pdf' | 'html' | 'text';
  /** A compound file holds an encrypted package. */
  readonly encrypted: boolean;
  readonly hash: string;
}

function refuseContent(extension: string, { kind, encrypted }: Content): void {
  if (MACRO_EXTENSIONS.includes(extension)) throw new Problem('file-macros');
  if (kind === 'compound') throw new Problem(encrypted ? 'file-password' : 'file-old-excel');
  if (kind === 'pdf') throw unknownOr(extension, 'PDF');
  if (kind === 'html') throw unknownOr(extension, 'HTML');
  const expected = kind === 'zip' ? ['.xlsx'] : TEXT_EXTENSIONS;
  if (!expected.includes(extension)) throw unknownOr(extension, kind === 'zip' ? '.xlsx' : '.csv');
}

const readable = (extension: string): boolean =>
  ['.xlsx', '.xls', ...TEXT_EXTENSIONS].includes(extension);

function unknownOr(extension: string, found: string): Problem {
  if (readable(extension)) return new Problem('file-wrong-extension', { extension, found });
  return new Problem('file-kind-unknown', { extension: extension || found });
}

function refuseZip({ names }: Zip, extension: string): void {
  if (names.some((name) => /vbaproject\.bin$|^xl\/macrosheets\//i.test(name))) {
    throw new Problem('file-macros');
  }
  if (names.includes('xl/workbook.xml')) return;
  const found = names.includes('word/document.xml')
    ? '.docx'
    : names.includes('content.xml')
      ? '.ods'
      : '.zip';
  throw new Problem('file-wrong-extension', { extension, found });
}

/** The first entry of a zip, or the end of an empty one. */
const ZIP = [Buffer.from('504b0304', 'hex'), Buffer.from('504b0506', 'hex')];
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** What the bytes are, whatever the name says, with their SHA-256; reads the file once. */
async function contentOf(path: string): Promise<Content> {
  const hash = createHash('sha256');
  let kind: Content['kind'] | undefined;
  let encrypted = false;
  let before: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer;
    hash.update(bytes);
    kind ??= kindOf(bytes);
    if (kind !== 'compound' || encrypted) continue;
    encrypted = Buffer.concat([before, bytes]).includes(ENCRYPTED);
    before = bytes.subarray(-ENCRYPTED.length);
  }
  return { kind: kind ?? 'text', encrypted, hash: hash.digest('hex') };
}

function kindOf(start: Buffer): Content['kind'] {
  if (ZIP.some((mark) => start.subarray(0, 4).equals(mark))) return 'zip';
  if (start.subarray(0, 8).equals(COMPOUND)) return 'compound';
  const words = start.subarray(0, 512).toString('latin1').trimStart().toLowerCase();
  if (words.startsWith('%pdf-')) return 'pdf';
  return /^(\u00ef\u00bb\u00bf)?<(!doctype html|html|table|\?xml)/.test(words) ? 'html' : 'text';
}
