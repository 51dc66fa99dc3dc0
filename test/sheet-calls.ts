// Calls of Excel forms and of evidence for the tests of permission and contract.
import assert from 'node:assert/strict';
import type { Role } from '../src/access/person.ts';
import type { TestApp } from './app.ts';
import { bytesOf, CYCLE, download, formOf, openCycle, sendSheet, UNIT } from './form-sheet.ts';
import type { Answer, Person } from './person.ts';
import { reportOf } from './report-calls.ts';

interface Line {
  readonly ask: (person: Person) => Promise<Answer>;
  readonly may: readonly Role[];
}

const READERS: readonly Role[] = [
  ...(['secretariat', 'lead', 'unit-leader', 'reporter', 'auditor', 'city-leader'] as const),
];
const KEEPERS: readonly Role[] = ['reporter', 'unit-leader'];
const NONE = '0'.repeat(64);

/** A small PDF: what is behind a figure. */
export const PDF = `%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;

/** Brings a document as a program or a script does: a form with the token in the header. */
export function bring(
  person: Person,
  fields: Readonly<Record<string, string>>,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array | string },
): Promise<Answer> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  const content = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
  form.append('file', new Blob([content]), name);
  return person.send('/api/v1/evidence', { method: 'POST', body: form });
}

const get = (path: string, may: readonly Role[]): Line => ({
  ask: (person) => person.get(`/api/v1${path}`),
  may,
});

/** Lines of the table of roles; what is let through finds nothing. */
export const SHEET_LINES: Readonly<Record<string, Line>> = {
  getReportSheet: get('/reports/999999.xlsx', READERS),
  postReportSheet: {
    ask: (person) => sendSheet(person, '/api/v1/reports/999999/xlsx', 'x'),
    may: ['reporter'],
  },
  getCycleSheets: get('/cycles/2031-01/forms.xlsx', ['reporter']),
  postCycleSheets: {
    ask: (person) => sendSheet(person, '/api/v1/cycles/2031-01/forms.xlsx', 'x'),
    may: ['reporter'],
  },
  listEvidence: get('/evidence?report=999999', READERS),
  keepEvidence: {
    ask: (person) => bring(person, { report: '999999' }, { name: 'a.pdf', bytes: PDF }),
    may: KEEPERS,
  },
  getEvidence: get(`/evidence/${NONE}`, READERS),
  endEvidence: {
    ask: (person) => person.post('/api/v1/evidence/999999/end', { reason: 'x' }),
    may: KEEPERS,
  },
};

type Call = (app: TestApp) => Promise<Answer>;

const officer = (app: TestApp): Promise<Person> => app.as(`cb-${UNIT}`);

async function evidenceOf(app: TestApp): Promise<{ readonly id: number; readonly hash: string }> {
  const { id } = await reportOf(app);
  const { json } = await (await officer(app)).get(`/api/v1/evidence?report=${id}`);
  const [found] = (json as { evidence: { id: number; hash: string }[] }).evidence;
  assert(found);
  return found;
}

/** One good call for each operation, in this order. */
export const SHEET_CALLS: Readonly<Record<string, Call>> = {
  getReportSheet: async (app) => {
    await openCycle(app, CYCLE);
    return (await officer(app)).get(`/api/v1/reports/${(await reportOf(app)).id}.xlsx`);
  },
  postReportSheet: async (app) => {
    const { id, book } = await formOf(app, CYCLE, UNIT);
    return sendSheet(await officer(app), `/api/v1/reports/${id}/xlsx`, await bytesOf(book));
  },
  getCycleSheets: async (app) => (await officer(app)).get(`/api/v1/cycles/${CYCLE}/forms.xlsx`),
  postCycleSheets: async (app) => {
    const path = `/api/v1/cycles/${CYCLE}/forms.xlsx`;
    return sendSheet(await officer(app), path, await download(app, await officer(app), path));
  },
  keepEvidence: async (app) => {
    const report = String((await reportOf(app)).id);
    return bring(await officer(app), { report }, { name: 'Công văn 12.pdf', bytes: PDF });
  },
  listEvidence: async (app) =>
    (await officer(app)).get(`/api/v1/evidence?report=${(await reportOf(app)).id}`),
  getEvidence: async (app) =>
    (await officer(app)).get(`/api/v1/evidence/${(await evidenceOf(app)).hash}`),
  endEvidence: async (app) => {
    const { id } = await evidenceOf(app);
    return (await officer(app)).post(`/api/v1/evidence/${id}/end`, { reason: 'Nhầm kỳ' });
  },
};
