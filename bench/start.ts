// Starts: the very first (database creation and simulation included) and later ones; memory of the program.
// npm run bench start [ROUNDS]
import {
  median,
  newDataDir,
  quantile,
  type Running,
  removeDataDir,
  residentMb,
  startProgram,
} from './program.ts';

const ROUNDS = Number(process.argv[2] ?? 3);
const LATER = 3;
const SETTLE_MS = 5000;
const PAGES = [
  ...['/', '/targets/5', '/areas/19753', '/units/so-tu-phap', '/?tab=map', '/?tab=chart'],
  ...['/scoreboard.png', '/targets/5.png', '/reports/2026-09.docx'],
];

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const first: number[] = [];
const later: number[] = [];
const idleFirst: number[] = [];
const idleLater: number[] = [];
const loaded: number[] = [];

for (let round = 0; round < ROUNDS; round += 1) {
  const dataDir = newDataDir();
  const one = await startProgram({ dataDir });
  first.push(one.readyAfter);
  idleFirst.push(await settled(one));
  await one.kill('SIGTERM');
  for (let again = 0; again < LATER; again += 1) {
    const two = await startProgram({ dataDir });
    later.push(two.readyAfter);
    if (again === LATER - 1) {
      idleLater.push(await settled(two));
      loaded.push(await readEverything(two));
    }
    await two.kill('SIGTERM');
  }
  removeDataDir(dataDir);
}

async function settled({ child }: Running): Promise<number> {
  await pause(SETTLE_MS);
  return residentMb(child.pid);
}

/** All kinds of pages, pictures and the report, rendered anew and at once; gives the highest memory met. */
async function readEverything({ url, child }: Running): Promise<number> {
  let most = 0;
  for (let k = 0; k < 40; k += 1) {
    const answers = PAGES.map(async (path) => {
      const answer = await fetch(`${url}${path}${path.includes('?') ? '&' : '?'}round=${k}`);
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      await answer.arrayBuffer();
      most = Math.max(most, residentMb(child.pid));
    });
    await Promise.all(answers);
  }
  return most;
}

const seconds = (ms: readonly number[]): string =>
  `median ${(median(ms) / 1000).toFixed(1)} s, slowest ${(quantile(ms, 1) / 1000).toFixed(1)} s, ${ms.length} runs`;
const most = (list: readonly number[]): string => Math.max(...list).toFixed(0);
console.log(`first start  ${seconds(first)} (at most 15)
later start  ${seconds(later)} (at most 3)
memory       idle ${most(idleLater)} MB, after the very first start ${most(idleFirst)} MB (under 300); under load ${most(loaded)} MB (under 600)`);
