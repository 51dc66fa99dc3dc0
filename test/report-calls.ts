// Calls of reports for the tests of permission and contract: one cycle, one unit, from draft to signature.
import assert from 'node:assert/strict';
import type { Role } from '../src/access/person.ts';
import type { TestApp } from './app.ts';
import type { Answer, Person } from './person.ts';

interface Line {
  readonly ask: (person: Person) => Promise<Answer>;
  readonly may: readonly Role[];
}

const READERS: readonly Role[] = [
  'secretariat',
  'lead',
  'unit-leader',
  'reporter',
  'auditor',
  'city-leader',
];

const NOWHERE = '/api/v1/reports/999999';

const post = (path: string, may: readonly Role[], body: object = {}): Line => ({
  ask: (person) => person.post(`${NOWHERE}${path}`, body),
  may,
});
const get = (path: string): Line => ({ ask: (person) => person.get(path), may: READERS });

const CELL = { element: 'x', area: '46', period: '2026-10' };

/** Lines of the table of roles; what is let through finds no such report. */
export const REPORT_LINES: Readonly<Record<string, Line>> = {
  listReports: get('/api/v1/reports'),
  getReport: get(NOWHERE),
  listReportEvents: get(`${NOWHERE}/events`),
  listCellNotes: get(`${NOWHERE}/notes`),
  openReport: {
    ask: (person) => person.post('/api/v1/reports', { cycle: '2031-01', unit: 'so-tu-phap' }),
    may: ['reporter'],
  },
  saveCells: {
    ask: (person) => person.put(`${NOWHERE}/cells`, { cells: [{ ...CELL, version: 0 }] }),
    may: ['reporter'],
  },
  confirmReport: post('/confirm', ['reporter']),
  sendReport: post('/send', ['reporter'], { version: 1 }),
  recallReport: post('/recall', ['reporter'], { version: 1 }),
  returnReport: post('/return', ['unit-leader'], { version: 1, reason: 'x' }),
  signReport: post('/sign', ['unit-leader'], { version: 1 }),
  reopenReport: post('/reopen', ['secretariat'], { version: 1, reason: 'x' }),
  returnReportCells: post('/return-cells', ['lead', 'secretariat'], {
    ...{ version: 1, cells: [CELL], reason: 'x' },
  }),
  addCellNote: post('/notes', ['reporter', 'unit-leader', 'lead', 'secretariat'], {
    ...CELL,
    text: 'x',
  }),
};

export interface Draft {
  readonly id: number;
  readonly version: number;
  readonly state: string;
  readonly revision: number;
  readonly fields: readonly { element: string; area: string; period: string; mode: string }[];
  readonly cells: readonly { element: string; version: number; value: number | null }[];
}

const CYCLE = '2026-10';
const UNIT = 'so-tu-phap';

/** The report of a unit as its own officer sees it. */
export async function reportOf(app: TestApp, cycle = CYCLE, unit = UNIT): Promise<Draft> {
  const officer = await app.as(`cb-${unit}`);
  const { json } = await officer.get(`/api/v1/reports?cycle=${cycle}&unit=${unit}`);
  const [found] = (json as { reports: { id: number }[] }).reports;
  assert(found, `${unit} has no report in ${cycle}`);
  return (await officer.get(`/api/v1/reports/${found.id}`)).json as Draft;
}

/** Answers every asked field of a report with a number. */
export async function fill(app: TestApp, report: Draft, unit = UNIT): Promise<Answer> {
  const versions = new Map(report.cells.map((cell) => [cell.element, cell.version]));
  const cells = report.fields
    .filter(({ mode }) => mode === 'ask')
    .map(({ element, area, period }, k) => ({
      ...{ element, area, period, typed: String(100 + k) },
      ...{ version: versions.get(element) ?? 0, explanation: 'Theo sổ theo dõi' },
    }));
  return (await app.as(`cb-${unit}`)).put(`/api/v1/reports/${report.id}/cells`, { cells });
}

/** One act on the report as it stands now. */
export async function act(
  app: TestApp,
  name: string,
  { as, body = {} }: { readonly as: string; readonly body?: object },
): Promise<Answer> {
  const { id, version } = await reportOf(app);
  return (await app.as(as)).post(`/api/v1/reports/${id}/${name}`, { version, ...body });
}

const OFFICER = `cb-${UNIT}`;
const LEADER = `ld-${UNIT}`;
const send = (app: TestApp) => act(app, 'send', { as: OFFICER });

type Call = (app: TestApp) => Promise<Answer>;

/** One good call for each operation. */
export const REPORT_CALLS: Readonly<Record<string, Call>> = {
  listReports: async (app) => {
    const opened = await (await app.as('thuky')).post('/api/v1/cycles', { period: CYCLE });
    assert(opened.status < 300 || opened.status === 409, opened.text);
    return (await app.as('thuky')).get(`/api/v1/reports?cycle=${CYCLE}&limit=5`);
  },
  openReport: async (app) =>
    (await app.as(OFFICER)).post('/api/v1/reports', { cycle: CYCLE, unit: UNIT }),
  getReport: async (app) =>
    (await app.as(LEADER)).get(`/api/v1/reports/${(await reportOf(app)).id}`),
  saveCells: async (app) => fill(app, await reportOf(app)),
  confirmReport: async (app) =>
    (await app.as(OFFICER)).post(`/api/v1/reports/${(await reportOf(app)).id}/confirm`),
  addCellNote: async (app) => {
    const { id, fields } = await reportOf(app);
    const { element, area, period } = fields[0] ?? CELL;
    const note = { element, area, period, text: 'Vì sao tăng?', question: true };
    return (await app.as(LEADER)).post(`/api/v1/reports/${id}/notes`, note);
  },
  listCellNotes: async (app) =>
    (await app.as(OFFICER)).get(`/api/v1/reports/${(await reportOf(app)).id}/notes`),
  sendReport: send,
  recallReport: (app) => act(app, 'recall', { as: OFFICER }),
  returnReport: async (app) => {
    await send(app);
    return act(app, 'return', { as: LEADER, body: { reason: 'Xem lại dòng đầu' } });
  },
  signReport: async (app) => {
    await send(app);
    return act(app, 'sign', { as: LEADER });
  },
  reopenReport: (app) => act(app, 'reopen', { as: 'thuky', body: { reason: 'Bổ sung' } }),
  returnReportCells: async (app) => {
    await send(app);
    await act(app, 'sign', { as: LEADER });
    const [field] = (await reportOf(app)).fields;
    const { element, area, period } = field ?? CELL;
    const body = { cells: [{ element, area, period }], reason: 'Lệch với cổng' };
    return act(app, 'return-cells', { as: 'thuky', body });
  },
  listReportEvents: async (app) =>
    (await app.as('kiemtoan')).get(`/api/v1/reports/${(await reportOf(app)).id}/events`),
};
