// The scoreboard under load of wrk from a second process on the same two cores. The program's own counters
// tell whether an answer was rendered, kept or unchanged; a measurement that met another kind fails.
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir, quantile, removeDataDir, residentMb, startProgram } from './program.ts';

if (spawnSync('which', ['wrk']).status !== 0) {
  console.error('This measurement needs wrk: apt-get install wrk');
  process.exit(1);
}
const seconds = Number(process.argv[2] ?? 10);
const dataDir = newDataDir();
const server = await startProgram({ dataDir });
const script = join(dataDir, 'load.lua');
let highest = 0;

const COUNTERS = {
  rendered: /^kydai_http_seconds_count\{method="GET",status="200"\} (\d+)/m,
  cached: /^kydai_http_cache_answers_total\{status="200"\} (\d+)/m,
  unchanged: /^kydai_http_cache_answers_total\{status="304"\} (\d+)/m,
} as const;
type Kind = keyof typeof COUNTERS;

async function countOf(kind: Kind): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(COUNTERS[kind].exec(text)?.[1] ?? 0);
}

/** Answers a second; throws when one in a hundred was not of the kind that is measured. */
async function load(kind: Kind, lua: string): Promise<number> {
  writeFileSync(script, lua);
  const before = await countOf(kind);
  const words = ['-t1', '-c16', `-d${seconds}s`, '-s', script, server.url];
  const text = execFileSync('wrk', words, { encoding: 'utf8' });
  const errors = /Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1];
  if (errors) throw new Error(`${errors} answers were errors:\n${text}`);
  const answers = Number(/(\d+) requests in/.exec(text)?.[1] ?? 0);
  const counted = (await countOf(kind)) - before;
  if (counted < answers * 0.99) throw new Error(`only ${counted} of ${answers} were ${kind}`);
  highest = Math.max(highest, residentMb(server.child.pid));
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1] ?? 0);
}

/** Milliseconds to the head of the answer, one request at a time. */
async function idle(address: (k: number) => string): Promise<string> {
  const list: number[] = [];
  for (let k = 0; k < 200; k += 1) {
    const begun = performance.now();
    const answer = await fetch(server.url + address(k), { headers: { 'accept-encoding': 'gzip' } });
    list.push(performance.now() - begun);
    await answer.arrayBuffer();
  }
  return `median ${quantile(list, 0.5).toFixed(1)} ms, p95 ${quantile(list, 0.95).toFixed(1)} ms`;
}

const page = await fetch(server.url, { headers: { 'accept-encoding': 'gzip' } });
const etag = page.headers.get('etag') ?? '';
await page.arrayBuffer();
const zip = `wrk.headers["Accept-Encoding"] = "gzip"\n`;
// A query that no earlier request had: nothing is kept for it, so every page is rendered anew.
const counting = (query: string): string =>
  `${zip}local n = 0\nrequest = function() n = n + 1; return wrk.format("GET", "/?${query}" .. n) end`;
const whole = await load('rendered', counting('fresh='));
const filtered = await load('rendered', counting('q=zz'));
const cached = await load('cached', zip);
const unchanged = await load(
  'unchanged',
  `${zip}wrk.headers["If-None-Match"] = ${JSON.stringify(etag)}`,
);
console.log(`first byte, idle and warm  kept ${await idle(() => '/')} (under 5)
                           rendered anew ${await idle((k) => `/?idle=${k}`)}
fresh renders a second     ${whole.toFixed(0)} whole board, ${filtered.toFixed(0)} filtered to nothing (at least 500)
cached pages a second      ${cached.toFixed(0)} (at least 5,000)
304 answers a second       ${unchanged.toFixed(0)} (at least 1.5 times the cached goal, 7,500)
memory under this load     ${highest.toFixed(0)} MB (under 600)`);
await server.kill('SIGTERM');
removeDataDir(dataDir);
