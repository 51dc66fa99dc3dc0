import type { Hono } from 'hono';
import { actorOf } from '../../access/person.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { Problem } from '../../kernel/problem.ts';
import { deleteMapping, listMappings } from '../../source/figure/mapping.store.ts';
import { change } from '../../store/change.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { elementNames } from '../../web/figures/result-table.tsx';
import { FigureUploadPage } from '../../web/figures/upload-page.tsx';
import type { UploadView } from '../../web/figures/view.ts';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import { figureDeps } from '../api/figures.ts';
import type { Env, RequestContext } from '../deps.ts';
import { lookAt, type SheetHead } from '../figure-import.ts';
import { type FigureState, type FigureWork, workPath } from '../figures/work.ts';
import { pageOf } from '../page-of.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm } from '../upload/form.ts';
import { addBatches } from './figure-batches.ts';
import { addFigureResult } from './figure-result.ts';
import { addFigureSteps } from './figure-steps.ts';

const MIB = 1024 * 1024;

/** Figures from a file, step by step; each step is an address that can be left and found again. */
export function addFigures(app: Hono<Env>): void {
  const may = needs('import-figures');
  app.get('/figures', may, async (c) => show(c, []));
  app.post('/figures', may, upload);
  app.post('/figures/mappings', may, forget);
  addBatches(app);
  addFigureSteps(app);
  addFigureResult(app);
}

async function show(
  c: RequestContext,
  errors: readonly FieldError[],
  notice: string | null = null,
): Promise<Response> {
  const { deps, viewer } = c.var;
  const { catalogue } = await deps.snapshots.current();
  const open = await deps.uploads.list<FigureState>('figures', actorOf(viewer));
  const mappings = await listMappings(deps.db);
  const view: UploadView = {
    ...{ errors, notice, limit: `${Math.floor(deps.settings.uploadLimit / MIB)} MB` },
    ownUnitOnly: !isEverywhere(c),
    open: open.filter(({ state }) => state.stage !== 'recorded').map(openOf),
    mappings: mappings.map(({ name, mapping }) => ({
      ...{ name, columns: columnNames(catalogue, mapping.columns) },
    })),
  };
  const page = FigureUploadPage({ page: pageOf(c, null), view });
  return answerPage(c, page, errors.length > 0 ? 422 : 200);
}

const openOf = ({ id, file, state, saved }: FigureWork) => ({
  ...{ id, fileName: file.name, stage: state.stage, saved },
});

const isEverywhere = ({ var: { viewer } }: RequestContext): boolean =>
  viewer.kind === 'signed-in' &&
  viewer.grants.some(({ role, unit }) => role === 'secretariat' && unit === null);

function columnNames(
  catalogue: Catalogue,
  columns: FigureState['mapping']['columns'],
): readonly string[] {
  const name = elementNames(catalogue);
  return columns.flatMap(({ element }) => (element ? [name(element)] : []));
}

async function upload(c: RequestContext): Promise<Response> {
  const { deps, viewer, now, language } = c.var;
  const { file } = await readForm(c);
  const t = textsOf(language).figures;
  if (!file) return show(c, [{ field: 'file', text: t.upload.missing }]);
  try {
    const heads = await lookAt(await figureDeps(c), file);
    await deps.uploads.sweep(now);
    const about = { kind: 'figures', by: actorOf(viewer), file } as const;
    const work = await deps.uploads.begin(about, stateOf(heads), now);
    return seeOther(c, workPath(work, work.state.stage));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return show(c, [{ field: 'file', text: error.say(language) }]);
  }
}

/** One readable sheet goes on to its columns at once; else a person says which, and its header. */
function stateOf(heads: readonly SheetHead[]): FigureState {
  const readable = heads.filter(({ mapping }) => mapping !== undefined);
  const known = heads.find(({ remembered }) => remembered !== null);
  const best = known ?? readable[0] ?? heads[0];
  const sheet = best?.sheet ?? null;
  const sure = best?.mapping !== undefined && (known !== undefined || heads.length === 1);
  return {
    stage: sure ? 'mapping' : 'sheet',
    mapping: best?.mapping ?? { sheet, headerRow: 0, columns: [], totals: 'skip' },
    name: best?.remembered ?? '',
    remembered: best?.remembered ?? null,
    ...{ atomic: false, confirmed: { cells: [], reason: '' } },
    ...{ counts: null, batch: null, sameFile: null, since: null, failure: null },
  };
}

async function forget(c: RequestContext): Promise<Response> {
  const { deps, viewer, now, language } = c.var;
  const name = (await readForm(c)).get('name');
  const about = { by: actorOf(viewer), action: 'forget-mapping', on: `mapping/${name}`, at: now };
  const gone = await change(deps.db, about, (tx) => deleteMapping(tx, name));
  return show(c, [], gone ? textsOf(language).figures.mappings.forgotten(name) : null);
}
