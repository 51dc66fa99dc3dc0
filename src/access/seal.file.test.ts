import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { createSealer, readIdentityKey } from './seal.file.ts';

test('what is sealed opens for its owner and its key only', () => {
  const key = randomBytes(32);
  const sealer = createSealer(key, randomBytes);
  const plain = Buffer.from('hạt giống');
  const sealed = sealer.seal(plain, 'person 1');
  assert.deepEqual(sealer.open(sealed, 'person 1'), plain);
  assert.notDeepEqual(sealer.seal(plain, 'person 1'), sealed, 'never the same twice');
  assert.throws(() => sealer.open(sealed, 'person 2'), 'moved to another row');
  assert.throws(() => createSealer(randomBytes(32), randomBytes).open(sealed, 'person 1'));
  const bent = Buffer.from(sealed);
  bent.writeUInt8(bent.readUInt8(bent.length - 1) ^ 1, bent.length - 1);
  assert.throws(() => sealer.open(bent, 'person 1'), 'one bit changed');
});

test('a digest depends on text, owner and key', () => {
  const [one, two] = [
    createSealer(randomBytes(32), randomBytes),
    createSealer(randomBytes(32), randomBytes),
  ];
  assert.equal(one.digest('a', 'x'), one.digest('a', 'x'));
  const all = [
    one.digest('a', 'x'),
    one.digest('b', 'x'),
    one.digest('a', 'y'),
    two.digest('a', 'x'),
  ];
  assert.equal(new Set(all).size, 4);
});

test('the key of a data directory is made once, for its owner only', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'kydai-key-'));
  t.after(() => rm(folder, { recursive: true }));
  const data = join(folder, 'data');
  const first = await readIdentityKey(data, randomBytes);
  assert.deepEqual(await readIdentityKey(data, randomBytes), first);
  const path = join(data, 'identity.key');
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  await writeFile(path, 'hỏng');
  await assert.rejects(readIdentityKey(data, randomBytes), /identity\.key/);
});
