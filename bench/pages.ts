// Weight of the reading pages as a browser fetches them, and their Lighthouse scores on a phone.
// npm run bench pages [RUNS]
import { brotliCompressSync } from 'node:zlib';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { median, newDataDir, removeDataDir, startProgram } from './program.ts';

const RUNS = Number(process.argv[2] ?? 5);
const WEIGHED = ['/', '/targets/5', '/areas/19753', '/units/so-tu-phap', '/catalogue'];
const JUDGED = ['/', '/targets/5'];
const GOALS = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };
type Category = keyof typeof GOALS;
const CATEGORIES = Object.keys(GOALS) as Category[];

const dataDir = newDataDir();
const server = await startProgram({ dataDir });

/** Bytes on the wire of one address, compressed as a browser of today asks for. */
async function weigh(path: string): Promise<{ bytes: number; text: string }> {
  const answer = await fetch(server.url + path, { headers: { 'accept-encoding': 'br' } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const text = await answer.text();
  const told = Number(answer.headers.get('content-length'));
  return { bytes: told || brotliCompressSync(text).length, text };
}

for (const path of WEIGHED) {
  const page = await weigh(path);
  const head = page.text.slice(0, page.text.indexOf('</head>'));
  const parts = [...page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(js|css|svg))"/g)];
  const files = new Map(parts.map(([, address = '', kind = '']) => [address, kind]));
  let scripts = 0;
  let all = page.bytes;
  for (const [address, kind] of files) {
    const { bytes } = await weigh(address);
    all += bytes;
    if (kind === 'js') scripts += bytes;
  }
  if (!head.includes('.css') || scripts === 0)
    throw new Error(`${path}: style or script not found`);
  console.log(
    `${path.padEnd(18)} JavaScript ${kb(scripts)} kB (at most 15), all without fonts ${kb(all)} kB (at most 60), page ${kb(page.bytes)} kB`,
  );
}

const browser = await launch({
  chromePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
});
try {
  for (const path of JUDGED) {
    const found = new Map<Category, number[]>(CATEGORIES.map((name) => [name, []]));
    const failed = new Set<string>();
    for (let run = 0; run < RUNS; run += 1) await judge(path, found, failed);
    const scores = CATEGORIES.map((name) => {
      const list = found.get(name) ?? [];
      return `${name} ${median(list)} (${list.join(' ')}; at least ${GOALS[name]})`;
    });
    console.log(`${path.padEnd(18)} ${scores.join(', ')}`);
    if (failed.size > 0) console.log(`${' '.repeat(19)}short of full: ${[...failed].join('; ')}`);
  }
} finally {
  browser.kill();
  await server.kill('SIGTERM');
  removeDataDir(dataDir);
}

async function judge(
  path: string,
  found: ReadonlyMap<Category, number[]>,
  failed: Set<string>,
): Promise<void> {
  const result = await lighthouse(server.url + path, {
    port: browser.port,
    onlyCategories: CATEGORIES,
    formFactor: 'mobile',
    logLevel: 'error',
  });
  if (!result) throw new Error('Lighthouse gave no result');
  const { categories, audits } = result.lhr;
  for (const name of CATEGORIES) {
    const category = categories[name];
    found.get(name)?.push(Math.round((category?.score ?? 0) * 100));
    for (const { id, weight } of category?.auditRefs ?? []) {
      const { score = null, displayValue = '' } = audits[id] ?? {};
      if (weight > 0 && score !== null && score < 0.97) failed.add(`${id} ${displayValue}`.trim());
    }
  }
}

function kb(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
