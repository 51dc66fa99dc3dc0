import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { Problem } from '../../kernel/problem.ts';
import { createRuns } from './runs.ts';
import { openUploads } from './uploads.ts';

type Ends = { after(done: () => Promise<void>): void };

async function opened(t: Ends) {
  const folder = await mkdtemp(join(tmpdir(), 'kydai-test-uploads-'));
  t.after(() => rm(folder, { recursive: true }));
  return { folder, uploads: await openUploads(folder) };
}

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

const now = new Date();
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

test('the same content is kept once, under a name without paths', async (t) => {
  const { folder, uploads } = await opened(t);
  const first = await uploads.receive('C:\\báo cáo\\a.csv', pieces('so ', 'lieu'), 100);
  const second = await uploads.receive('../../b.csv', pieces('so lieu'), 100);
  assert.deepEqual([first.name, second.name], ['a.csv', 'b.csv']);
  assert.equal(first.path, second.path);
  assert.equal(first.size, 7);
  assert.deepEqual(await readdir(join(folder, 'files')), [first.hash]);
  assert.equal((await stat(first.path)).mode & 0o077, 0, 'for the program alone');
});

test('a file above the limit is refused while it arrives, and nothing stays', async (t) => {
  const { folder, uploads } = await opened(t);
  await assert.rejects(
    uploads.receive('a.csv', pieces('12345', '67890'), 8),
    (error) => error instanceof Problem && error.code === 'body-too-large',
  );
  assert.deepEqual(await readdir(join(folder, 'arriving')), []);
  assert.deepEqual(await readdir(join(folder, 'files')), []);
});

test('work is found again by its owner only, by kind, latest first', async (t) => {
  const { uploads } = await opened(t);
  const file = await uploads.receive('a.csv', pieces('a'), 10);
  const other = await uploads.receive('b.csv', pieces('b'), 10);
  const work = await uploads.begin({ kind: 'figures', by: 'alice', file }, { step: 1 }, now);
  await uploads.begin({ kind: 'figures', by: 'alice', file: other }, { step: 1 }, later(1));
  await uploads.begin({ kind: 'appendix', by: 'alice', file }, {}, now);
  const saved = await uploads.save(work, { step: 2 }, later(2));
  assert.deepEqual(await uploads.find('figures', work.id, 'alice'), saved);
  assert.equal(await uploads.find('figures', work.id, 'bob'), undefined);
  assert.equal(await uploads.find('appendix', work.id, 'alice'), undefined);
  assert.equal(await uploads.find('figures', '../../etc/passwd', 'alice'), undefined);
  const names = (await uploads.list('figures', 'alice')).map((one) => one.file.name);
  assert.deepEqual(names, ['a.csv', 'b.csv']);
});

test('what nobody touched for a week goes, with its file; the rest stays', async (t) => {
  const { folder, uploads } = await opened(t);
  const old = await uploads.receive('old.csv', pieces('old'), 10);
  const fresh = await uploads.receive('fresh.csv', pieces('fresh'), 10);
  const gone = await uploads.begin({ kind: 'figures', by: 'alice', file: old }, {}, later(-8));
  await writeFile(uploads.besides(gone, 'results.json'), '[]');
  const kept = await uploads.begin({ kind: 'figures', by: 'alice', file: fresh }, {}, later(-6));
  await uploads.sweep(now);
  assert.equal(await uploads.find('figures', gone.id, 'alice'), undefined);
  assert.equal((await uploads.find('figures', kept.id, 'alice'))?.file.name, 'fresh.csv');
  assert.deepEqual(await readdir(join(folder, 'files')), [fresh.hash]);
  assert.deepEqual(await readdir(join(folder, 'work')), [kept.id]);
});

test('a run is waited for a moment, goes on by itself, and runs once', async () => {
  const runs = createRuns(20);
  assert.equal(await runs.start('quick', () => Promise.resolve()), true);
  let release = (): void => {};
  let begun = 0;
  const work = async (tell: (progress: { stage: string; count: number }) => void) => {
    begun += 1;
    tell({ stage: 'reading', count: 7 });
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  };
  assert.equal(await runs.start('long', work), false);
  assert.deepEqual(runs.find('long'), { stage: 'reading', count: 7 });
  const again = runs.start('long', work);
  release();
  assert.equal(await again, true);
  assert.deepEqual([begun, runs.find('long')], [1, undefined]);
  await assert.rejects(
    runs.start('bad', () => Promise.reject(new Error('no'))),
    /no/,
  );
});
