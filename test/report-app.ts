// Reports over HTTP for tests: a cycle that is open, the officer and the leader of one unit.
import assert from 'node:assert/strict';
import { type TestApp, testApp } from './app.ts';
import type { Answer } from './person.ts';
import { act, type Draft, fill, reportOf } from './report-calls.ts';

export const UNIT = 'so-tu-phap';
export const CB = `cb-${UNIT}`;
export const LD = `ld-${UNIT}`;

export async function opened(
  t: Parameters<typeof testApp>[0],
  period = '2026-10',
  at?: Date,
): Promise<TestApp> {
  const app = await testApp(t, at ? { at } : {});
  const answer = await (await app.as('thuky')).post('/api/v1/cycles', { period });
  assert.equal(answer.status, 201, answer.text);
  return app;
}

export const codeOf = ({ json }: Answer): string => (json as { code: string }).code;

export type Result = {
  status: string;
  code: string | null;
  value: number | null;
  version: number;
  by: string;
  answer: string;
};
export const resultsOf = ({ json, text }: Answer): Result[] => {
  const { results } = json as { results?: Result[] };
  assert(results, text);
  return results;
};

export const first = (report: Draft) => {
  const [field] = report.fields;
  assert(field);
  return { element: field.element, area: field.area, period: field.period };
};

export async function save(app: TestApp, cells: readonly object[], who = CB): Promise<Result[]> {
  const { id } = await reportOf(app);
  return resultsOf(await (await app.as(who)).put(`/api/v1/reports/${id}/cells`, { cells }));
}

export async function signed(app: TestApp): Promise<void> {
  await fill(app, await reportOf(app));
  for (const [name, as] of [
    ['send', CB],
    ['sign', LD],
  ] as const) {
    const answer = await act(app, name, { as });
    assert.equal(answer.status, 200, answer.text);
  }
}
