// kill -9 of the program while mail goes out to a real SMTP server: what is lost, and what comes twice.
// npm run bench mail [KILLS] [SEED]

import { queueMail } from '../src/job/mail/queue.store.ts';
import { change } from '../src/store/change.ts';
import { connect } from '../src/store/connect.ts';
import { type MailServer, startMailServer } from '../test/mail-server.ts';
import { seeded } from './crash-kills.ts';
import { freePort, newDataDir, type Running, removeDataDir, startProgram } from './program.ts';

const [kills = 30, seed = 1] = process.argv.slice(2).map(Number);
const MAILS_A_ROUND = 40;
const random = seeded(seed);
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const dataDir = newDataDir();
const port = await freePort();
const server: MailServer = await startMailServer(null);
const start = (): Promise<Running> =>
  startProgram({
    ...{ dataDir, port },
    env: {
      ...{ DEMO_PASSWORD: 'do-luong-2026', SMTP_URL: server.url },
      ...{ MAIL_FROM: 'kydai@hue.example', PUBLIC_URL: `http://127.0.0.1:${port}` },
    },
  });

let number = 0;
/** Queues mails that are acknowledged by a commit, in a running instance. */
async function queue(): Promise<void> {
  const connection = await connect({ dataDir, role: 'verb', say: () => {} });
  const { rows } = await connection.pool.query<{ id: number }>(
    `update person set email = 'thuky@hue.example' where username = 'thuky' returning id`,
  );
  const about = { by: 'bench', action: 'bench', on: 'mail', at: new Date(), quiet: true };
  await change(connection.kysely, about, async (tx) => {
    for (let i = 0; i < MAILS_A_ROUND; i += 1) {
      const params = { path: `/set-password/so-${number + i}-het`, hours: 24 };
      await queueMail(tx, { to: rows[0]?.id ?? 0, template: 'password-reset', params });
    }
  });
  number += MAILS_A_ROUND;
  await connection.stop();
}

async function countWaiting(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^kydai_mail\{state="waiting"\} (\d+)$/m.exec(text)?.[1] ?? Number.NaN);
}

/** Kills when the next mail after a few has been taken: half before the program can read the answer. */
function killDuring(program: Running): Promise<void> {
  const after = Math.floor(random() * MAILS_A_ROUND * 0.8);
  const moment = random() < 0.5 ? 'before' : 'after';
  let seen = 0;
  return new Promise((done) => {
    const kill = (): void => {
      seen += 1;
      if (seen === after + 1)
        void pause(random() * 3).then(() => program.kill('SIGKILL').then(done));
    };
    server.before = async () => {
      if (moment === 'before') kill();
      await pause(random() * 4);
    };
    server.after = () => {
      if (moment === 'after') kill();
    };
  });
}

let program = await start();
let done = 0;
for (; done < kills; done += 1) {
  await queue();
  const killed = killDuring(program);
  await Promise.race([killed, pause(60_000)]);
  program = await start();
}
server.before = () => {};
const until = performance.now() + 120_000;
while ((await countWaiting()) > 0 && performance.now() < until) await pause(500);
const waiting = await countWaiting();
await program.kill('SIGTERM');
await server.stop();
removeDataDir(dataDir);

const links = new Set(
  server.arrived.flatMap(({ mail }) => /so-(\d+)-het/.exec(mail.text ?? '')?.[1] ?? []),
);
const ids = new Map<string, number>();
for (const { messageId } of server.arrived) ids.set(messageId, (ids.get(messageId) ?? 0) + 1);
const repeated = [...ids.values()].filter((times) => times > 1).length;
const lost = number - links.size;
const strange = ids.size - links.size;
console.log(`seed ${seed}
kills     ${done}, each while one mail was under way
mails     ${number} queued, ${links.size} arrived, lost ${lost}, waiting ${waiting}
repeats   ${repeated} mails came more than once, all with the same Message-ID; under another one ${strange}`);
process.exitCode = lost === 0 && waiting === 0 && strange === 0 && repeated <= done ? 0 : 1;
