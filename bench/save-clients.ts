// People of an office who save cells, and remember what was acknowledged to them.
import { Agent, request } from 'node:http';
import { hashPassword } from '../src/access/password.file.ts';
import { saveAccounts } from '../src/access/person.store.ts';
import { change } from '../src/store/change.ts';
import type { Connection } from '../src/store/connect.ts';

export interface Saved {
  readonly version: number;
  readonly value: number;
}

export interface Office {
  /** One save by the next person who is free; `due` is when it should have begun. */
  save(due: number): Promise<void>;
  forgetTimes(): void;
  outcome(): {
    readonly times: readonly number[];
    readonly conflicts: number;
    readonly errors: readonly string[];
    /** Highest acknowledged version of each cell, by `report|element|area|period`. */
    readonly acknowledged: ReadonlyMap<string, Saved>;
  };
}

interface Setting {
  readonly url: string;
  readonly database: Connection;
  readonly password: string;
  readonly people: number;
}

interface Place {
  readonly element: string;
  readonly area: string;
  readonly period: string;
}

interface Officer {
  readonly headers: Readonly<Record<string, string>>;
  readonly report: number;
  readonly cells: readonly Place[];
  /** What stood for each cell before, to save something near it. */
  readonly usual: ReadonlyMap<string, number>;
  /** Colleagues of one report share its cells between them: this one's turn, and how many they are. */
  readonly share: readonly [turn: number, of: number];
  /** Versions as this person last saw them. */
  readonly seen: Map<string, number>;
  busy: boolean;
}

export const CYCLE = '2026-10';
const agent = new Agent({ keepAlive: true, maxSockets: 200 });

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly json: unknown;
}

/** One request over a kept connection; node:http costs the generator less than fetch. */
export function ask(
  url: string,
  method: string,
  {
    headers = {},
    body,
  }: { readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown } = {},
): Promise<Answer> {
  const text = body === undefined ? '' : JSON.stringify(body);
  return new Promise((done, failed) => {
    const sent = request(
      url,
      {
        method,
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          ...headers,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', failed);
        response.on('end', () => {
          const read = Buffer.concat(parts).toString();
          if (!response.complete) return failed(new Error('the answer was cut'));
          const json: unknown = read.startsWith('{') ? JSON.parse(read) : read;
          done({ status: response.statusCode ?? 0, headers: response.headers, json });
        });
      },
    );
    sent.on('error', failed);
    sent.end(text);
  });
}

/** Signs somebody in; the headers that their requests carry. */
export async function signIn(
  url: string,
  username: string,
  password: string,
): Promise<Readonly<Record<string, string>>> {
  const answer = await ask(`${url}/api/v1/sessions`, 'POST', { body: { username, password } });
  if (answer.status !== 201)
    throw new Error(`${username}: ${answer.status} ${JSON.stringify(answer.json)}`);
  const [cookie = ''] = [answer.headers['set-cookie']].flat();
  const { csrf } = answer.json as { csrf: string };
  return { cookie: cookie.split(';', 1)[0] ?? '', 'x-csrf-token': csrf };
}

interface Listed {
  readonly reports: readonly { id: number; unit: string }[];
}

/** Opens the cycle where it is not yet and lists its reports. */
export async function openCycle(url: string, password: string): Promise<Listed['reports']> {
  const headers = await signIn(url, 'thuky', password);
  const opened = await ask(`${url}/api/v1/cycles`, 'POST', { headers, body: { period: CYCLE } });
  if (opened.status !== 201 && opened.status !== 409) throw new Error(JSON.stringify(opened.json));
  const { json } = await ask(`${url}/api/v1/reports?cycle=${CYCLE}&limit=1000`, 'GET', { headers });
  return (json as Listed).reports;
}

/** An office of many people: several for each unit that has a report, all with sessions of their own. */
export async function createOffice(setting: Setting): Promise<Office> {
  const reports = await openCycle(setting.url, setting.password);
  const names = await addPeople(setting, reports);
  const officers: Officer[] = [];
  for (const [name, report] of names) officers.push(await enter(setting, name, report));
  return officeOf(
    setting.url,
    officers.map((one) => ({ ...one, share: shareOf(one, officers) })),
  );
}

function shareOf(one: Officer, all: readonly Officer[]): Officer['share'] {
  const colleagues = all.filter(({ report }) => report === one.report);
  return [colleagues.indexOf(one), colleagues.length];
}

async function addPeople(
  { database, password, people }: Setting,
  reports: Listed['reports'],
): Promise<readonly (readonly [string, number])[]> {
  const passwordHash = await hashPassword(password);
  const places = Array.from({ length: people }, (_, k) => ({
    ...{ username: `do-luong-${k}`, name: `Người đo ${k}`, passwordHash },
    report: reports[k % reports.length],
  }));
  const about = {
    by: 'system',
    action: 'people-seeded',
    on: 'people',
    at: new Date(),
    quiet: true,
  };
  const accounts = places.map(({ report, ...account }) => ({
    ...account,
    unit: report?.unit ?? null,
    grants: [{ role: 'reporter' as const, unit: report?.unit ?? null, targets: null }],
  }));
  await change(database.kysely, about, (tx) => saveAccounts(tx, '2026-01-01', accounts));
  return places.map(({ username, report }) => [username, report?.id ?? 0] as const);
}

interface Detail {
  readonly fields: readonly (Place & {
    readonly measure: string;
    readonly withheld: boolean;
    readonly previous: { readonly value: number } | null;
    readonly suggestion: { readonly value: number } | null;
  })[];
  readonly cells: readonly (Place & { readonly version: number })[];
}

async function enter({ url, password }: Setting, name: string, report: number): Promise<Officer> {
  const headers = await signIn(url, name, password);
  const { json } = await ask(`${url}/api/v1/reports/${report}`, 'GET', { headers });
  const { fields, cells } = json as Detail;
  const whole = fields.filter(({ measure, withheld }) => measure === 'count' && !withheld);
  return {
    ...{ headers, report, busy: false, share: [0, 1] },
    cells: whole.map(({ element, area, period }) => ({ element, area, period })),
    usual: new Map(
      whole.map((field) => [
        keyOf(report, field),
        field.suggestion?.value ?? field.previous?.value ?? 1000,
      ]),
    ),
    seen: new Map(cells.map((cell) => [keyOf(report, cell), cell.version])),
  };
}

const keyOf = (report: number, cell: Place): string =>
  `${report}|${cell.element}|${cell.area}|${cell.period}`;

interface Result {
  readonly status: string;
  readonly version: number;
  readonly message: string | null;
}

/** Seldom one that belongs to a colleague: then two people meet in one cell. */
const STRAYS = 0.03;

function chooseCell({ cells, share: [turn, of] }: Officer): Place | undefined {
  const own = cells.filter((_, i) => i % of === turn);
  const from = Math.random() < STRAYS || own.length === 0 ? cells : own;
  return from[Math.floor(Math.random() * from.length)];
}

function officeOf(url: string, officers: readonly Officer[]): Office {
  const times: number[] = [];
  const errors: string[] = [];
  const acknowledged = new Map<string, Saved>();
  let conflicts = 0;
  let turn = 0;
  // The same number stood already; of that version no other number may have been acknowledged.
  const keepStanding = (key: string, saved: Saved): void => {
    const last = acknowledged.get(key);
    if (!last || last.version < saved.version) acknowledged.set(key, saved);
    else if (last.version === saved.version && last.value !== saved.value) {
      errors.push(`${key}: version ${saved.version} is said to be ${saved.value}`);
    }
  };
  const keep = (key: string, value: number, { status, version, message }: Result): void => {
    const last = acknowledged.get(key);
    if (status === 'conflict') conflicts += 1;
    else if (status === 'unchanged') keepStanding(key, { version, value });
    else if (status !== 'saved') errors.push(`${status}: ${message}`);
    else if (last?.version === version) errors.push(`${key}: version ${version} given twice`);
    else if (!last || last.version < version) acknowledged.set(key, { version, value });
  };
  const send = async (officer: Officer, due: number): Promise<void> => {
    const cell = chooseCell(officer);
    if (!cell) throw new Error('a form without a field');
    const key = keyOf(officer.report, cell);
    const value = Math.round((officer.usual.get(key) ?? 1000) * (0.98 + 0.02 * Math.random()));
    const save = { ...cell, version: officer.seen.get(key) ?? 0, typed: String(value) };
    const answer = await ask(`${url}/api/v1/reports/${officer.report}/cells`, 'PUT', {
      ...{ headers: officer.headers, body: { cells: [save] } },
    });
    times.push(performance.now() - due);
    const [result] = (answer.json as { results?: readonly Result[] }).results ?? [];
    if (answer.status !== 200 || !result)
      throw new Error(JSON.stringify(answer.json).slice(0, 300));
    officer.seen.set(key, result.version);
    keep(key, value, result);
  };
  const free = (): Officer => {
    for (let tried = 0; tried < officers.length; tried += 1) {
      turn = (turn + 1) % officers.length;
      const officer = officers[turn];
      if (officer && !officer.busy) return officer;
    }
    throw new Error('everybody waits for an answer');
  };
  return {
    async save(due) {
      try {
        const officer = free();
        officer.busy = true;
        await send(officer, due).finally(() => {
          officer.busy = false;
        });
      } catch (error) {
        errors.push(String(error));
      }
    },
    forgetTimes: () => {
      times.length = 0;
    },
    outcome: () => ({ times, conflicts, errors, acknowledged }),
  };
}
