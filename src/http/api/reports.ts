import type { OpenAPIHono } from '@hono/zod-openapi';
import { personNames } from '../../access/person-names.store.ts';
import { Problem } from '../../kernel/problem.ts';
import type { SaveResult } from '../../source/report/answer.ts';
import { listReportEvents } from '../../source/report/event.store.ts';
import { listNotes } from '../../source/report/note.store.ts';
import type { ReportAct } from '../../source/report/report.ts';
import type { Env, RequestContext } from '../deps.ts';
import { type Acting, actFor, confirmAllFor, noteFor, openFor, saveFor } from '../reports/act.ts';
import { readReports, reportFor, viewReport } from '../reports/read.ts';
import { reportToAct, reportToNote } from '../reports/returning.ts';
import { readCursor, writeCursor } from './reading.ts';
import {
  eventAnswer,
  listedAnswer,
  noteAnswer,
  reportAnswer,
  reportDetail,
  resultAnswer,
} from './report-answer.ts';
import {
  addNoteRoute,
  confirmAllRoute,
  getReportRoute,
  listEventsRoute,
  listNotesRoute,
  listReportsRoute,
  openReportRoute,
  recallRoute,
  reopenRoute,
  returnCellsRoute,
  returnRoute,
  saveCellsRoute,
  sendRoute,
  signRoute,
} from './report-routes.ts';

/** Reports of units: found, filled, sent, signed, returned, reopened. */
export function addReports(api: OpenAPIHono<Env>): void {
  addReading(api);
  addFilling(api);
  addActs(api);
  addNotes(api);
}

function addReading(api: OpenAPIHono<Env>): void {
  api.openapi(listReportsRoute, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query');
    const after = Number(readCursor(cursor)?.after[0] ?? 0);
    if (!Number.isSafeInteger(after)) throw new Problem('cursor-invalid');
    const rows = await readReports(c, { ...filter, after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const revision = c.var.deps.revision.current();
    const next =
      rows.length > limit && last ? writeCursor({ revision, after: [String(last.id)] }) : null;
    return c.json({ reports: page.map(listedAnswer), next }, 200);
  });
  api.openapi(getReportRoute, async (c) => {
    const report = await reportFor(c, c.req.valid('param'));
    return c.json(reportDetail(await viewReport(c, report)), 200);
  });
  api.openapi(listEventsRoute, async (c) => {
    const report = await reportFor(c, c.req.valid('param'));
    const events = await listReportEvents(c.var.deps.db, report.id);
    return c.json({ events: events.map(eventAnswer) }, 200);
  });
}

function addFilling(api: OpenAPIHono<Env>): void {
  api.openapi(openReportRoute, async (c) => {
    const { report, opened } = await openFor(c, c.req.valid('json'));
    return c.json(reportAnswer(report), opened ? 201 : 200);
  });
  api.openapi(saveCellsRoute, async (c) => {
    const { results, unfinished } = await saveFor(
      c,
      c.req.valid('param'),
      c.req.valid('json').cells,
    );
    const told = await tellResults(c, results);
    return c.json({ results: told, unfinished }, 200);
  });
  api.openapi(confirmAllRoute, async (c) => {
    const report = await reportToAct(c, c.req.valid('param').id);
    const { results, unfinished } = await confirmAllFor(c, report);
    const told = await tellResults(c, results);
    return c.json({ results: told, unfinished }, 200);
  });
}

/** Names are looked up only for those who saved another number meanwhile. */
async function tellResults(c: RequestContext, results: readonly SaveResult[]) {
  const others = results.flatMap(({ status, cell }) =>
    status === 'conflict' && cell ? [cell.by] : [],
  );
  const name =
    others.length > 0 ? await personNames(c.var.deps.db, others) : (by: string): string => by;
  return results.map((one) => resultAnswer(one, c.var.language, name));
}

function addActs(api: OpenAPIHono<Env>): void {
  const act = async (c: Parameters<typeof reportToAct>[0], id: number, acting: Acting) =>
    reportAnswer(await actFor(c, await reportToAct(c, id), acting));
  const plain = (kind: 'send' | 'recall'): ReportAct => ({ kind });
  api.openapi(sendRoute, async (c) => {
    const { version } = c.req.valid('json');
    return c.json(await act(c, c.req.valid('param').id, { act: plain('send'), version }), 200);
  });
  api.openapi(recallRoute, async (c) => {
    const { version } = c.req.valid('json');
    return c.json(await act(c, c.req.valid('param').id, { act: plain('recall'), version }), 200);
  });
  api.openapi(returnRoute, async (c) => {
    const { version, reason } = c.req.valid('json');
    const acting = { act: { kind: 'return', reason }, version } as const;
    return c.json(await act(c, c.req.valid('param').id, acting), 200);
  });
  api.openapi(signRoute, async (c) => {
    const { version, paper = null } = c.req.valid('json');
    const acting = { act: { kind: 'sign', paper }, version } as const;
    return c.json(await act(c, c.req.valid('param').id, acting), 200);
  });
  api.openapi(reopenRoute, async (c) => {
    const { version, reason } = c.req.valid('json');
    const acting = { act: { kind: 'reopen', reason }, version } as const;
    return c.json(await act(c, c.req.valid('param').id, acting), 200);
  });
  api.openapi(returnCellsRoute, async (c) => {
    const { version, cells, reason } = c.req.valid('json');
    const acting = {
      act: { kind: 'return-cells', reason, cells: cells.length },
      version,
      cells,
    } as const;
    return c.json(await act(c, c.req.valid('param').id, acting), 200);
  });
}

function addNotes(api: OpenAPIHono<Env>): void {
  api.openapi(listNotesRoute, async (c) => {
    const report = await reportFor(c, c.req.valid('param'));
    const notes = await listNotes(c.var.deps.db, report.id);
    return c.json({ notes: notes.map(noteAnswer) }, 200);
  });
  api.openapi(addNoteRoute, async (c) => {
    const body = c.req.valid('json');
    const report = await reportToNote(c, c.req.valid('param').id, body.element);
    const id = await noteFor(c, report, body);
    const notes = await listNotes(c.var.deps.db, report.id);
    const note = notes.find((one) => one.id === id);
    if (!note) throw new Error(`note ${id} was not written`);
    return c.json(noteAnswer(note), 201);
  });
}
