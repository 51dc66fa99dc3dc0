import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Problem } from '../../kernel/problem.ts';
import { readParts } from './multipart.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, type: string, size = 7) {
  const parts: { name: string; fileName: string | null; text: string }[] = [];
  for await (const { name, fileName, body } of readParts(inPieces(bytes, size), type)) {
    const pieces: Buffer[] = [];
    for await (const piece of body) pieces.push(piece);
    parts.push({ name, fileName, text: Buffer.concat(pieces).toString('latin1') });
  }
  return parts;
}

async function encoded(form: FormData): Promise<[Uint8Array, string]> {
  const request = new Request('http://x/', { method: 'POST', body: form });
  const type = request.headers.get('content-type') ?? '';
  return [new Uint8Array(await request.arrayBuffer()), type];
}

test('whatever a browser sends is read, in pieces of any size', async () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(
      bytes,
      fc.string({ maxLength: 40, unit: 'grapheme' }),
      fc.integer({ min: 1, max: 90 }),
      async (file, text, size) => {
        const form = new FormData();
        form.append('chữ "lạ"', text);
        form.append('file', new Blob([new Uint8Array(file)]), 'tệp "số".xlsx');
        const [body, type] = await encoded(form);
        const [field, sent, ...more] = await read(body, type, size);
        assert.deepEqual(more, []);
        // Browsers send line breaks of a field as CR LF.
        const plain = text.replace(/\r\n|\r|\n/g, '\r\n');
        assert.equal(Buffer.from(field?.text ?? '', 'latin1').toString('utf8'), plain);
        assert.deepEqual([field?.name, field?.fileName], ['chữ "lạ"', null]);
        assert.deepEqual([sent?.name, sent?.fileName], ['file', 'tệp "số".xlsx']);
        assert.equal(sent?.text, Buffer.from(file).toString('latin1'));
      },
    ),
    { numRuns: 150 },
  );
});

test('a part that is not read is passed over', async () => {
  const form = new FormData();
  form.append('a', 'x'.repeat(500));
  form.append('b', '2');
  const [body, type] = await encoded(form);
  const names: string[] = [];
  for await (const part of readParts(inPieces(body, 11), type)) {
    names.push(part.name);
    if (part.name === 'a') for await (const _ of part.body) break;
  }
  assert.deepEqual(names, ['a', 'b']);
});

const CUT = [
  ['no boundary', '--b\r\n', 'multipart/form-data'],
  ['cut in a body', '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx', 'x; boundary=b'],
  ['cut in a head', '--b\r\ncontent-disposition: form', 'x; boundary=b'],
  ['a part without a name', '--b\r\nx: y\r\n\r\n1\r\n--b--', 'x; boundary=b'],
  ['an endless head', `--b\r\n${'x'.repeat(40_000)}`, 'x; boundary=b'],
  ['nothing at all', '', 'x; boundary=b'],
] as const;
for (const [name, text, type] of CUT) {
  test(`refused: ${name}`, async () => {
    await assert.rejects(
      read(Buffer.from(text), type, 1000),
      (error) => error instanceof Problem && error.code === 'body-invalid',
    );
  });
}
