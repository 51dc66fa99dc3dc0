// Units that answer their reports through every kill, and remember what was acknowledged to them.
import { pause } from './crash-kills.ts';
import { ask, openCycle, signIn } from './save-clients.ts';

export interface CellMemory {
  readonly version: number;
  readonly value: number;
}

export interface Memory {
  saves: number;
  acts: number;
  lostAnswers: number;
  refused: number;
  /** Last acknowledged save of each cell, by `report|element|area|period`. */
  readonly acknowledged: Map<string, CellMemory>;
  /** Every number that was ever sent for a cell. */
  readonly sent: Map<string, Set<number>>;
  /** Highest acknowledged version of each report. */
  readonly versions: Map<number, number>;
}

export interface Units {
  readonly memory: Memory;
  stop(): Promise<void>;
}

interface Setting {
  readonly url: string;
  readonly password: string;
  readonly random: () => number;
}

const UNITS = ['so-tu-phap', 'so-khoa-hoc-va-cong-nghe', 'ubnd-19753', 'ubnd-19774', 'ubnd-19789'];

type Headers = Readonly<Record<string, string>>;

interface Desk {
  readonly report: number;
  readonly officer: Headers;
  readonly leader: Headers;
  readonly office: Headers;
}

/** Starts the units; they go on through refused connections until they are stopped. */
export async function startUnits(setting: Setting): Promise<Units> {
  const reports = await openCycle(setting.url, setting.password);
  const office = await signIn(setting.url, 'thuky', setting.password);
  const memory: Memory = {
    ...{ saves: 0, acts: 0, lostAnswers: 0, refused: 0 },
    ...{ acknowledged: new Map(), sent: new Map(), versions: new Map() },
  };
  const desks: Desk[] = [];
  for (const { id, unit } of reports.filter((one) => UNITS.includes(one.unit))) {
    const officer = await signIn(setting.url, `cb-${unit}`, setting.password);
    const leader = await signIn(setting.url, `ld-${unit}`, setting.password);
    desks.push({ report: id, officer, leader, office });
  }
  if (desks.length < 3) throw new Error('too few units have a report');
  let ended = false;
  const work = async (desk: Desk): Promise<void> => {
    while (!ended) {
      await turn(setting, desk, memory).catch(async () => {
        memory.lostAnswers += 1;
        await pause(50);
      });
    }
  };
  const running = desks.map(work);
  return {
    memory,
    async stop() {
      ended = true;
      await Promise.all(running);
    },
  };
}

interface Draft {
  readonly version: number;
  readonly state: 'draft' | 'sent' | 'signed';
  readonly unfinished: readonly unknown[];
  readonly fields: readonly {
    readonly element: string;
    readonly area: string;
    readonly period: string;
    readonly measure: string;
    readonly mode: string;
  }[];
  readonly cells: readonly { element: string; area: string; period: string; version: number }[];
}

class LostAnswer extends Error {}

async function call<T>(
  { url }: Setting,
  [method, path]: readonly [string, string],
  request: { readonly headers: Headers; readonly body?: unknown },
): Promise<{ readonly status: number; readonly json: T }> {
  const { status, json } = await ask(`${url}/api/v1${path}`, method, request);
  if (status >= 500) throw new LostAnswer(String(status));
  return { status, json: json as T };
}

/** What a unit does next: saves its cells one by one, then sends; the leader signs; the office reopens. */
async function turn(setting: Setting, desk: Desk, memory: Memory): Promise<void> {
  const seen = await call<Draft>(setting, ['GET', `/reports/${desk.report}`], {
    headers: desk.officer,
  });
  if (seen.status !== 200) throw new Error(`${seen.status} ${JSON.stringify(seen.json)}`);
  const draft = seen.json;
  if (draft.state === 'sent') return move(setting, desk, { draft, memory, act: 'sign' });
  if (draft.state === 'signed') return move(setting, desk, { draft, memory, act: 'reopen' });
  for (let k = 0; k < 12; k += 1) await save(setting, desk, { draft, memory, at: k });
  return move(setting, desk, { draft, memory, act: 'send' });
}

interface Saving {
  readonly draft: Draft;
  readonly memory: Memory;
  readonly at: number;
}

interface Result {
  readonly status: string;
  readonly version: number;
}

/** One cell; the first twelve asked ones are saved in turn, so that a report becomes whole. */
async function save(
  setting: Setting,
  { report, officer }: Desk,
  { draft, memory, at }: Saving,
): Promise<void> {
  const asked = draft.fields.filter(({ mode, measure }) => mode === 'ask' && measure === 'count');
  const field = asked[at % asked.length];
  if (!field || at >= asked.length) return;
  const { element, area, period } = field;
  const cell = { element, area, period };
  const key = `${report}|${element}|${area}|${period}`;
  const value = 1000 + Math.floor(setting.random() * 1_000_000);
  memory.sent.set(key, (memory.sent.get(key) ?? new Set()).add(value));
  const known = draft.cells.find(
    (one) => one.element === element && one.area === area && one.period === period,
  );
  const body = {
    cells: [
      { ...cell, typed: String(value), version: known?.version ?? 0, explanation: 'Đo độ bền' },
    ],
  };
  const { status, json } = await call<{ results?: readonly Result[] }>(
    setting,
    ['PUT', `/reports/${report}/cells`],
    { headers: officer, body },
  );
  const [result] = json.results ?? [];
  if (status !== 200 || result?.status !== 'saved') {
    memory.refused += 1;
    return;
  }
  memory.saves += 1;
  memory.acknowledged.set(key, { version: result.version, value });
}

interface Moving {
  readonly draft: Draft;
  readonly memory: Memory;
  readonly act: 'send' | 'sign' | 'reopen';
}

async function move(setting: Setting, desk: Desk, { draft, memory, act }: Moving): Promise<void> {
  const headers = { send: desk.officer, sign: desk.leader, reopen: desk.office }[act];
  const body = { version: draft.version, ...(act === 'reopen' ? { reason: 'Đo độ bền' } : {}) };
  const { status, json } = await call<{ version?: number }>(
    setting,
    ['POST', `/reports/${desk.report}/${act}`],
    { headers, body },
  );
  if (status !== 200 || json.version === undefined) {
    memory.refused += 1;
    return;
  }
  memory.acts += 1;
  memory.versions.set(desk.report, json.version);
}
