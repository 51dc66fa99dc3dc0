// kill -9 of the program and of the postmaster at random moments while figures are posted.
// npm run bench crash [KILLS OF THE PROGRAM] [OF THE POSTMASTER] [SEED] [MINUTES AT MOST]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFindings } from './crash-check.ts';
import { startClients } from './crash-clients.ts';
import { freePort, newDataDir, type Running, removeDataDir, startProgram } from './program.ts';

const [programKills = 200, postmasterKills = 20, seed = 1, minutes = 120] = process.argv
  .slice(2)
  .map(Number);
const TOKEN = 'bench-0123456789abcdefghijklmnopqrstuvwxyz';
const ALIVE_MS = 1500;

/** Mulberry32: the same seed kills after the same pauses. */
function seeded(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const random = seeded(seed);
const dataDir = newDataDir();
const port = await freePort();
const start = (): Promise<Running> =>
  startProgram({ dataDir, port, env: { DEMO_TOKEN: TOKEN, DEMO_PASSWORD: 'do-luong-2026' } });

let server = await start();
const answer = await fetch(`${server.url}/api/v1/areas`);
const { areas } = (await answer.json()) as { areas: { code: string; kind?: string }[] };
const communes = areas.map((area) => area.code).filter((code) => /^\d{5}$/.test(code));
const clients = startClients({
  url: server.url,
  token: TOKEN,
  communes,
  random: seeded(seed + 1),
});

const kinds = shuffled([
  ...Array<'program'>(programKills).fill('program'),
  ...Array<'postmaster'>(postmasterKills).fill('postmaster'),
]);
const done = { program: 0, postmaster: 0, ended: 0 };
const until = performance.now() + minutes * 60_000;
for (const kind of kinds) {
  if (performance.now() > until) break;
  await pause(random() * ALIVE_MS);
  if (kind === 'program') await server.kill('SIGKILL');
  else await killPostmaster();
  done[kind] += 1;
  if (server.child.exitCode !== null || server.child.signalCode !== null) {
    if (kind === 'postmaster') done.ended += 1;
    server = await start();
  }
}
await clients.stop();
const found = await checkFindings(dataDir, clients.posted);
await server.kill('SIGTERM');
removeDataDir(dataDir);

const acknowledged = clients.posted.filter((one) => one.acknowledged);
const unanswered = clients.posted.length - acknowledged.length;
const repeated = acknowledged.filter((one) => one.repeated).length;
console.log(`seed ${seed}
killed       program ${done.program}, postmaster ${done.postmaster} (the program ended with it ${done.ended} times)
requests     ${clients.posted.length}, acknowledged ${acknowledged.length} (${repeated} on a repeated key), without an answer ${unanswered}
values       ${found.checked} acknowledged, lost ${found.lost}, overtaken by older ones ${found.stale}
requests     half written ${found.half}; values written twice ${found.doubled}, never sent ${found.invented}
amounts      ${found.amounts} cells differ from a full recomputation
journal      ${found.journal}`);
const { lost, stale, half, doubled, invented, amounts, intact } = found;
const wrong = lost + stale + half + doubled + invented + amounts;
process.exitCode = wrong === 0 && intact && found.checked > 0 ? 0 : 1;

/** The first line of postmaster.pid is its process; it may be about to start again. */
async function killPostmaster(): Promise<void> {
  const file = join(dataDir, 'postgres', 'data', 'postmaster.pid');
  const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  process.kill(pid, 'SIGKILL');
  await pause(500);
  const back = performance.now() + 30_000;
  while (performance.now() < back && server.child.exitCode === null) {
    const page = await fetch(`${server.url}/readyz`).catch(() => undefined);
    await page?.arrayBuffer();
    if (page?.ok) return;
    await pause(100);
  }
}

function shuffled<T>(list: readonly T[]): T[] {
  const left = [...list];
  for (let i = left.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [left[i], left[j]] = [left[j] as T, left[i] as T];
  }
  return left;
}
