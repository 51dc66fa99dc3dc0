// Jobs in the program as people start it: they run, end with it at once, and a kill loses no mail.
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import test, { type TestContext } from 'node:test';
import { queueMail } from '../src/job/mail/queue.store.ts';
import { change } from '../src/store/change.ts';
import { connect } from '../src/store/connect.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { dataDirectory, type Instance, startInstance } from './program.ts';

interface Ready {
  readonly checks: { readonly jobs: string };
}

async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`not within a minute: ${what}`);
}

const jobsRun = ({ url }: Instance): Promise<true> =>
  until('jobs run', async () => {
    const answer = (await (await fetch(`${url}/readyz`)).json()) as Ready;
    return answer.checks.jobs === 'running' || undefined;
  });

interface Setting {
  readonly server: MailServer;
  readonly dataDir: string;
  start(): Promise<Instance>;
}

async function empty(t: TestContext): Promise<Setting> {
  const server = await startMailServer(t);
  const dataDir = await dataDirectory(t);
  const env = {
    ...{ DATA_DIR: dataDir, ADMIN_PASSWORD: 'mat-khau-quan-tri', LOG_LEVEL: 'error' },
    ...{ SMTP_URL: server.url, MAIL_FROM: 'kydai@hue.example', PUBLIC_URL: 'http://kydai.example' },
  };
  return { server, dataDir, start: () => startInstance(t, { words: ['--empty'], env }) };
}

/** Writes mails to the administrator into the outbox of a running instance. */
async function queue({ dataDir }: Setting, count: number): Promise<void> {
  const connection = await connect({ dataDir, role: 'verb', say: () => {} });
  try {
    const { kysely: db, pool } = connection;
    const { rows } = await pool.query<{ id: number }>(
      `update person set email = 'admin@hue.example' where username = 'admin' returning id`,
    );
    const about = { by: 'system', action: 'test', on: 'mail', at: new Date(), quiet: true };
    await change(db, about, async (tx) => {
      for (let i = 0; i < count; i += 1) {
        const params = { path: `/set-password/${i}`, hours: 24 };
        await queueMail(tx, { to: rows[0]?.id ?? 0, template: 'password-reset', params });
      }
    });
  } finally {
    await connection.stop();
  }
}

test('mail goes out by itself, a kill -9 in the middle repeats at most the one under way', async (t) => {
  const setting = await empty(t);
  const { server } = setting;
  const first = await setting.start();
  await jobsRun(first);
  // The server has taken the third mail and said so; the program dies before it can note it down.
  let taken = 0;
  const third = new Promise<void>((done) => {
    server.before = () => {
      taken += 1;
      return taken === 3 ? first.kill().then(done) : undefined;
    };
  });
  await queue(setting, 8);
  await third;
  server.before = () => {};
  const second = await setting.start();
  await until('all mail arrived', async () => {
    const links = new Set(
      server.arrived.map(({ mail }) => /set-password\/(\d)/.exec(mail.text ?? '')?.[1]),
    );
    return links.size === 8 || undefined;
  });
  const ids = server.arrived.map(({ messageId }) => messageId);
  assert.equal(new Set(ids).size, 8, 'a repeat carries the same Message-ID');
  assert.equal(ids.length, 9, 'the mail under way came twice, no other');

  const metrics = await (await fetch(`${second.url}/metrics`)).text();
  assert.match(metrics, /^kydai_jobs_running 1$/m);
  assert.match(metrics, /^kydai_job_runs\{job="deliver-mail",outcome="good"\} [1-9]/m);
  await until('nothing waits', async () =>
    /^kydai_mail\{state="waiting"\} 0$/m.test(await (await fetch(`${second.url}/metrics`)).text())
      ? true
      : undefined,
  );
  const begun = performance.now();
  assert.equal(await second.stop(), 0);
  const seconds = (performance.now() - begun) / 1000;
  t.diagnostic(`stopped in ${seconds.toFixed(2)} s, the database with it`);
});

test('a mail server that never answers does not hold up the end of the program', async (t) => {
  const setting = await empty(t);
  const instance = await setting.start();
  await jobsRun(instance);
  let hold: (() => void) | undefined;
  const held = new Promise<void>((begun) => {
    setting.server.before = () =>
      new Promise((done) => {
        hold = done;
        begun();
      });
  });
  await queue(setting, 1);
  await held;
  const begun = performance.now();
  assert.equal(await instance.stop(), 0);
  const seconds = (performance.now() - begun) / 1000;
  hold?.();
  t.diagnostic(`stopped in ${seconds.toFixed(2)} s`);
  assert(seconds < 15, `${seconds} s: not the time that a mail may take`);
});
