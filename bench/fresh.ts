// From the commit of one value to the page that shows it, and how many cells that value wrote.
// npm run bench fresh [TIMES]
import { connect } from '../src/store/connect.ts';
import { newDataDir, quantile, removeDataDir, startProgram } from './program.ts';

const TIMES = Number(process.argv[2] ?? 60);
const TOKEN = 'bench-0123456789abcdefghijklmnopqrstuvwxyz';
const CELL = { element: 'ho-so-truc-tuyen', area: '46', period: '2026-09' };
const SHOWN = /href="\/receipts\/5~46~[^"]*"[^>]*>([^<]+)</;

const dataDir = newDataDir();
const server = await startProgram({ dataDir, env: { DEMO_TOKEN: TOKEN } });
const database = await connect({ dataDir, role: 'verb', say: (line) => console.error(line) });
const listener = await database.pool.connect();
await listener.query('listen kydai_revision');

/** When the database told of a commit, on this process's clock, with the revision. */
let committed: (news: { at: number; revision: number }) => void = () => {};
listener.on('notification', ({ payload }) =>
  committed({ at: performance.now(), revision: Number(payload) }),
);

const read = async (path: string): Promise<string> =>
  (await fetch(server.url + path, { headers: { 'accept-encoding': 'gzip' } })).text();
const shownOn = async (path: string): Promise<string> => SHOWN.exec(await read(path))?.[1] ?? '';

async function post(value: number): Promise<{ at: number; revision: number; took: number }> {
  const news = new Promise<{ at: number; revision: number }>((done) => {
    committed = done;
  });
  const begun = performance.now();
  const answer = await fetch(`${server.url}/api/v1/figures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ figures: [{ ...CELL, value, confirm: true, note: 'đo' }] }),
  });
  const took = performance.now() - begun;
  const { counts } = (await answer.json()) as { counts?: { accepted: number } };
  if (counts?.accepted !== 1) throw new Error(`not accepted: ${answer.status}`);
  return { ...(await news), took };
}

/** Asks for the page until it shows another number than before; both numbers must have been read. */
async function measure(
  path: string,
  value: number,
): Promise<{ ms: number; cells: number; took: number }> {
  const before = await shownOn(path);
  if (before === '') throw new Error(`${path} shows no result of target 5`);
  const { at, revision, took } = await post(value);
  let now = await shownOn(path);
  while (now === before) {
    if (performance.now() - at > 10_000) throw new Error(`${path} still shows ${before}`);
    now = await shownOn(path);
  }
  const ms = performance.now() - at;
  const { rows } = await database.pool.query<{ n: number }>(
    'select count(*)::int as n from amount where revision = $1',
    [revision],
  );
  return { ms, cells: rows[0]?.n ?? 0, took };
}

const WARM = 5;
let value = 5000;
for (const path of ['/', '/targets/5']) {
  const list: Awaited<ReturnType<typeof measure>>[] = [];
  for (let k = 0; k < TIMES + WARM; k += 1) {
    // Each is far enough from the last that the city's percentage moves in the decimals that are shown.
    value = value > 24_000 ? 5000 : value + 3000;
    const one = await measure(path, value);
    if (k >= WARM) list.push(one);
  }
  const ms = list.map((one) => one.ms);
  const took = list.map((one) => one.took);
  console.log(
    `${path.padEnd(12)} shown after the commit: median ${quantile(ms, 0.5).toFixed(1)} ms, p95 ${quantile(ms, 0.95).toFixed(1)} ms (at most 25); ` +
      `the whole request to post: median ${quantile(took, 0.5).toFixed(1)} ms; cells written ${quantile(
        list.map((one) => one.cells),
        1,
      )}`,
  );
}
listener.release(true);
await database.stop();
await server.kill('SIGTERM');
removeDataDir(dataDir);
