// The outbox against a real SMTP server: what arrives, what happens when the server is down or refuses.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import { type MailServer, refusal, startMailServer } from '../../../test/mail-server.ts';
import { change } from '../../store/change.ts';
import { createOutbox, type Outbox } from './deliver.ts';
import { mailState } from './mail.store.ts';
import { morningMails, newsMails } from './morning.ts';
import { queueMail, queueMails } from './queue.store.ts';
import { queueReminders } from './remind.store.ts';
import { openSmtp } from './smtp.file.ts';

const CYCLE = '2026-08';
const UNIT = 'ubnd-19753';
const HOUR = 3_600_000;
// Tuesday 18/8/2026 is the units' last day; 8:00 in Vietnam.
const MORNING = new Date('2026-08-18T01:00:00Z');
const NEVER = new AbortController().signal;

interface Post {
  readonly app: TestApp;
  readonly server: MailServer;
  readonly outbox: Outbox;
  deliver(): ReturnType<Outbox['deliver']>;
}

async function postOffice(t: Parameters<typeof testApp>[0]): Promise<Post> {
  const app = await testApp(t, { at: MORNING });
  const opened = await (await app.as('thuky')).post('/api/v1/cycles', { period: CYCLE });
  assert.equal(opened.status, 201, opened.text);
  await app.database.pool.query(
    `update person set email = username || '@hue.example' where username in ($1, $2, 'thuky')`,
    [`cb-${UNIT}`, `ld-${UNIT}`],
  );
  const server = await startMailServer(t);
  const smtp = openSmtp({ url: server.url, from: 'Kỳ Đài <kydai@hue.example>' });
  t.after(async () => smtp.close());
  const { db, clock, snapshots } = app.deps;
  const outbox = createOutbox({
    ...{ db, clock, post: smtp, instanceName: 'Kỳ Đài', origin: 'https://kydai.hue.example' },
    catalogue: async () => (await snapshots.current()).catalogue,
  });
  return { app, server, outbox, deliver: () => outbox.deliver(NEVER) };
}

const about = (app: TestApp) => ({
  ...{ by: 'system', action: 'mail-tested', on: 'mail', at: app.deps.clock(), quiet: true },
});

async function morning({ app }: Post): Promise<number> {
  const { db, clock, snapshots } = app.deps;
  const { catalogue } = await snapshots.current();
  const mails = await morningMails(db, { catalogue, now: clock() });
  return (await change(db, about(app), (tx) => queueMails(tx, mails))).length;
}

async function news({ app }: Post): Promise<number> {
  const { db, clock, snapshots } = app.deps;
  const { catalogue } = await snapshots.current();
  const mails = await newsMails(db, { catalogue, now: clock() });
  return (await change(db, about(app), (tx) => queueMails(tx, mails))).length;
}

const stateOf = ({ app }: Post) => mailState(app.deps.db, app.deps.clock());

test('one mail tells a person everything, in their language, with one link', async (t) => {
  const post = await postOffice(t);
  assert.equal(await morning(post), 1, 'only the officer has something to do');
  assert.deepEqual(await post.deliver(), { sent: 1, needless: 0, 'given-up': 0, returned: 0 });
  const [first] = post.server.arrived;
  assert(first);
  assert.equal(first.to, `cb-${UNIT}@hue.example`);
  assert.equal(first.mail.from?.text, '"Kỳ Đài" <kydai@hue.example>');
  assert.equal(first.mail.subject, '1 việc đang chờ');
  const text = first.mail.text ?? '';
  assert.match(
    text,
    /1\. Nhập báo cáo của UBND .*, tháng 8\/2026, còn \d+ ô: hôm nay là hạn cuối \(18\/08\/2026\)/,
  );
  const html = first.mail.html || '';
  assert.deepEqual(html.match(/https?:\/\/[^"<\s]+/g), ['https://kydai.hue.example/work']);
  assert.deepEqual(text.match(/https?:\/\/\S+/g), ['https://kydai.hue.example/work']);
  assert.equal(first.mail.headers.get('auto-submitted'), 'auto-generated');

  await post.app.database.pool.query(`update person set mail_language = 'en'`);
  post.app.wait(24 * HOUR);
  assert.equal(await morning(post), 2, 'a day late: the officer again, and now the leader');
  await post.deliver();
  const [, officer, leader] = [...post.server.arrived].sort(
    (a, b) => Number(a.to > b.to) - Number(a.to < b.to),
  );
  assert.match(officer?.mail.text ?? '', /1 working day overdue/);
  assert.match(officer?.mail.text ?? '', /\/work\?lang=en/);
  assert.equal(leader?.to, `ld-${UNIT}@hue.example`);
  assert.equal(leader?.mail.subject, '1 task of your unit overdue');
});

test('nobody is told of work that is done by the time the mail goes out', async (t) => {
  const post = await postOffice(t);
  assert.equal(await morning(post), 1);
  await post.app.database.pool.query(
    `update report set state = 'sent', sent_by = 'x', sent_at = now() where unit = $1`,
    [UNIT],
  );
  assert.deepEqual(await post.deliver(), { sent: 0, needless: 1, 'given-up': 0, returned: 0 });
  assert.deepEqual(post.server.arrived, []);
});

test('the same day, the same list and the same late work are told once', async (t) => {
  const post = await postOffice(t);
  await morning(post);
  await post.deliver();
  assert.equal(await morning(post), 0, 'the day is done');
  post.app.wait(3 * 24 * HOUR);
  // Friday 21/8: three working days late, so the standing office hears of all units.
  assert.equal(await morning(post), 3);
  await post.deliver();
  const list = post.server.arrived.find(({ to }) => to.startsWith('thuky'));
  assert.match(list?.mail.subject ?? '', /^\d+ đơn vị có \d+ việc quá hạn nhiều ngày$/);
  assert.match(list?.mail.text ?? '', /https:\/\/kydai\.hue\.example\/cycles/);
  post.app.wait(3 * 24 * HOUR);
  assert.equal(await morning(post), 1, 'the officer hears every day, leader and office heard');
});

test('who wants to hear at once does, who wants nothing does not', async (t) => {
  const post = await postOffice(t);
  assert.equal(await news(post), 0, 'nobody asked for it');
  await post.app.database.pool.query(`update person set mail_choice = 'immediate'`);
  assert.equal(await news(post), 1);
  assert.equal(await news(post), 0, 'one list waits already');
  await post.deliver();
  assert.equal(await news(post), 0, 'told');
  await post.app.database.pool.query(`update report set version = version + 1 where unit = $1`, [
    UNIT,
  ]);
  assert.equal(await news(post), 1, 'work that came back is new');
  assert.equal((await post.deliver()).sent, 0, 'but not within a quarter of an hour');
  post.app.wait(HOUR / 2);
  assert.equal((await post.deliver()).sent, 1);
  await post.app.database.pool.query(`update person set mail_choice = 'none'`);
  post.app.wait(24 * HOUR);
  assert.equal(await morning(post), 0);
});

test('a mail server that is down for a day loses nothing and makes nobody hear twice', async (t) => {
  const post = await postOffice(t);
  const { port } = post.server;
  await post.server.stop();
  await morning(post);
  const reset = { path: '/set-password/bi-mat', hours: 24 };
  const order = { to: 0, template: 'password-reset' as const, params: reset };
  const { rows } = await post.app.database.pool.query<{ id: number }>(
    `select id from person where username = 'thuky'`,
  );
  await change(post.app.deps.db, about(post.app), (tx) =>
    queueMail(tx, { ...order, to: rows[0]?.id ?? 0 }),
  );
  let tried = 0;
  for (let minute = 0; minute < 23 * 60; minute += 1) {
    tried += (await post.deliver()).returned;
    post.app.wait(60_000);
  }
  assert(tried > 40 && tried < 60, `${tried} attempts in a day: every half hour after the first`);
  const down = await stateOf(post);
  assert.deepEqual([down.waiting, down.retrying, down.sent], [2, 2, 0]);
  assert.match(down.lastError ?? '', /ECONNREFUSED/);
  assert.equal(down.oldest?.getTime(), MORNING.getTime());
  await morning(post);

  const back = await startMailServer(t, port);
  post.app.wait(HOUR / 2);
  await post.deliver();
  const received = back.arrived.map(({ to }) => to).sort();
  assert.deepEqual(received.filter((to) => to.startsWith('cb-')).length, 1, 'one list, of today');
  const link = back.arrived.find(({ to }) => to.startsWith('thuky'));
  assert.match(link?.mail.text ?? '', /https:\/\/kydai\.hue\.example\/set-password\/bi-mat/);
  assert.equal((await stateOf(post)).waiting, 0);
  const kept = await post.app.database.pool.query(
    `select from mail where params::text like '%bi-mat%'`,
  );
  assert.equal(kept.rowCount, 0, 'the secret link does not stay in the outbox');
});

test('an address that is refused is given up, a mail that is put off is tried again later', async (t) => {
  const post = await postOffice(t);
  await post.app.database.pool.query(
    `update person set email = 'khong-co@hue.example' where username = $1`,
    [`cb-${UNIT}`],
  );
  await morning(post);
  assert.equal((await post.deliver())['given-up'], 1);
  assert.equal((await stateOf(post)).gaveUp, 1);

  await post.app.database.pool.query(
    `update person set email = 'co@hue.example' where username = $1`,
    [`cb-${UNIT}`],
  );
  post.server.before = () => {
    throw refusal(451, 'greylisted');
  };
  post.app.wait(24 * HOUR);
  await morning(post);
  const { returned } = await post.deliver();
  assert(returned > 0);
  assert.equal((await post.deliver()).returned, 0, 'not at once');
  post.server.before = () => {};
  post.app.wait(2 * 60_000);
  assert.equal((await post.deliver()).sent, returned);
});

test('a reminder counts who is reached, and who is not', async (t) => {
  const post = await postOffice(t);
  const remind = () =>
    change(post.app.deps.db, { ...about(post.app), by: 'thuky' }, (tx) =>
      queueReminders(tx, { cycle: CYCLE, units: [UNIT] }),
    );
  assert.deepEqual(await remind(), {
    queued: 1,
    waiting: 0,
    withoutAddress: 0,
    optedOut: 0,
    units: 1,
  });
  assert.deepEqual(await remind(), {
    queued: 0,
    waiting: 1,
    withoutAddress: 0,
    optedOut: 0,
    units: 1,
  });
  await post.deliver();
  await post.app.database.pool.query(`update person set mail_choice = 'none'`);
  assert.deepEqual(await remind(), {
    queued: 0,
    waiting: 0,
    withoutAddress: 0,
    optedOut: 1,
    units: 1,
  });
  await post.app.database.pool.query(`update person set mail_choice = 'daily', email = null`);
  assert.deepEqual(await remind(), {
    queued: 0,
    waiting: 0,
    withoutAddress: 1,
    optedOut: 0,
    units: 1,
  });
});
