import assert from 'node:assert/strict';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { query, serverPid, startProgram, temporaryFolder } from '../../test/embedded-fixture.ts';
import { joinOrStart } from './embedded.ts';
import { readSecret } from './embedded-owner.ts';
import { StartRefusal } from './start-refusal.ts';

const quiet = () => {};

test('the first start creates a database, the second finds it', async (t) => {
  const folder = await temporaryFolder(t);
  const said: string[] = [];
  const first = await joinOrStart({ folder, role: 'serve', say: (line) => said.push(line) });
  const access = { ...first, ...first.endpoint };
  assert.match(said.join(), /Lần chạy đầu tiên.*First start/s);
  const [found] = await query(
    access,
    `select current_setting('server_version_num')::int / 10000 as major,
            current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
            current_setting('listen_addresses') as addresses, datlocale as locale,
            pg_encoding_to_char(encoding) as encoding,
            (select string_agg(w, ' ' order by w) from unnest(array['đá','ăn','dạ','an','âm']) w) as sorted
     from pg_database where datname = current_database()`,
  );
  assert.deepEqual(found, {
    major: 18,
    checksums: 'on',
    fsync: 'on',
    addresses: '',
    locale: 'vi-VN',
    encoding: 'UTF8',
    sorted: 'an ăn âm dạ đá',
  });
  await query(access, 'create table kept as select 42 as answer');
  await first.stop();
  assert.equal(await serverPid(folder), undefined, 'stop() ends the server');

  const second = await joinOrStart({ folder, role: 'serve', say: quiet });
  assert.deepEqual(await query({ ...second, ...second.endpoint }, 'select answer from kept'), [
    { answer: 42 },
  ]);
  await second.stop();
});

test('the password is generated, closed to others and required', async (t) => {
  const folder = await temporaryFolder(t);
  const server = await joinOrStart({ folder, role: 'serve', say: quiet });
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  assert.equal((await stat(join(folder, 'password'))).mode & 0o777, 0o600);
  assert.equal((await stat(join(folder, 'server.log'))).mode & 0o777, 0o600);
  assert.ok(server.password.length >= 32);
  const wrong = { ...server, ...server.endpoint, password: 'wrong' };
  await assert.rejects(query(wrong, 'select 1'), { code: '28P01' });
  await server.stop();
  const leftovers = (await readdir(folder)).filter((name) => name.startsWith('password.'));
  assert.deepEqual(leftovers, []);
});

test('however many ask for the password of a new folder at once, there is one', async (t) => {
  for (let round = 0; round < 20; round += 1) {
    const folder = await temporaryFolder(t);
    await mkdir(folder, { recursive: true });
    const all = await Promise.all(Array.from({ length: 10 }, () => readSecret(folder)));
    assert.equal(new Set(all).size, 1);
    assert.deepEqual(await readdir(folder), ['password']);
  }
});

test('a second serve on one folder is refused and names the first', async (t) => {
  const folder = await temporaryFolder(t);
  const first = await joinOrStart({ folder, role: 'serve', say: quiet });
  const second = await startProgram(t, folder, 'serve');
  assert.equal(second.access, undefined);
  assert.equal(second.child.exitCode, 1);
  assert.match(second.said(), new RegExp(`đã chạy .*tiến trình ${process.pid}`));
  assert.equal((await query({ ...first, ...first.endpoint }, 'select 1')).length, 1);
  await first.stop();
});

test('ten programs started at once: one serves, nine are refused', async (t) => {
  const folder = await temporaryFolder(t);
  const say = quiet;
  const all = await Promise.allSettled(
    Array.from({ length: 10 }, () => joinOrStart({ folder, role: 'serve', say })),
  );
  const started = all.filter((one) => one.status === 'fulfilled');
  const refused = all.filter((one) => one.status === 'rejected');
  await Promise.all(started.map((one) => one.value.stop()));
  assert.equal(started.length, 1);
  for (const { reason } of refused) assert.ok(reason instanceof StartRefusal, String(reason));
});

test('a verb joins the running serve and leaves it running', async (t) => {
  const folder = await temporaryFolder(t);
  const serve = await startProgram(t, folder, 'serve');
  assert.ok(serve.access);
  await query(serve.access, 'create table shared as select 7 as n');
  const verb = await joinOrStart({ folder, role: 'verb', say: quiet });
  assert.equal(verb.owner, false);
  assert.deepEqual(await query({ ...verb, ...verb.endpoint }, 'select n from shared'), [{ n: 7 }]);
  await verb.stop();
  assert.equal((await query(serve.access, 'select n from shared')).length, 1);
  await serve.end('SIGTERM');
});

test('a verb alone starts the server; another verb joins, and the first waits for it', async (t) => {
  const folder = await temporaryFolder(t);
  const said: string[] = [];
  const first = await joinOrStart({ folder, role: 'verb', say: (line) => said.push(line) });
  const second = await joinOrStart({ folder, role: 'verb', say: quiet });
  assert.deepEqual([first.owner, second.owner], [true, false]);
  const stopped = first.stop();
  const access = { ...second, ...second.endpoint };
  assert.equal((await query(access, 'select pg_sleep(0.3)')).length, 1);
  assert.ok(await serverPid(folder), 'the server stays while the second verb works');
  await second.stop();
  await stopped;
  assert.match(said.join(), /đang chờ lệnh đó kết thúc/);
  assert.equal(await serverPid(folder), undefined);
});

test('serve waits for a verb that has the folder, and says so', async (t) => {
  const folder = await temporaryFolder(t);
  const verb = await joinOrStart({ folder, role: 'verb', say: quiet });
  const said: string[] = [];
  const serve = joinOrStart({ folder, role: 'serve', say: (line) => said.push(line) });
  while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await verb.stop();
  const server = await serve;
  await server.stop();
  assert.equal(server.owner, true);
  assert.match(said.join(), /đang chờ lệnh đó kết thúc/);
});

test('data of another major version are refused and left as they are', async (t) => {
  const folder = await temporaryFolder(t);
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data', 'PG_VERSION'), '17\n');
  await assert.rejects(joinOrStart({ folder, role: 'serve', say: quiet }), (error) => {
    assert.ok(error instanceof StartRefusal);
    assert.match(error.vi, /PostgreSQL 17.*PostgreSQL 18.*backup.*restore/);
    assert.match(error.en, /PostgreSQL 17.*PostgreSQL 18.*backup.*restore/);
    return true;
  });
  assert.deepEqual(await readdir(join(folder, 'data')), ['PG_VERSION']);
  await assert.rejects(joinOrStart({ folder, role: 'serve', say: quiet }), /PostgreSQL 17/);
});

test('a folder that holds something else is refused', async (t) => {
  const folder = await temporaryFolder(t);
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data', 'photo.jpg'), 'x');
  await assert.rejects(joinOrStart({ folder, role: 'serve', say: quiet }), /PG_VERSION/);
  assert.deepEqual(await readdir(join(folder, 'data')), ['photo.jpg']);
});

test('creation that was cut off halfway starts afresh', async (t) => {
  const folder = await temporaryFolder(t);
  await mkdir(join(folder, 'data.new'));
  await writeFile(join(folder, 'data.new', 'PG_VERSION'), '18\n');
  const server = await joinOrStart({ folder, role: 'serve', say: quiet });
  assert.equal((await query({ ...server, ...server.endpoint }, 'select 1')).length, 1);
  await server.stop();
});

test('a folder with a long name, spaces, commas and Vietnamese letters', async (t) => {
  const top = await temporaryFolder(t);
  const folders = [join(top, 'Dữ liệu, của «Huế» "A"'), join(top, 'thư mục dài '.repeat(9).trim())];
  for (const folder of folders) {
    const server = await joinOrStart({ folder, role: 'serve', say: quiet });
    const access = { ...server, ...server.endpoint };
    assert.equal((await query(access, 'select 1')).length, 1);
    const verb = await joinOrStart({ folder, role: 'verb', say: quiet });
    assert.deepEqual(verb.endpoint, server.endpoint);
    await verb.stop();
    await server.stop();
    assert.ok(server.endpoint.host.startsWith('/'));
    const isShort = Buffer.byteLength(server.endpoint.host) < 92;
    assert.ok(isShort, server.endpoint.host);
    if (server.endpoint.host !== folder) await assert.rejects(stat(server.endpoint.host));
  }
});
