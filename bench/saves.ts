// 120 people save cells of their units' reports over HTTP, 200 a second in all, at fixed moments: an answer that
// is late counts from the moment at which it was due. Afterwards the database must hold what was acknowledged.
// npm run bench saves [SECONDS] [SAVES A SECOND] [PEOPLE]
import { connect } from '../src/store/connect.ts';
import { newDataDir, quantile, removeDataDir, startProgram } from './program.ts';
import { createOffice, type Office, type Saved } from './save-clients.ts';

const [seconds = 60, rate = 200, people = 120] = process.argv.slice(2).map(Number);
const PASSWORD = 'do-luong-2026';
const GOAL_MS = 50;

const dataDir = newDataDir();
const server = await startProgram({ dataDir, env: { DEMO_PASSWORD: PASSWORD } });
const database = await connect({ dataDir, role: 'verb', say: (line) => console.error(line) });
let wrong = 1;
try {
  const office = await createOffice({ url: server.url, database, password: PASSWORD, people });
  await run(office, 5, rate / 2);
  office.forgetTimes();
  const begun = performance.now();
  await run(office, seconds, rate);
  const took = (performance.now() - begun) / 1000;
  wrong = await tell(office, took);
} finally {
  await database.stop();
  await server.kill('SIGTERM');
  removeDataDir(dataDir);
}
process.exitCode = wrong === 0 ? 0 : 1;

/** Starts saves at their moments whatever became of earlier ones, and waits for the last. */
async function run(office: Office, duration: number, perSecond: number): Promise<void> {
  const begun = performance.now();
  const total = Math.round(duration * perSecond);
  const running: Promise<void>[] = [];
  for (let k = 0; k < total; k += 1) {
    const due = begun + (k * 1000) / perSecond;
    const ahead = due - performance.now();
    if (ahead > 1) await new Promise((done) => setTimeout(done, ahead));
    running.push(office.save(due));
  }
  await Promise.all(running);
}

async function tell(office: Office, took: number): Promise<number> {
  const { times, conflicts, errors, acknowledged } = office.outcome();
  const lost = await countLost(acknowledged);
  const at = (q: number): string => quantile(times, q).toFixed(1);
  const { rows } = await database.pool.query<{ n: number }>(
    `select count(*)::int as n from journal where action = 'cells-saved'`,
  );
  console.log(`people                 ${people}, saves ${times.length} in ${took.toFixed(1)} s (${(times.length / took).toFixed(0)} a second)
answered after         p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (under ${GOAL_MS}), p99 ${at(0.99)} ms, longest ${at(1)} ms
errors                 ${errors.length}${errors.length > 0 ? `: ${errors[0]}` : ''}
two people in one cell ${conflicts} conflicts, each told with the number that stands
lost updates           ${lost.length} of ${acknowledged.size} cells${lost.length > 0 ? `: ${lost[0]}` : ''}
journal entries        ${rows[0]?.n ?? 0} of saves`);
  const late = quantile(times, 0.95) >= GOAL_MS ? 1 : 0;
  return errors.length + lost.length + late;
}

/** Cells of which the database holds another number or version than the last acknowledged. */
async function countLost(acknowledged: ReadonlyMap<string, Saved>): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ key: string; amount: string; version: number }>(
    `select report || '|' || element || '|' || area || '|' || period as key, amount, version from report_cell`,
  );
  const held = new Map(rows.map((row) => [row.key, row]));
  return [...acknowledged].flatMap(([key, saved]) => {
    const row = held.get(key);
    const same = row?.version === saved.version && Number(row.amount) === saved.value;
    return same ? [] : [`${key}: ${JSON.stringify(row)} instead of ${JSON.stringify(saved)}`];
  });
}
