import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chown, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  isAlive,
  query,
  serverPid,
  startProgram,
  temporaryFolder,
} from '../../test/embedded-fixture.ts';
import { joinOrStart } from './embedded.ts';

const quiet = () => {};

async function waitUntil(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const until = performance.now() + 15_000;
  while (!(await holds())) {
    assert.ok(performance.now() < until, `timed out: ${what}`);
    await sleep(20);
  }
}

test('kill -9 of the program: its server ends, the next start has the data', async (t) => {
  const folder = await temporaryFolder(t);
  const program = await startProgram(t, folder, 'serve');
  assert.ok(program.access, program.said());
  await query(program.access, 'create table kept as select generate_series(1, 1000) as n');
  await program.end('SIGKILL');
  const next = await joinOrStart({ folder, role: 'serve', say: quiet });
  const access = { ...next, ...next.endpoint };
  assert.deepEqual(await query(access, 'select count(*)::int as rows from kept'), [{ rows: 1000 }]);
  await next.stop();
});

test('kill -9 without a next start: no server is left behind', async (t) => {
  const folder = await temporaryFolder(t);
  const program = await startProgram(t, folder, 'serve');
  const pid = await serverPid(folder);
  assert.ok(pid);
  await program.end('SIGKILL');
  await waitUntil('the server ends', () => !isAlive(pid));
  await waitUntil('its pid file goes', async () => (await serverPid(folder)) === undefined);
});

test('a stopped orphan that cannot end by itself is ended, and the person is told', async (t) => {
  const folder = await temporaryFolder(t);
  const program = await startProgram(t, folder, 'serve');
  assert.ok(program.access);
  await query(program.access, 'create table kept as select 1 as n');
  const pid = await serverPid(folder);
  assert.ok(pid);
  process.kill(pid, 'SIGSTOP');
  await program.end('SIGKILL');
  assert.ok(isAlive(pid));
  const said: string[] = [];
  const wake = setTimeout(() => process.kill(pid, 'SIGCONT'), 1000);
  const next = await joinOrStart({ folder, role: 'serve', say: (line) => said.push(line) });
  clearTimeout(wake);
  assert.match(said.join(), new RegExp(`dừng đột ngột.*tiến trình ${pid}`));
  assert.deepEqual(await query({ ...next, ...next.endpoint }, 'select n from kept'), [{ n: 1 }]);
  await next.stop();
});

test('kill -9 of the server: the program starts it again, nothing committed is lost', async (t) => {
  const folder = await temporaryFolder(t);
  const said: string[] = [];
  const server = await joinOrStart({ folder, role: 'serve', say: (line) => said.push(line) });
  const access = { ...server, ...server.endpoint };
  await query(access, 'create table kept (n int)');
  for (const n of [1, 2]) {
    await query(access, `insert into kept values (${n})`);
    const pid = await serverPid(folder);
    assert.ok(pid);
    process.kill(pid, 'SIGKILL');
    await waitUntil('the server is back', () =>
      query(access, 'select 1').then(
        async () => (await serverPid(folder)) !== pid,
        () => false,
      ),
    );
  }
  assert.deepEqual(await query(access, 'select n from kept order by n'), [{ n: 1 }, { n: 2 }]);
  await server.stop();
  assert.match(said.join(), /dừng bất thường; đang khởi động lại/);
  assert.equal(await serverPid(folder), undefined);
});

test('kill -9 of program and server together, five times in a row', async (t) => {
  const folder = await temporaryFolder(t);
  for (let round = 0; round < 5; round += 1) {
    const program = await startProgram(t, folder, 'serve');
    assert.ok(program.access, program.said());
    await query(program.access, 'create table if not exists kept (n int)');
    await query(program.access, `insert into kept values (${round})`);
    const [{ rows } = { rows: 0 }] = await query<{ rows: number }>(
      program.access,
      'select count(*)::int as rows from kept',
    );
    assert.equal(rows, round + 1);
    const pid = await serverPid(folder);
    assert.ok(pid);
    process.kill(pid, 'SIGKILL');
    await program.end('SIGKILL');
  }
});

test('a recorded process id that now belongs to another program does not block the start', async (t) => {
  const folder = await temporaryFolder(t);
  const program = await startProgram(t, folder, 'serve');
  const pid = await serverPid(folder);
  assert.ok(pid);
  const files = ['data/postmaster.pid', '.s.PGSQL.5432.lock'].map((name) => join(folder, name));
  const recorded = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  await program.end('SIGKILL');
  await waitUntil('the server ends', () => !isAlive(pid));
  const stranger = spawn('sleep', ['60']);
  t.after(() => stranger.kill());
  for (const [index, file] of files.entries()) {
    await writeFile(file, (recorded[index] ?? '').replace(String(pid), String(stranger.pid)));
  }
  const next = await joinOrStart({ folder, role: 'serve', say: quiet });
  await next.stop();
  assert.equal(stranger.exitCode, null, 'the stranger was left alone');
});

test('a copied folder is another database: both run', async (t) => {
  const [folder, copy] = [await temporaryFolder(t), await temporaryFolder(t)];
  const first = await joinOrStart({ folder, role: 'serve', say: quiet });
  await first.stop();
  await cp(folder, copy, { recursive: true });
  const both = await Promise.all(
    [folder, copy].map((one) => joinOrStart({ folder: one, role: 'serve', say: quiet })),
  );
  assert.notEqual(both[0]?.endpoint.host, both[1]?.endpoint.host);
  await Promise.all(both.map((one) => one.stop()));
});

test('as an ordinary account', { skip: process.getuid?.() !== 0 && 'needs root' }, async (t) => {
  const folder = await temporaryFolder(t);
  await chown(folder, 65_534, 65_534);
  const program = await startProgram(t, folder, 'serve', { uid: 65_534, gid: 65_534 });
  assert.ok(program.access, program.said());
  const pid = await serverPid(folder);
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  assert.match(status, /^Uid:\t65534/m);
  await program.end('SIGTERM');
  // On a busy machine the server's last breath may outlive the program's by a moment.
  for (let k = 0; k < 50 && (await serverPid(folder)) !== undefined; k += 1) await sleep(100);
  assert.equal(await serverPid(folder), undefined);

  const asRoot = await joinOrStart({ folder, role: 'serve', say: quiet });
  assert.match(await readFile(`/proc/${await serverPid(folder)}/status`, 'utf8'), /^Uid:\t65534/m);
  await asRoot.stop();
});

test('as an account without a name', {
  skip: process.getuid?.() !== 0 && 'needs root',
}, async (t) => {
  const folder = await temporaryFolder(t);
  await chown(folder, 61_234, 61_234);
  const program = await startProgram(t, folder, 'serve', { uid: 61_234, gid: 61_234 });
  assert.ok(program.access, program.said());
  assert.match(await readFile(`/proc/${await serverPid(folder)}/status`, 'utf8'), /^Uid:\t61234/m);
  await program.end('SIGTERM');
});

test('a verb in another container joins through the folder; a serve there is refused', {
  skip: process.getuid?.() !== 0 && 'needs root',
}, async (t) => {
  const folder = await temporaryFolder(t);
  const serve = await joinOrStart({ folder, role: 'serve', say: quiet });
  const walls = ['unshare', '--net', '--pid', '--fork', '--mount-proc', '--kill-child'];
  const [verb, other] = await Promise.all([
    startProgram(t, folder, 'verb', { behind: walls }),
    startProgram(t, folder, 'serve', { behind: walls }),
  ]);
  assert.equal(verb.access?.owner, false, verb.said());
  assert.equal(other.access, undefined);
  assert.match(other.said(), /Một máy chủ khác đang dùng/);
  assert.equal((await query({ ...serve, ...serve.endpoint }, 'select 1')).length, 1);
  await verb.end('SIGKILL');
  await serve.stop();
});
