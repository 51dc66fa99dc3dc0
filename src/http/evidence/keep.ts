// From a received file to one that stands behind a report: looked at, scanned, kept, bound, journalled.
import { actorOf } from '../../access/person.ts';
import { Problem } from '../../kernel/problem.ts';
import { normalise } from '../../kernel/text.ts';
import type { Blobs } from '../../source/evidence/blobs.file.ts';
import { type ClamdPlace, scan } from '../../source/evidence/clamd.file.ts';
import { bindEvidence } from '../../source/evidence/evidence.store.ts';
import { type EvidenceUse, nameOf } from '../../source/evidence/evidence.ts';
import { kindOf } from '../../source/evidence/kind.file.ts';
import type { CellPlace } from '../../source/report/answer.ts';
import { change } from '../../store/change.ts';
import type { RequestContext } from '../deps.ts';
import type { KeptFile } from '../upload/uploads.ts';

/** Where evidence lies and who looks at it first. */
export interface EvidenceKeeping {
  readonly blobs: Blobs;
  /** null: no scanner is configured, and the file is marked as not scanned. */
  readonly clamd: ClamdPlace | null;
  /** Largest file, in bytes. */
  readonly limit: number;
}

export interface EvidenceOrder {
  readonly report: number;
  /** null: behind the whole report. */
  readonly cell: CellPlace | null;
  readonly file: KeptFile;
  readonly use: EvidenceUse;
  readonly note?: string | undefined;
}

const LONGEST_NOTE = 1000;

/**
 * Keeps a received file behind a report or a cell and gives its SHA-256. Throws a Problem for the person.
 * The caller has checked that this viewer writes for the report's unit.
 */
export const keepEvidence = async (c: RequestContext, order: EvidenceOrder): Promise<string> =>
  (await bindFile(c, order)).hash;

/** The same, giving the id of the binding too. */
export async function bindFile(
  c: RequestContext,
  order: EvidenceOrder,
): Promise<{ readonly hash: string; readonly id: number }> {
  const { deps, viewer, now } = c.var;
  const { limit } = deps.evidence;
  const { report, cell, file, use } = order;
  if (file.size > limit) {
    throw new Problem('evidence-too-large', { limit: `${Math.floor(limit / 1024 / 1024)} MB` });
  }
  const kind = await kindOf(file.path, use);
  const scanned = await scanOf(c, file);
  await deps.evidence.blobs.keep(file.hash, file.path).catch((error: unknown) => {
    c.var.log.error({ err: error }, 'evidence not kept');
    throw new Problem('evidence-store-down');
  });
  const about = { by: actorOf(viewer), action: 'keep-evidence', on: `report/${report}`, at: now };
  const id = await change(deps.db, { ...about, quiet: true }, (tx) =>
    bindEvidence(tx, {
      ...{ report, cell, use, hash: file.hash, size: file.size, scan: scanned },
      ...{ name: nameOf(file.name, kind), mediaType: kind.mediaType },
      note: normalise(order.note ?? '').slice(0, LONGEST_NOTE) || null,
    }),
  );
  return { hash: file.hash, id };
}

async function scanOf(c: RequestContext, file: KeptFile): Promise<'clean' | 'not-scanned'> {
  const { clamd } = c.var.deps.evidence;
  if (!clamd) return 'not-scanned';
  const found = await scan(clamd, file.path).catch((error: unknown) => {
    c.var.log.error({ err: error }, 'scanner not reached');
    throw new Problem('evidence-scanner-down');
  });
  if (found === null) return 'clean';
  c.var.log.warn({ hash: file.hash, found }, 'infected file refused');
  throw new Problem('evidence-infected', { found });
}
