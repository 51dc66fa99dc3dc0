// What a file is by its content, whatever its name says, and what in it may not come in.
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { Problem } from '../../kernel/problem.ts';
import { openZip, type Zip } from '../figure/zip.file.ts';
import { EVIDENCE_KINDS, type EvidenceKind, type EvidenceUse, kindsTaken } from './evidence.ts';

const MB = 1024 * 1024;
/** Office files are small zips; what unpacks to more is refused by its directory, before anything is unpacked. */
const UNPACKED = { total: 256 * MB, sharedStrings: 128 * MB };
const ZIP = Buffer.from('504b0304', 'hex');
const ZIP_END = Buffer.from('504b0506', 'hex');
const LONGEST_ZIP_END = 22 + 65_535;

/**
 * The kind of a file on the disk. Throws a Problem: `evidence-kind-refused` (not on the list for this use),
 * `evidence-active` (macros, script), `evidence-two-kinds` (reads as two kinds of file), and those of zips.
 */
export async function kindOf(path: string, use: EvidenceUse): Promise<EvidenceKind> {
  const ends = await endsOf(path);
  const zip = ends.first.subarray(0, 4).equals(ZIP) ? await openZip(path, UNPACKED) : undefined;
  if (!zip && ends.last.includes(ZIP_END)) throw new Problem('evidence-two-kinds');
  if (zip) refuseParts(zip);
  const found = await fileTypeFromFile(path).catch(() => undefined);
  const kind = EVIDENCE_KINDS.find(({ mediaType }) => mediaType === found?.mime);
  if (!kind || (use === 'paper' && !kind.paper)) {
    throw new Problem('evidence-kind-refused', {
      found: found?.ext ?? 'không rõ loại',
      found_en: found?.ext ?? 'of an unknown kind',
      taken: kindsTaken(use),
    });
  }
  if (!zip) await refuseScript(path, kind);
  return kind;
}

const ACTIVE_PART =
  /vbaproject\.bin$|^xl\/macrosheets\/|\/activex\/|^(basic|scripts)\/.*\.(xlb|xml|bsh|js|py)$|\.(exe|dll|com|bat|cmd|scr|js|vbs|ps1|hta|jar|lnk|html?|svg)$/i;

function refuseParts({ names }: Zip): void {
  const part = names.find((name) => ACTIVE_PART.test(name));
  if (part) throw new Problem('evidence-active', { what: part.slice(-80) });
  if (names.some((name) => name.split(/[/\\]/).includes('..'))) throw new Problem('file-damaged');
}

// Script of a PDF names itself in its objects; a picture has no reason to hold markup.
const ACTIVE_PDF = /\/(JavaScript|Launch|RichMedia|XFA)(?![A-Za-z])/;
const ACTIVE_PICTURE = /<script|<!doctype html|<html|<svg|<\?php/i;
const OVERLAP = 64;

async function refuseScript(path: string, { mediaType }: EvidenceKind): Promise<void> {
  const pdf = mediaType === 'application/pdf';
  let before = '';
  for await (const chunk of createReadStream(path)) {
    const text = before + (chunk as Buffer).toString('latin1');
    const found = (pdf ? ACTIVE_PDF : ACTIVE_PICTURE).exec(pdf ? unescapeNames(text) : text)?.[0];
    if (found) throw new Problem('evidence-active', { what: found });
    before = text.slice(-OVERLAP);
  }
}

/** A PDF may write any letter of a name as #xx. */
const unescapeNames = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

async function endsOf(path: string): Promise<{ readonly first: Buffer; readonly last: Buffer }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) throw new Problem('evidence-empty');
    const tail = Math.min(size, LONGEST_ZIP_END);
    return { first: await readAt(file, 0, 16), last: await readAt(file, size - tail, tail) };
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
