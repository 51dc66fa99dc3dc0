// A file of any kind to a draft catalogue or a refusal: the whole appendix import in reading order.
import { buildDraft } from './build.ts';
import { readDocx } from './docx.file.ts';
import type { Draft, KnownUnit, PrintedTable, Refusal, RefusalCode } from './draft.ts';
import { decodeText } from './lines.ts';
import { refuse } from './refusals.ts';
import { sniff } from './sniff.ts';
import { readTables } from './table-reader.ts';
import { readText } from './text-reader.ts';
import { readXlsx } from './xlsx.file.ts';
import { openZip, type ZipParts } from './zip.file.ts';

const MOST_BYTES = 25 * 1024 * 1024;
const MOST_TEXT = 2 * 1024 * 1024;

type Reading = PrintedTable | { readonly kind: RefusalCode };

/**
 * Reads a plan appendix (text flattened or laid out, .docx, .xlsx; told by its bytes) into a draft
 * with every doubt listed. `known.units` gives codes and names of units already in the register.
 */
export async function readAppendix(
  bytes: Uint8Array,
  fileName: string,
  known: { readonly units: readonly KnownUnit[] },
): Promise<Draft | Refusal> {
  const reading = await readTable(bytes);
  if (!('rows' in reading)) return refuse(reading.kind);
  if (!reading.rows.some((row) => row.kind === 'target')) return refuse('no-rows');
  return buildDraft(reading, fileName, known.units);
}

async function readTable(bytes: Uint8Array): Promise<Reading> {
  if (bytes.length > MOST_BYTES) return { kind: 'too-large' };
  switch (sniff(bytes)) {
    case 'empty':
      return { kind: 'empty-file' };
    case 'zip':
      return readOffice(bytes);
    case 'encrypted-office':
      return { kind: 'encrypted' };
    case 'old-office':
      return { kind: 'old-office' };
    case 'pdf':
      return { kind: 'pdf' };
    case 'text':
      return bytes.length > MOST_TEXT ? { kind: 'too-large' } : readText(decodeText(bytes));
    case 'rtf':
    case 'html':
    case 'binary':
      return { kind: 'wrong-type' };
  }
}

async function readOffice(bytes: Uint8Array): Promise<Reading> {
  const opened = openZip(bytes);
  if (opened.kind === 'refused') return { kind: opened.why };
  const { parts } = opened;
  if (parts.names.some((name) => /vbaProject\.bin$/i.test(name)) || isMacroType(parts)) {
    return { kind: 'macro' };
  }
  try {
    if (parts.names.includes('word/document.xml')) return readTables(readDocx(parts) ?? []);
    if (parts.names.includes('xl/workbook.xml')) return readTables(await readXlsx(bytes));
  } catch {
    return { kind: 'damaged' };
  }
  return { kind: 'wrong-type' };
}

/** The declared type tells a macro file even when its macros were taken out. */
function isMacroType(parts: ZipParts): boolean {
  try {
    return /macroEnabled/i.test(parts.text('[Content_Types].xml') ?? '');
  } catch {
    return false;
  }
}
