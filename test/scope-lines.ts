// Operations about a unit or a target, each on real content: what comes out for those whose grant covers it.
import type { Role } from '../src/access/person.ts';
import type { Scope } from '../src/access/scope.ts';
import { sendSheet } from './form-sheet.ts';
import type { Answer, Person } from './person.ts';
import { ELSEWHERE, UNIT } from './scope-people.ts';
import { bring, PDF } from './sheet-calls.ts';

/** What the lines are about: one report of the unit, a document behind it, a cell that the target counts. */
export interface Content {
  readonly cycle: string;
  readonly report: number;
  readonly evidence: { readonly id: number; readonly hash: string };
  readonly cell: { readonly element: string; readonly area: string; readonly period: string };
}

export interface ScopeLine {
  readonly ask: (person: Person, content: Content) => Promise<Answer>;
  readonly may: readonly Role[];
  /** What of a grant must cover it. */
  readonly by: 'unit' | 'target' | 'both';
  readonly scope: Scope;
  /** True where a token must also be able to read what it writes to. */
  readonly reads?: true;
  /** What those within get; a write is stopped by a version that nobody saw. */
  readonly gives: number;
}

const COLUMN_READERS = ['secretariat', 'lead', 'unit-leader', 'auditor', 'city-leader'] as const;
const REPORT_READERS = [...COLUMN_READERS, 'reporter'] as const;
const NOTERS = ['reporter', 'unit-leader', 'lead', 'secretariat'] as const;

type Path = (content: Content) => string;
const readReport = (path: Path): ScopeLine => ({
  ask: (person, content) => person.get(`/api/v1${path(content)}`),
  ...{ may: REPORT_READERS, by: 'unit', scope: 'read', gives: 200 },
});

const onReport = (
  act: string,
  may: readonly Role[],
  gives: number,
  body: (content: Content) => object = () => ({}),
): ScopeLine => ({
  ask: (person, content) => person.post(`/api/v1/reports/${content.report}/${act}`, body(content)),
  ...{ may, by: 'unit', scope: 'reports:write', gives },
});

const COLUMN: Path = ({ cycle }) => `/api/v1/columns/1/${cycle}`;
const readColumn = (rest: string): ScopeLine => ({
  ask: (person, content) => person.get(COLUMN(content) + rest),
  ...{ may: COLUMN_READERS, by: 'both', scope: 'read', gives: 200 },
});
const onColumn = (
  act: string,
  may: readonly Role[],
  body: (content: Content) => object = () => ({}),
): ScopeLine => ({
  ask: (person, content) => person.post(`${COLUMN(content)}/${act}`, body(content)),
  ...{ may, by: 'both', scope: 'reports:write', reads: true, gives: 422 },
});

const reason = 'Thử';

export const SCOPE_LINES: Readonly<Record<string, ScopeLine>> = {
  getReport: readReport(({ report }) => `/reports/${report}`),
  listReportEvents: readReport(({ report }) => `/reports/${report}/events`),
  listCellNotes: readReport(({ report }) => `/reports/${report}/notes`),
  getReportSheet: readReport(({ report }) => `/reports/${report}.xlsx`),
  listEvidence: readReport(({ report }) => `/evidence?report=${report}`),
  getEvidence: readReport(({ evidence }) => `/evidence/${evidence.hash}`),
  openReport: {
    ask: (person, { cycle }) => person.post('/api/v1/reports', { cycle, unit: UNIT }),
    ...{ may: ['reporter'], by: 'unit', scope: 'reports:write', gives: 200 },
  },
  saveCells: {
    ask: (person, { report, cell }) =>
      person.put(`/api/v1/reports/${report}/cells`, {
        cells: [{ ...cell, typed: '999', version: 99 }],
      }),
    ...{ may: ['reporter'], by: 'unit', scope: 'reports:write', gives: 200 },
  },
  confirmReport: onReport('confirm', ['reporter'], 200),
  sendReport: onReport('send', ['reporter'], 422),
  recallReport: onReport('recall', ['reporter'], 422),
  returnReport: onReport('return', ['unit-leader'], 422, () => ({ reason })),
  signReport: onReport('sign', ['unit-leader'], 422),
  reopenReport: onReport('reopen', ['secretariat'], 422, () => ({ reason })),
  returnReportCells: {
    ...onReport('return-cells', ['lead', 'secretariat'], 422, ({ cell }) => ({
      ...{ cells: [cell], reason },
    })),
    by: 'both',
  },
  addCellNote: onReport('notes', NOTERS, 201, ({ cell }) => ({ ...cell, text: 'Vì sao?' })),
  postReportSheet: {
    ask: (person, { report }) => sendSheet(person, `/api/v1/reports/${report}/xlsx`, 'x'),
    ...{ may: ['reporter'], by: 'unit', scope: 'reports:write', gives: 422 },
  },
  getCycleSheets: {
    ask: (person, { cycle }) => person.get(`/api/v1/cycles/${cycle}/forms.xlsx?units=${UNIT}`),
    ...{ may: ['reporter'], by: 'unit', scope: 'reports:write', gives: 200 },
  },
  keepEvidence: {
    ask: (person, { report }) =>
      bring(person, { report: String(report) }, { name: 'a.pdf', bytes: PDF }),
    ...{
      may: ['reporter', 'unit-leader'],
      by: 'unit',
      scope: 'reports:write',
      reads: true,
      gives: 201,
    },
  },
  endEvidence: {
    ask: (person, { evidence }) =>
      person.post(`/api/v1/evidence/${evidence.id}/end`, { reason: ' ' }),
    ...{ may: ['reporter', 'unit-leader'], by: 'unit', scope: 'reports:write', gives: 422 },
  },
  getColumn: readColumn(''),
  listColumnEvents: readColumn('/events'),
  confirmColumn: onColumn('confirm', ['lead']),
  agreeToColumn: onColumn('agree', ['lead'], () => ({ unit: UNIT })),
  objectToColumn: onColumn('object', ['lead'], () => ({ unit: UNIT, reason })),
  answerObjection: onColumn('answer', ['lead'], () => ({ unit: ELSEWHERE, text: reason })),
  returnColumnCells: onColumn('return-cells', ['lead', 'secretariat'], ({ cell }) => ({
    ...{ cells: [cell], reason },
  })),
  approveColumn: onColumn('approve', ['secretariat'], () => ({ seal: 'x' })),
  // Not confirmed yet: only who approves it may reopen it.
  reopenColumn: onColumn('reopen', ['secretariat'], () => ({ reason })),
  writeLeadWords: {
    ask: (person, content) =>
      person.put(`${COLUMN(content)}/words`, { version: 99, unit: UNIT, result: 'x' }),
    ...{ may: ['lead'], by: 'both', scope: 'reports:write', reads: true, gives: 409 },
  },
  placeGoal: {
    ask: (person) => person.put('/api/v1/targets/1/goals/1-2026', { year: 2030, reason: ' ' }),
    ...{ may: ['secretariat'], by: 'target', scope: 'catalogue:write', gives: 422 },
  },
};

/** Answered row by row, or a list: each has a test of its own. */
export const ROW_BY_ROW = [
  'postFigures',
  'postCycleSheets',
  'approveColumns',
  'listReports',
  'listCycles',
  'getCycle',
  'listColumns',
  'listWork',
] as const;

/** Of the whole city: a grant for one unit or target is not enough. */
export const WHOLE: Readonly<Record<string, (person: Person) => Promise<Answer>>> = {
  listTokens: (person) => person.get('/api/v1/tokens'),
  createToken: (person) =>
    person.post('/api/v1/tokens', { name: 'x', username: 'khong-co', scopes: ['read'] }),
  revokeToken: (person) => person.delete('/api/v1/tokens/999999'),
  listJournal: (person) => person.get('/api/v1/journal'),
  verifyJournal: (person) => person.post('/api/v1/journal/verify'),
  listPeople: (person) => person.get('/api/v1/people'),
  getPerson: (person) => person.get('/api/v1/people/thuky'),
  addPerson: (person) => person.post('/api/v1/people', { username: 'A B', name: 'x' }),
  changePerson: (person) => person.put('/api/v1/people/khong-co', { name: 'x' }),
  giveGrant: (person) =>
    person.post('/api/v1/people/khong-co/grants', { role: 'admin', reason: 'x' }),
  endGrant: (person) => person.delete('/api/v1/people/khong-co/grants/1?reason=x'),
  handOver: (person) =>
    person.post('/api/v1/people/khong-co/handover', {
      ...{ to: 'admin', day: '2099-01-01', reason },
    }),
  openCycle: (person) => person.post('/api/v1/cycles', { period: '2026-Q3' }),
  extendCycle: (person) =>
    person.post('/api/v1/cycles/2026-10/extend', {
      ...{ unitDeadline: '2026-11-01', cityDeadline: '2026-11-02', reason },
    }),
  lockCycle: (person) => person.post('/api/v1/cycles/2026-10/lock', { day: null }),
  closeCycle: (person) => person.post('/api/v1/cycles/2026-10/close', {}),
  reopenCycle: (person) => person.post('/api/v1/cycles/2026-10/reopen', { reason }),
  grantLateEntry: (person) =>
    person.post('/api/v1/cycles/2026-10/exceptions', { unit: UNIT, until: '2026-11-01', reason }),
  endLateEntry: (person) => person.delete(`/api/v1/cycles/2026-10/exceptions/${UNIT}`),
  remindUnits: (person) => person.post('/api/v1/cycles/2026-10/reminders', {}),
  saveCheck: (person) => person.post('/api/v1/checks', CHECK),
  tryCheck: (person) => person.post('/api/v1/checks/trial', CHECK),
  reviseAssignment: (person) => person.post('/api/v1/assignments', { element: 'khong-co', reason }),
};
const CHECK = {
  ...{ code: 'x', name: 'x', wrong: 'khong-co > 1', severity: 'block', vi: 'x', en: 'x' },
  ...{ effectiveFrom: '2026-12-01', reason: '', version: 0 },
};

/** Of whoever asks: their own sessions and delegations. */
export const OWN = [
  ...(['signIn', 'signOut', 'listSessions', 'revokeSession'] as const),
  ...(['listDelegations', 'delegateWork', 'endDelegation'] as const),
] as const;
