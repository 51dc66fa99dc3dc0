import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import type { Hono } from 'hono';
import { actorOf } from '../../access/person.ts';
import { compareDraft } from '../../catalogue/appendix/compare-draft.ts';
import {
  type Decision,
  type Decisions,
  decide,
  isDecided,
  type ProgrammeWords,
  programmeWords,
} from '../../catalogue/appendix/decision.ts';
import type { Draft } from '../../catalogue/appendix/draft.ts';
import { sourceOfDraft } from '../../catalogue/appendix/draft-source.ts';
import { readAppendix } from '../../catalogue/appendix/read-appendix.ts';
import type { CatalogueSource } from '../../catalogue/catalogue.ts';
import { exportCatalogue } from '../../catalogue/export.file.ts';
import { validateCatalogue } from '../../catalogue/validate.ts';
import { Problem } from '../../kernel/problem.ts';
import { normalise } from '../../kernel/text.ts';
import { DraftPage } from '../../web/appendix/draft-page.tsx';
import { AppendixUploadPage } from '../../web/appendix/upload-page.tsx';
import { type DraftView, decisionField, TABS } from '../../web/appendix/view.ts';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm, type SentForm } from '../upload/form.ts';
import type { KeptFile, Work } from '../upload/uploads.ts';

/** Decisions about one appendix, kept beside the file; the draft is read again from its bytes. */
interface AppendixState {
  readonly decisions: Decisions;
  readonly words: ProgrammeWords;
  readonly doubts: number;
}
type AppendixWork = Work<AppendixState>;

/** Appendix import in the browser: nothing of it touches the catalogue in use. */
export function addAppendix(app: Hono<Env>): void {
  const may = needs('import-catalogue');
  app.get('/catalogue/import', may, (c) => showUpload(c));
  app.post('/catalogue/import', may, upload);
  app.get('/catalogue/import/:id', may, showDraft);
  app.post('/catalogue/import/:id', may, saveDecisions);
  app.get('/catalogue/import/:id/:file{draft\\.(?:zip|yaml|json)}', may, sendDraft);
}

async function showUpload(c: RequestContext, error?: string): Promise<Response> {
  const { deps, viewer } = c.var;
  const works = await deps.uploads.list<AppendixState>('appendix', actorOf(viewer));
  const open = works.map(({ id, file, saved, state }) => ({
    ...{ id, fileName: file.name, saved, doubts: state.doubts },
    decided: Object.keys(state.decisions).length,
  }));
  const errors = error ? [{ field: 'file', text: error }] : [];
  const page = AppendixUploadPage({ page: pageOf(c, null), view: { open, errors } });
  return answerPage(c, page, error ? 422 : 200);
}

async function upload(c: RequestContext): Promise<Response> {
  const { deps, viewer, now, language } = c.var;
  const { file } = await readForm(c);
  if (!file) return showUpload(c, textsOf(language).appendix.missing);
  const reading = await read(c, file);
  if (reading.kind === 'refusal') {
    return showUpload(c, textsOf(language).appendix.refusal(reading));
  }
  await deps.uploads.sweep(now);
  const by = actorOf(viewer);
  // The same person with the same file goes on where they left it.
  const before = (await deps.uploads.list<AppendixState>('appendix', by)).find(
    (one) => one.file.hash === file.hash,
  );
  const state: AppendixState = before?.state ?? {
    ...{ decisions: {}, words: programmeWords(reading), doubts: reading.ambiguities.length },
  };
  const work = await deps.uploads.begin({ kind: 'appendix', by, file }, state, now);
  return seeOther(c, `/catalogue/import/${work.id}`);
}

async function read(c: RequestContext, file: KeptFile) {
  const { catalogue } = await c.var.deps.snapshots.current();
  return readAppendix(await readFile(file.path), file.name, catalogue);
}

async function getWork(c: RequestContext): Promise<AppendixWork> {
  const { deps, viewer } = c.var;
  const id = c.req.param('id') ?? '';
  const work = await deps.uploads.find<AppendixState>('appendix', id, actorOf(viewer));
  if (!work) throw new Problem('upload-gone');
  return work;
}

interface Opened {
  readonly work: AppendixWork;
  readonly draft: Draft;
  readonly settled: Draft;
  readonly source: CatalogueSource;
}

async function open(c: RequestContext): Promise<Opened> {
  const work = await getWork(c);
  const draft = await read(c, work.file);
  if (draft.kind === 'refusal') throw new Problem('file-not-readable', { why: draft.message });
  const { catalogue } = await c.var.deps.snapshots.current();
  const settled = decide(draft, work.state.decisions, catalogue.units);
  return { work, draft, settled, source: sourceOfDraft(settled, work.state.words, catalogue) };
}

async function showDraft(c: RequestContext): Promise<Response> {
  const { work, draft, settled, source } = await open(c);
  const { catalogue } = await c.var.deps.snapshots.current();
  const page = pageOf(c, null);
  const saved = page.query.get('saved');
  const { decisions, words } = work.state;
  const view: DraftView = {
    ...{ id: work.id, fileName: work.file.name, draft, settled, decisions, words },
    tab: TABS.find((tab) => tab === page.query.get('tab')) ?? 'doubts',
    units: catalogue.units,
    comparison: compareDraft(settled, catalogue),
    faults: [...new Set(validateCatalogue(source).map(({ reason }) => reason))],
    saved: saved && /^\d{1,5}$/.test(saved) ? Number(saved) : null,
  };
  return answerPage(c, DraftPage({ page, view }));
}

async function saveDecisions(c: RequestContext): Promise<Response> {
  const { work, draft } = await open(c);
  const form = await readForm(c);
  const pairs = draft.ambiguities.flatMap((doubt, i) => {
    const decision = decisionOf(form, i);
    return isDecided(draft, doubt, decision) ? [[i, decision] as const] : [];
  });
  const word = (name: keyof ProgrammeWords): string => normalise(form.get(name)).slice(0, 1000);
  const state: AppendixState = {
    decisions: Object.fromEntries(pairs),
    words: {
      ...{ title: word('title'), legalBasis: word('legalBasis') },
      ...{ start: word('start'), end: word('end') },
    },
    doubts: draft.ambiguities.length,
  };
  await c.var.deps.uploads.save(work, state, c.var.now);
  return seeOther(c, `/catalogue/import/${work.id}?saved=${pairs.length}`);
}

function decisionOf(form: SentForm, index: number): Decision {
  const year = form.get(decisionField('year', index));
  const text = form.get(decisionField('text', index));
  const named = year === 'phase' || year === 'open' ? year : undefined;
  const chosen = named ?? (/^\d{4}$/.test(year) ? Number(year) : undefined);
  return {
    ...(chosen === undefined ? {} : { year: chosen }),
    ...(text === '' ? {} : { text: normalise(text) }),
    ...(form.get(decisionField('seen', index)) === '1' ? { accepted: true } : {}),
  };
}

async function sendDraft(c: RequestContext): Promise<Response> {
  const { settled, source } = await open(c);
  const name = c.req.param('file') ?? '';
  const send = (body: string | Uint8Array, type: string): Response =>
    c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
    });
  if (name === 'draft.json') {
    const { programme, targets, ambiguities } = settled;
    return send(
      JSON.stringify({ programme, targets, ambiguities }, null, 2),
      'application/json; charset=utf-8',
    );
  }
  const files = exportCatalogue(source);
  if (name === 'draft.yaml') {
    return send(files.programme.content, 'application/yaml; charset=utf-8');
  }
  const entries = Object.values(files).map((file) => [file.name, Buffer.from(file.content)]);
  return send(
    zipSync(Object.fromEntries(entries), { mtime: new Date('2026-01-01T00:00:00Z') }),
    'application/zip',
  );
}
