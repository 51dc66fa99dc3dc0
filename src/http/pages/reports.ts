import type { Hono } from 'hono';
import { Problem } from '../../kernel/problem.ts';
import type { Env } from '../deps.ts';
import { type ReportFormat, reportOf } from '../report-of.ts';

const PATTERN = /^(.+)\.(docx|xlsx)$/;

/** `/reports/2026-09.docx` and `.xlsx`: the official report, written from the snapshot asked for. */
export function addReports(app: Hono<Env>): void {
  app.get('/reports/:file', async (c) => {
    const [, code = '', format] = PATTERN.exec(c.req.param('file')) ?? [];
    if (!format) throw new Problem('not-found', { what: c.req.path });
    const snapshot = await c.var.view();
    const asked = { db: c.var.deps.db, code, now: c.var.now };
    const { bytes, type } = await reportOf(snapshot, asked, format as ReportFormat);
    return c.body(Buffer.from(bytes), 200, {
      'content-type': type,
      'content-disposition': `attachment; filename="bao-cao-${code}.${format}"`,
    });
  });
}
