// Several systems that post figures at once, and remember what was acknowledged to them.
import { randomUUID } from 'node:crypto';

export interface Posted {
  /** Amount of every row of this request; no other request has it. */
  readonly amount: number;
  readonly cells: readonly Cell[];
  readonly atomic: boolean;
  acknowledged: boolean;
  /** The answer to a repeated key told that the first attempt had been written or had not. */
  repeated: boolean;
}

export interface Cell {
  readonly element: string;
  readonly area: string;
  readonly period: string;
}

export interface Clients {
  readonly posted: readonly Posted[];
  stop(): Promise<void>;
}

interface Setting {
  readonly url: string;
  readonly token: string;
  readonly communes: readonly string[];
  readonly random: () => number;
}

/** One client an element, so that no two post the same cell and the last acknowledged amount is known. */
export const ELEMENTS = [
  'ho-so-truc-tuyen',
  'ho-so-tiep-nhan',
  'luot-hai-long',
  'luot-danh-gia',
] as const;
const PERIODS = Array.from({ length: 9 }, (_, i) => `2026-0${i + 1}`);
const BATCH = 20;
const PATIENCE_MS = 20_000;

/** Starts the clients; they go on through refused connections until they are stopped. */
export function startClients(setting: Setting): Clients {
  const posted: Posted[] = [];
  let ended = false;
  let next = 100_000;
  const run = async (element: string): Promise<void> => {
    while (!ended) {
      next += 1;
      const request = makeRequest(setting, element, next);
      posted.push(request);
      await send(setting, request);
    }
  };
  const running = ELEMENTS.map(run);
  return {
    posted,
    async stop() {
      ended = true;
      await Promise.all(running);
    },
  };
}

function makeRequest({ communes, random }: Setting, element: string, amount: number): Posted {
  const period = PERIODS[Math.floor(random() * PERIODS.length)] ?? '2026-01';
  const size = random() < 0.5 ? 1 : BATCH;
  const first = Math.floor(random() * communes.length);
  const cells = Array.from({ length: size }, (_, i) => ({
    element,
    area: communes[(first + i) % communes.length] ?? '',
    period,
  }));
  return { amount, cells, atomic: random() < 0.5, acknowledged: false, repeated: false };
}

/** Posts once; when the answer is lost, most senders repeat with the same key, some give up. */
async function send(setting: Setting, request: Posted): Promise<void> {
  const key = randomUUID();
  const repeats = setting.random() < 0.8;
  const until = performance.now() + PATIENCE_MS;
  for (let attempt = 0; attempt === 0 || performance.now() < until; attempt += 1) {
    const outcome = await post(setting, request, key);
    if (outcome === 'written') request.acknowledged = true;
    if (attempt > 0 && outcome === 'written') request.repeated = true;
    // The first attempt died while it ran: the key stays taken for two minutes, and the sender does not know.
    if (outcome !== 'lost' || !repeats) break;
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function post(
  { url, token }: Setting,
  { amount, cells, atomic }: Posted,
  key: string,
): Promise<'written' | 'lost' | 'running'> {
  const answer = await fetch(`${url}/api/v1/figures?atomic=${atomic}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({
      figures: cells.map((cell) => ({ ...cell, value: amount, confirm: true, note: 'đo' })),
    }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  const text = await answer?.text().catch(() => undefined);
  if (!answer || text === undefined || answer.status >= 500) return 'lost';
  if (answer.status === 409) return 'running';
  if (answer.status !== 200) throw new Error(`${answer.status} ${text.slice(0, 500)}`);
  const { counts } = JSON.parse(text) as { counts: { accepted: number; unchanged: number } };
  if (counts.accepted + counts.unchanged !== cells.length) throw new Error(text.slice(0, 500));
  return 'written';
}
