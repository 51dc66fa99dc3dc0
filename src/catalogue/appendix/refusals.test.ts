import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { codeOf, docx, draftOf, table, xlsx } from '../../../test/office-files.ts';
import { readAppendix } from './read-appendix.ts';

const known = { units: [] };
const preamble = ['Phụ lục', 'MỤC TIÊU ĐẾN NĂM 2030'];

test('a wrong extension does not matter; the bytes do', async () => {
  const bytes = await docx(preamble, [
    table([
      ['STT', 'Chỉ tiêu', 'Năm 2030'],
      ['1', 'Tỷ lệ', '80%'],
    ]),
  ]);
  assert.equal((await draftOf(bytes, 'phu-luc.xlsx')).targets.length, 1);
});

test('files that must not be opened are refused with a reason', async () => {
  const plain = await docx(
    ['Công văn'],
    [
      table([
        ['STT', 'Họ tên'],
        ['1', 'A'],
      ]),
    ],
  );
  assert.equal(await codeOf(plain), 'no-table');
  const office = (parts: Record<string, string | Uint8Array>): Uint8Array =>
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, data]) => [
          name,
          typeof data === 'string' ? strToU8(data) : data,
        ]),
      ),
    );
  assert.equal(
    await codeOf(office({ 'word/document.xml': '<w:document/>', 'word/vbaProject.bin': 'x' })),
    'macro',
  );
  const macroType =
    '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>';
  assert.equal(
    await codeOf(
      office({ '[Content_Types].xml': macroType, 'word/document.xml': '<w:document/>' }),
    ),
    'macro',
  );
  assert.equal(await codeOf(office({ 'readme.txt': 'x' })), 'wrong-type');
  assert.equal(await codeOf(office({ 'xl/workbook.xml': '<broken' })), 'damaged');
  const zeros = new Uint8Array(60 * 1024 * 1024);
  assert.equal(await codeOf(office({ 'word/document.xml': zeros })), 'zip-bomb');
  assert.equal(await codeOf(plain.subarray(0, plain.length / 2)), 'damaged');
  const cfb = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const stream = new Uint8Array(Buffer.from('EncryptedPackage', 'utf16le'));
  const locked = new Uint8Array(4096);
  locked.set(cfb);
  locked.set(stream, 1536);
  assert.equal(await codeOf(locked, 'khoa.xlsx'), 'encrypted');
  const old = new Uint8Array(2048);
  old.set(cfb);
  assert.equal(await codeOf(old, 'cu.doc'), 'old-office');
});

test('an archive that lies about its sizes does not unpack without bound', async () => {
  const honest = zipSync({ 'xl/workbook.xml': new Uint8Array(120 * 1024 * 1024) });
  const view = new DataView(honest.buffer, honest.byteOffset);
  for (let at = 0; at < honest.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 1000, true);
  }
  assert.equal(await codeOf(honest), 'zip-bomb');
});

test('damaged office files give a draft or a refusal', async () => {
  const whole = await docx(preamble, [
    table([
      ['STT', 'Chỉ tiêu', 'Năm 2030'],
      ['1', 'Tỷ lệ', '80%'],
    ]),
  ]);
  const sheet = await xlsx((one) => {
    one.addRow(['STT', 'Chỉ tiêu', 'Năm 2030']);
    one.addRow([1, 'Tỷ lệ', 80]);
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(whole, sheet),
      fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
        maxLength: 8,
      }),
      async (file, edits) => {
        const bytes = file.slice();
        for (const [at, byte] of edits) bytes[Math.floor(at * bytes.length)] = byte;
        const reading = await readAppendix(bytes, 'x', known);
        assert.ok(reading.kind === 'draft' || reading.message.length > 10);
      },
    ),
    { numRuns: 60 },
  );
});
