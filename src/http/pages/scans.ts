import { readFile } from 'node:fs/promises';
import type { Hono } from 'hono';
import { actorOf } from '../../access/person.ts';
import { findDocument, keepDocument } from '../../catalogue/document.store.ts';
import { Problem } from '../../kernel/problem.ts';
import { change } from '../../store/change.ts';
import { textsOf } from '../../web/page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { needs } from '../step/needs.ts';
import { SHOWN_DOCUMENT } from '../step/security-headers.ts';
import type { KeptFile } from '../upload/uploads.ts';

export const PDF = 'application/pdf';
const LARGEST = 25 * 1024 * 1024;

/** Scanned documents, shown by the browser's own viewer: nothing in them runs in our origin. */
export function addScans(app: Hono<Env>): void {
  app.get('/catalogue/scans/:hash{[0-9a-f]{64}}', needs('place-goal'), async (c) => {
    const document = await findDocument(c.var.deps.db, c.req.param('hash'));
    if (document?.mediaType !== PDF) {
      throw new Problem('not-found', { what: 'bản quét', what_en: 'The scan' });
    }
    return c.body(new Uint8Array(document.bytes), 200, {
      'Content-Type': PDF,
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(document.name)}`,
      'Content-Security-Policy': SHOWN_DOCUMENT,
      'X-Frame-Options': 'SAMEORIGIN',
      'Cache-Control': 'private, max-age=86400, immutable',
    });
  });
}

/** Keeps the uploaded scan in the journal's sight; gives what is wrong with it, if anything is. */
export async function keepScan(
  c: RequestContext,
  file: KeptFile | null,
): Promise<string | undefined> {
  const t = textsOf(c.var.language).goals.scan;
  if (!file) return t.missing;
  if (file.size > LARGEST) return t.tooLarge;
  const bytes = await readFile(file.path);
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return t.notPdf;
  const { deps, viewer, now } = c.var;
  const about = { by: actorOf(viewer), action: 'keep-document', on: `document/${file.hash}` };
  await change(deps.db, { ...about, at: now }, (tx) =>
    keepDocument(tx, { hash: file.hash, name: file.name, mediaType: PDF, bytes }),
  );
  return undefined;
}
