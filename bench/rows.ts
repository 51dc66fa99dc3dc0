// A workbook of 50,000 figures through the browser's own pages: memory it takes, time, and that progress is shown.
// npm run bench rows [ROWS]
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { newDataDir, type Running, removeDataDir, residentMb, startProgram } from './program.ts';

const ROWS = Number(process.argv[2] ?? 50_000);
const PASSWORD = 'mat-khau-de-do';
const MOST_EXTRA_MB = 200;
const SETTLE_MS = 4000;
const ASK_MS = 300;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

interface Session {
  readonly server: Running;
  readonly headers: Readonly<Record<string, string>>;
  readonly csrf: string;
}

/** One row for each element, commune and month, latest month first, until there are enough. */
async function writeRows(server: Running, path: string): Promise<number> {
  const list = async <T>(what: string): Promise<readonly T[]> => {
    const answer = await fetch(`${server.url}/api/v1/${what}`);
    return ((await answer.json()) as Record<string, readonly T[]>)[what] ?? [];
  };
  const elements = await list<{ code: string; areaRule: string }>('elements');
  const areas = await list<{ code: string; parent: string | null }>('areas');
  const communes = areas.filter(({ parent }) => parent !== null);
  const file = createWriteStream(path);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: file });
  const sheet = book.addWorksheet('Số liệu');
  sheet.addRow(['Mã số liệu', 'Mã địa bàn', 'Kỳ', 'Giá trị', 'Ghi chú']).commit();
  let count = 0;
  for (const month of months()) {
    for (const { code } of elements) {
      for (const area of communes) {
        if (count >= ROWS) break;
        sheet.addRow([code, area.code, month, 40 + (count % 50), `dòng ${count}`]).commit();
        count += 1;
      }
    }
  }
  sheet.commit();
  const closed = once(file, 'close');
  await book.commit();
  await closed;
  return count;
}

/** 2026-09 back to 2025-01. */
function months(): readonly string[] {
  const all = Array.from({ length: 21 }, (_, k) => ({ year: 2026 - Math.floor((k + 3) / 12), k }));
  return all.map(({ year, k }) => `${year}-${String(((20 - k) % 12) + 1).padStart(2, '0')}`);
}

async function signIn(server: Running): Promise<Session> {
  const answer = await fetch(`${server.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'thuky', password: PASSWORD }),
  });
  if (answer.status !== 201) throw new Error(`sign-in: ${answer.status}`);
  const { csrf } = (await answer.json()) as { csrf: string };
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  return { server, csrf, headers: { Cookie: cookie } };
}

async function post(session: Session, path: string, fields: readonly [string, string | Blob][]) {
  const body = new FormData();
  body.append('csrf', session.csrf);
  for (const [name, value] of fields) {
    if (typeof value === 'string') body.append(name, value);
    else body.append(name, value, 'nam-muoi-nghin.xlsx');
  }
  const { headers, server } = session;
  const answer = await fetch(server.url + path, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
  });
  const to = answer.headers.get('location');
  if (answer.status !== 303 || !to) {
    throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 400)}`);
  }
  return to;
}

/** What a form holds when nobody touches it. */
async function untouched({ server, headers }: Session, path: string): Promise<[string, string][]> {
  const html = await (await fetch(server.url + path, { headers })).text();
  const selects = [...html.matchAll(/<select[^>]* name="([^"]+)"[\s\S]*?<\/select>/g)];
  const radios = html.matchAll(/<input type="radio"[^>]*name="([^"]+)" value="([^"]*)" checked/g);
  return [
    ...selects.map((match): [string, string] => [
      match[1] ?? '',
      /<option value="([^"]*)" selected/.exec(match[0])?.[1] ?? '',
    ]),
    ...[...radios].map((match): [string, string] => [match[1] ?? '', match[2] ?? '']),
  ];
}

/** Follows a run as a person does who leaves its page open; gives the different states that were shown. */
async function follow(session: Session, path: string): Promise<readonly string[]> {
  const shown = new Set<string>();
  for (;;) {
    const { server, headers } = session;
    const answer = await fetch(server.url + path, { headers, redirect: 'manual' });
    if (answer.status === 303) return [...shown];
    const html = await answer.text();
    const words = /<div class="card running"[\s\S]*?<\/div>/.exec(html)?.[0] ?? '';
    shown.add(
      words
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    await pause(ASK_MS);
  }
}

// The very first start leaves a heap that simulating a city has made wide; a later one shows what rows take.
const dataDir = newDataDir();
const env = { DEMO_PASSWORD: PASSWORD };
await (await startProgram({ dataDir, env })).kill('SIGTERM');
const server = await startProgram({ dataDir, env });
const path = join(dataDir, 'rows.xlsx');
const rows = await writeRows(server, path);
const session = await signIn(server);
await (await fetch(`${server.url}/figures`, { headers: session.headers })).text();
await pause(SETTLE_MS);

const before = residentMb(server.child.pid);
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, residentMb(server.child.pid));
}, 20);
const extra = (): string => `${(most - before).toFixed(0)} MB`;
const begun = performance.now();
const seconds = (): string => ((performance.now() - begun) / 1000).toFixed(1);

const mapping = await post(session, '/figures', [['file', new Blob([await readFile(path)])]]);
console.log(`uploaded and looked at   after ${seconds()} s, extra memory ${extra()}`);
const checking = await post(session, mapping, await untouched(session, mapping));
const told = [...(await follow(session, checking))];
console.log(`every row checked        after ${seconds()} s, extra memory ${extra()}`);
const recording = await post(session, `${checking}/check`, [['step', 'record']]);
told.push(...(await follow(session, recording)));
console.log(`written and computed     after ${seconds()} s, extra memory ${extra()}`);
clearInterval(watch);

const results = await fetch(`${server.url}${checking}/results.csv`, { headers: session.headers });
const lines = (await results.text()).split('\r\n').slice(1);
const count = (status: string): number =>
  lines.filter((line) => line.includes(`,${status},`)).length;
console.log(`rows ${rows}: ${count('accepted')} written, ${count('unchanged')} unchanged, ${count('rejected')} refused, each with its reason
progress as it was shown:\n  ${told.join('\n  ')}
extra memory ${(most - before).toFixed(0)} MB above ${before.toFixed(0)} MB (under ${MOST_EXTRA_MB})`);
await server.kill('SIGTERM');
removeDataDir(dataDir);
if (told.length === 0 || most - before >= MOST_EXTRA_MB) process.exitCode = 1;
