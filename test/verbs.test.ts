// The verbs as a person runs them: real processes, exit codes, what goes to which stream, a real database.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { emptyDatabase } from './database.ts';
import { dataDirectory, ROOT, runVerb, startInstance } from './program.ts';

const APPENDIX = join(ROOT, 'catalogue/source/phu-luc-i-322-kh-ubnd.txt');

async function temporaryFile(t: TestContext, name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `kydai-test-${process.pid}-`));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

test('import-appendix --json prints JSON alone and touches no database', async (t) => {
  const DATA_DIR = await dataDirectory(t);
  const { code, out, err } = await runVerb(['import-appendix', APPENDIX, '--json'], { DATA_DIR });
  assert.equal(err, '');
  assert.equal(code, 0);
  const { targets, ambiguities } = JSON.parse(out) as Record<string, unknown[]>;
  assert.equal(targets?.length, 51);
  assert.ok((ambiguities?.length ?? 0) > 0);
  assert.equal(existsSync(DATA_DIR), false);
});

test('import-appendix without --json is readable, every doubt with its line', async (t) => {
  const DATA_DIR = await dataDirectory(t);
  const { code, out } = await runVerb(['import-appendix', APPENDIX], { DATA_DIR });
  assert.equal(code, 0);
  assert.match(out, /^5\. Tỷ lệ hồ sơ DVC trực tuyến/m);
  assert.match(out, /51 mục tiêu, \d+ điểm cần người quyết định/);
  assert.match(out, /dòng \d+, mục tiêu \d+: /);
});

const NOT_APPENDICES: readonly (readonly [name: string, text: string, reason: RegExp])[] = [
  ['thu.txt', 'Kính gửi anh, mai họp lúc 8 giờ.\n', /\S/],
  ['trong.txt', '', /\S/],
  ['anh.docx', 'không phải tệp Word', /\S/],
];
for (const [name, text, reason] of NOT_APPENDICES) {
  test(`import-appendix refuses ${name}: the reason on stderr, nothing on stdout, exit 1`, async (t) => {
    const path = await temporaryFile(t, name, text);
    const { code, out, err } = await runVerb(['import-appendix', path, '--json'], {});
    assert.deepEqual({ code, out }, { code: 1, out: '' });
    assert.match(err, reason);
    assert.doesNotMatch(err, / at |Error:/, 'a sentence, not a stack');
  });
}

test('a file that is not there, a verb that is not there', async () => {
  const missing = await runVerb(['import-appendix', '/khong-co.txt'], {});
  assert.equal(missing.code, 1);
  assert.match(missing.err, /Không đọc được tệp «\/khong-co.txt»/);
  const unknown = await runVerb(['nhap'], {});
  assert.equal(unknown.code, 1);
  assert.match(unknown.err, /Không có lệnh «nhap».*import-appendix/);
});

test('wrong settings are told one a line, and nothing starts', async (t) => {
  const DATA_DIR = await dataDirectory(t);
  const { code, err } = await runVerb([], { DATA_DIR, PORT: 'ba-nghin', LOG_LEVEL: 'loud' });
  assert.equal(code, 1);
  assert.match(err, /docs\/configuration\.md/);
  assert.match(err, /PORT=«ba-nghin»: cần một số nguyên từ 0 đến 65535/);
  assert.match(err, /LOG_LEVEL=«loud»/);
  assert.equal(existsSync(DATA_DIR), false);
});

test('a port that is taken is told plainly', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await once(other, 'listening');
  const PORT = String((other.address() as AddressInfo).port);
  const { url: DATABASE_URL } = await emptyDatabase(t);
  const { code, err } = await runVerb(['--empty'], { DATABASE_URL, PORT });
  assert.equal(code, 1);
  assert.match(err, new RegExp(`127\\.0\\.0\\.1:${PORT} đang được chương trình khác dùng`));
  assert.doesNotMatch(err, /^\s+at /m, 'a sentence, not a stack');
});

test('a real instance shows nothing but the way in, and ends when asked', async (t) => {
  const { url: DATABASE_URL } = await emptyDatabase(t);
  const { url, news, stop } = await startInstance(t, {
    words: ['--empty'],
    env: { DATABASE_URL },
  });
  const first = /http\S+\/first-sign-in\/\S+/.exec(news)?.[0];
  assert.ok(first, 'the link of the first administrator is printed');
  assert.equal((await fetch(first)).status, 200);
  for (const path of ['/', '/targets/5', '/catalogue', '/areas/46', '/scoreboard.csv']) {
    const answer = await fetch(url + path, { redirect: 'manual' });
    const text = await answer.text();
    assert.ok([303, 401].includes(answer.status), `${path} answers ${answer.status}`);
    assert.doesNotMatch(text, /Tỷ lệ|DVC|Phú Xuân/, path);
  }
  assert.equal((await fetch(`${url}/api/v1/targets`)).status, 401);
  assert.equal((await fetch(`${url}/sign-in`)).status, 200);
  assert.equal(await stop(), 0);
});

test('npm start ends the program when npm is asked to end', async (t) => {
  const { url: DATABASE_URL } = await emptyDatabase(t);
  const { url, stop } = await startInstance(t, {
    command: ['npm', 'start', '--', '--empty'],
    env: { DATABASE_URL },
  });
  assert.equal((await fetch(`${url}/sign-in`)).status, 200);
  await stop();
  await assert.rejects(fetch(`${url}/sign-in`), 'nothing listens any more');
});
