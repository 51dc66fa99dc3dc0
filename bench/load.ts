// The scoreboard under load from a second process on the same two cores: wrk where there is one, else the
// built-in generator (fetch), which is slower than the server and says so.
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDataDir, quantile, removeDataDir, startProgram } from './program.ts';

if (spawnSync('which', ['wrk']).status !== 0) {
  console.error('This measurement needs wrk: apt-get install wrk');
  process.exit(1);
}
const dataDir = newDataDir();
const server = await startProgram({ dataDir });
const script = join(dataDir, 'load.lua');

const wrk = (lua: string): number => {
  writeFileSync(script, lua);
  const text = execFileSync('wrk', ['-t1', '-c16', '-d10s', '-s', script, server.url], {
    encoding: 'utf8',
  });
  const errors = /Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1];
  if (errors) throw new Error(`${errors} answers were errors:\n${text}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1] ?? 0);
};

const page = await fetch(server.url, { headers: { 'accept-encoding': 'gzip' } });
const etag = page.headers.get('etag') ?? '';
await page.arrayBuffer();
const idle: number[] = [];
for (let k = 0; k < 200; k += 1) {
  const begun = performance.now();
  const answer = await fetch(`${server.url}/`);
  idle.push(performance.now() - begun);
  await answer.arrayBuffer();
}
const zip = `wrk.headers["Accept-Encoding"] = "gzip"\n`;
// A query that no earlier request had: nothing is kept for it, so every page is rendered anew.
const fresh = wrk(`${zip}local n = 0
request = function() n = n + 1; return wrk.format("GET", "/?q=" .. n .. "zz") end`);
const freshAll = wrk(`${zip}local n = 0
request = function() n = n + 1; return wrk.format("GET", "/?fresh=" .. n) end`);
const cached = wrk(zip);
const unchanged = wrk(`${zip}wrk.headers["If-None-Match"] = ${JSON.stringify(etag)}`);
console.log(
  `time to first byte, idle  median ${quantile(idle, 0.5).toFixed(1)} ms, p95 ${quantile(idle, 0.95).toFixed(1)} ms (under 5)`,
);
console.log(
  `fresh renders a second    ${freshAll.toFixed(0)} whole board, ${fresh.toFixed(0)} filtered to nothing (at least 500)`,
);
console.log(`cached pages a second     ${cached.toFixed(0)} (at least 5,000)`);
console.log(`304 answers a second      ${unchanged.toFixed(0)} (at least 7,500)`);
await server.kill('SIGTERM');
removeDataDir(dataDir);
