// What comes in as evidence is told by its content; what pretends or carries script is refused.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { Problem, type ProblemCode } from '../../kernel/problem.ts';
import { EVIDENCE_KINDS, type EvidenceUse, nameOf } from './evidence.ts';
import { kindOf } from './kind.file.ts';

const folder = await mkdtemp(join(tmpdir(), 'kydai-test-kind-'));
test.after(() => rm(folder, { recursive: true }));

async function kindOfBytes(bytes: Uint8Array | string, use: EvidenceUse = 'evidence') {
  const path = join(folder, 'f');
  await writeFile(path, bytes);
  return kindOf(path, use);
}

const PDF = '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(40),
  Buffer.from('ffd9', 'hex'),
]);
const WEBP = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([0x24, 0, 0, 0]),
  Buffer.from('WEBPVP8 '),
  Buffer.alloc(32),
]);
const HEIC = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic'),
  Buffer.alloc(4),
  Buffer.from('mif1heic'),
  Buffer.alloc(32),
]);
const TYPES = (part: string, type: string): Uint8Array =>
  strToU8(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="${type}"/></Types>`,
  );
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const docx = (more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': TYPES('/word/document.xml', WORD),
    'word/document.xml': strToU8('<w:document/>'),
    ...more,
  });
const odt = zipSync({
  mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
  'content.xml': strToU8('<office:document-content/>'),
});

async function xlsx(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('A').getCell('A1').value = 1;
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const TAKEN: readonly [string, Uint8Array | string, string][] = [
  ['PDF', PDF, 'pdf'],
  ['PNG', PNG, 'png'],
  ['JPEG', JPG, 'jpg'],
  ['WebP', WEBP, 'webp'],
  ['HEIC', HEIC, 'heic'],
  ['Word', docx(), 'docx'],
  ['OpenDocument', odt, 'odt'],
];
for (const [name, bytes, extension] of TAKEN) {
  test(`taken: ${name}`, async () => {
    assert.equal((await kindOfBytes(bytes)).extensions[0], extension);
  });
}

test('taken: Excel, as exceljs writes it', async () => {
  assert.equal((await kindOfBytes(await xlsx())).extensions[0], 'xlsx');
});

/** A zip whose directory says that it unpacks to a gigabyte. */
function bomb(): Uint8Array {
  const bytes = Buffer.from(docx());
  for (let at = bytes.length - 22; at >= 0; at -= 1) {
    if (bytes.readUInt32LE(at) === 0x02014b50) bytes.writeUInt32LE(0x40000000, at + 24);
  }
  return bytes;
}

const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(126), Buffer.from('PE\0\0')]);
const REFUSED: readonly [string, Uint8Array | string, ProblemCode][] = [
  ['an empty file', '', 'evidence-empty'],
  ['HTML', '<!doctype html><script>alert(1)</script>', 'evidence-kind-refused'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'evidence-kind-refused'],
  ['words', 'chỉ là chữ', 'evidence-kind-refused'],
  ['a Windows program', EXE, 'evidence-kind-refused'],
  [
    'a Linux program',
    Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(64)]),
    'evidence-kind-refused',
  ],
  ['any zip', zipSync({ 'a.txt': strToU8('a') }), 'evidence-kind-refused'],
  ['a zip that unpacks without end', bomb(), 'file-too-packed'],
  ['a Word file with macros', docx({ 'word/vbaProject.bin': strToU8('x') }), 'evidence-active'],
  [
    'a Word file with a program in it',
    docx({ 'word/embeddings/a.exe': strToU8('MZ') }),
    'evidence-active',
  ],
  ['a path that climbs out', docx({ '../../etc/passwd': strToU8('x') }), 'file-damaged'],
  [
    'a PDF with script',
    PDF.replace('/Catalog', '/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>'),
    'evidence-active',
  ],
  [
    'a PDF that hides the name of its script',
    PDF.replace('/Catalog', '/Catalog/AA<</S/Java#53cript/JS(x)>>'),
    'evidence-active',
  ],
  [
    'a PDF that starts a program',
    PDF.replace('/Catalog', '/Catalog/OpenAction<</S/Launch/F(calc.exe)>>'),
    'evidence-active',
  ],
  [
    'a PDF that is a zip too',
    Buffer.concat([Buffer.from(PDF), zipSync({ 'a.txt': strToU8('a') })]),
    'evidence-two-kinds',
  ],
  [
    'a picture with a page in it',
    Buffer.concat([JPG, Buffer.from('<script>alert(1)</script>')]),
    'evidence-active',
  ],
  ['a picture that is a zip too', Buffer.concat([PNG, docx()]), 'evidence-two-kinds'],
];
for (const [name, bytes, code] of REFUSED) {
  test(`refused: ${name}`, async () => {
    await assert.rejects(
      kindOfBytes(bytes),
      (error) => error instanceof Problem && assert.equal(error.code, code) === undefined,
    );
  });
}

test('script that lies across two pieces of a large file is found', async () => {
  const before = `${PDF}%${'x'.repeat(65_536 - PDF.length - 6)}`;
  await assert.rejects(kindOfBytes(`${before}/JavaScript ${'y'.repeat(9000)}`), /evidence-active/);
});

test('a signed page comes as PDF or picture, not as a document that may still be edited', async () => {
  assert.equal((await kindOfBytes(PNG, 'paper')).extensions[0], 'png');
  await assert.rejects(kindOfBytes(docx(), 'paper'), /evidence-kind-refused/);
});

const [pdf] = EVIDENCE_KINDS;
assert(pdf);
const NAMES: readonly [string, string][] = [
  ['Công văn 12.pdf', 'Công văn 12.pdf'],
  ['Công văn 12.PDF', 'Công văn 12.PDF'],
  ['bang-ke.docx', 'bang-ke.docx.pdf'],
  ['hoa don\u202efdp.exe', 'hoa donfdp.exe.pdf'],
  ['a\u0000b.pdf', 'ab.pdf'],
  ['', 'tai-lieu.pdf'],
];
for (const [name, want] of NAMES) {
  test(`the name ${JSON.stringify(name)} tells the truth as ${JSON.stringify(want)}`, () => {
    assert.equal(nameOf(name, pdf), want);
  });
}
