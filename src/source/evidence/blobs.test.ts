// Bytes under their hash, in a folder and on a server that speaks the S3 API; and a scanner on loopback.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import S3rver from 's3rver';
import { startClamd } from '../../../test/clamd.ts';
import { type Blobs, folderBlobs, verified } from './blobs.file.ts';
import { scan } from './clamd.file.ts';
import { s3Blobs } from './s3.file.ts';

type Ends = { after(done: () => Promise<unknown>): void };

async function freshFolder(t: Ends): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kydai-test-blobs-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function allOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function s3(t: Ends, key = 'S3RVER'): Promise<Blobs> {
  const directory = await freshFolder(t);
  const server = new S3rver({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory },
    configureBuckets: [{ name: 'ky-dai', configs: [] }],
  });
  const { port } = await server.run();
  t.after(() => server.close());
  const url = new URL(`http://127.0.0.1:${port}/ky-dai/evidence`);
  return s3Blobs({ url, key, secret: 'S3RVER', region: 'us-east-1' });
}

const STORES: readonly [string, (t: Ends) => Promise<Blobs>][] = [
  ['a folder', async (t) => folderBlobs(await freshFolder(t))],
  ['a bucket', s3],
];
for (const [name, open] of STORES) {
  test(`${name} keeps bytes under their hash, once, and gives them back`, async (t) => {
    const blobs = await open(t);
    const bytes = Buffer.alloc(700_000, 'ă');
    const [hash, path] = [hashOf(bytes), join(await freshFolder(t), 'f')];
    await writeFile(path, bytes);
    assert.equal(await blobs.read(hash), undefined);
    await blobs.keep(hash, path);
    await blobs.keep(hash, path);
    const read = await blobs.read(hash);
    assert(read);
    assert((await allOf(verified(hash, read))).equals(bytes));
  });
}

test('a folder’s files are for the program alone, under two letters of their hash', async (t) => {
  const folder = await freshFolder(t);
  const blobs = folderBlobs(folder);
  const [bytes, path] = [Buffer.from('a'), join(await freshFolder(t), 'f')];
  await writeFile(path, bytes, { mode: 0o644 });
  const hash = hashOf(bytes);
  await Promise.all([blobs.keep(hash, path), blobs.keep(hash, path)]);
  assert.deepEqual(await readdir(join(folder, hash.slice(0, 2))), [hash], 'nothing half written');
  assert.equal((await stat(join(folder, hash.slice(0, 2), hash))).mode & 0o077, 0);
});

test('bytes that were changed in the store do not come out whole', async (t) => {
  const folder = await freshFolder(t);
  const blobs = folderBlobs(folder);
  const [bytes, path] = [Buffer.from('chữ ký thật'), join(folder, 'f')];
  await writeFile(path, bytes);
  const hash = hashOf(bytes);
  await blobs.keep(hash, path);
  await writeFile(join(folder, hash.slice(0, 2), hash), 'chữ ký giả');
  const read = await blobs.read(hash);
  assert(read);
  await assert.rejects(allOf(verified(hash, read)), /have changed/);
});

test('a bucket that refuses the key is an error, not an empty shelf', async (t) => {
  const blobs = await s3(t, 'nobody');
  await assert.rejects(blobs.read('0'.repeat(64)), /answered 403/);
});

test('the scanner sees every byte and tells what it finds', async (t) => {
  const clamd = await startClamd('XAU-XA');
  t.after(clamd.stop);
  const place = { host: '127.0.0.1', port: clamd.port };
  const path = join(await freshFolder(t), 'f');
  await writeFile(path, Buffer.alloc(300_000, 'a'));
  assert.equal(await scan(place, path), null);
  assert.deepEqual(clamd.seen, [300_000]);
  await writeFile(path, `${'b'.repeat(200_000)}XAU-XA`);
  assert.equal(await scan(place, path), 'Thu-Virus');
});

test('the scanner is asked over a local socket too', async (t) => {
  const folder = await freshFolder(t);
  const socket = join(folder, 'clamd.ctl');
  const clamd = await startClamd('XAU-XA', { path: socket });
  t.after(clamd.stop);
  const path = join(folder, 'f');
  await writeFile(path, 'sạch');
  assert.equal(await scan({ path: socket }, path), null);
});

test('a scanner that is away, or gives up, is an error: nothing passes unseen', async (t) => {
  const clamd = await startClamd('XAU-XA', { limit: 1000 });
  const path = join(await freshFolder(t), 'f');
  await writeFile(path, Buffer.alloc(500_000));
  const place = { host: '127.0.0.1', port: clamd.port };
  await assert.rejects(scan(place, path));
  await clamd.stop();
  await assert.rejects(scan(place, path), /ECONNREFUSED/);
});
