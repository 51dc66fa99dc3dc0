import type { Hono } from 'hono';
import { personNames } from '../../access/person-names.store.ts';
import type { Indicator } from '../../catalogue/catalogue.ts';
import { confirmIndicators } from '../../catalogue/confirm-indicator.ts';
import { listDefinitionSteps } from '../../catalogue/definition-changes.store.ts';
import { Problem } from '../../kernel/problem.ts';
import { normalise } from '../../kernel/text.ts';
import { findEntry } from '../../store/journal.ts';
import { proposedDefinitions } from '../../web/catalogue/view.ts';
import { wordsOf } from '../../web/catalogue-words.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { ConfirmedPage, DefinitionsCheckPage } from '../../web/definitions/check-page.tsx';
import { DefinitionsPage } from '../../web/definitions/definitions-page.tsx';
import {
  confirmationsOf,
  type DefinitionsView,
  definitionRows,
} from '../../web/definitions/view.ts';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import { confirmDefinitions } from '../confirm-definitions.ts';
import type { Env, RequestContext } from '../deps.ts';
import { freshSnapshot, meanwhileOf } from '../meanwhile.ts';
import { mendable } from '../mendable.ts';
import { pageOf } from '../page-of.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm, type SentForm } from '../upload/form.ts';

/** Ways of measuring confirmed by a document, many at once. */
export function addDefinitions(app: Hono<Env>): void {
  const may = needs('confirm-indicator');
  app.get('/catalogue/indicators', may, async (c) => show(c, await readView(c)));
  app.post('/catalogue/indicators', may, submit);
  app.get('/catalogue/indicators/confirmed/:revision{[0-9]+}', may, showConfirmed);
}

async function readView(c: RequestContext, form?: SentForm): Promise<DefinitionsView> {
  const { catalogue } = await freshSnapshot(c);
  const all = c.req.query('all') === '1';
  const names = new Map(catalogue.elements.map(({ code, name }) => [code, name]));
  return {
    ...{ programme: catalogue.programme, all, left: proposedDefinitions(catalogue) },
    rows: definitionRows(catalogue, all, form),
    unitName: wordsOf(catalogue).unitName,
    elementName: (code) => names.get(code ?? '') ?? null,
    document: normalise(form?.get('document') ?? ''),
    note: normalise(form?.get('note') ?? ''),
    ...{ errors: [], meanwhile: new Map() },
  };
}

const show = (c: RequestContext, view: DefinitionsView, status: 200 | 409 | 422 = 200): Response =>
  answerPage(c, DefinitionsPage({ page: pageOf(c, null), view }), status);

async function submit(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await readView(c, form);
  const conflict = await conflictOf(c, view);
  if (conflict) return conflict;
  switch (form.get('step')) {
    case 'all':
      return show(c, { ...view, rows: view.rows.map((row) => ({ ...row, chosen: true })) });
    case 'edit':
      return show(c, view);
    case 'save':
      return save(c, view);
    default:
      return check(c, view);
  }
}

/** Definitions that someone else changed since the form was shown, marked in the same form. */
async function conflictOf(c: RequestContext, view: DefinitionsView): Promise<Response | undefined> {
  const changed = view.rows.filter(
    ({ indicator, chosen, seen }) => chosen && indicator.version !== seen,
  );
  if (changed.length === 0) return undefined;
  const t = textsOf(c.var.language).definitions;
  const codes = changed.map(({ indicator }) => indicator.code);
  const meanwhile = await meanwhileOf(c, 'indicator', codes);
  const errors = codes.map((code) => ({
    field: `i-${code}`,
    text: t.conflictRow(code, meanwhile.get(code)?.who ?? ''),
  }));
  return show(c, { ...view, errors, meanwhile }, 409);
}

async function check(c: RequestContext, view: DefinitionsView): Promise<Response> {
  const errors = await errorsOf(c, view);
  if (errors.length > 0) return show(c, { ...view, errors }, 422);
  return answerPage(c, DefinitionsCheckPage({ page: pageOf(c, null), view }));
}

async function errorsOf(c: RequestContext, view: DefinitionsView): Promise<FieldError[]> {
  const t = textsOf(c.var.language).definitions;
  const wanted = confirmationsOf(view.rows);
  const [first] = view.rows;
  const errors: FieldError[] = [];
  if (wanted.length === 0 && first) {
    errors.push({ field: `i-${first.indicator.code}`, text: t.nothingChosen });
  }
  if (!/\d/.test(view.document)) {
    const text = new Problem('document-number-needed').say(c.var.language);
    return [...errors, { field: 'document', text }];
  }
  const { catalogue } = await c.var.deps.snapshots.current();
  const result = confirmIndicators(catalogue.indicators, wanted, view.document);
  if (result.kind === 'confirmed') return errors;
  const refused = result.refusals.map(({ code, problem }) => ({
    ...{ field: `i-${code}`, text: problem.say(c.var.language) },
  }));
  return [...refused, ...errors];
}

async function save(c: RequestContext, view: DefinitionsView): Promise<Response> {
  const wanted = confirmationsOf(view.rows);
  if (wanted.length === 0) return check(c, view);
  try {
    const revision = await confirmDefinitions(c, wanted, view);
    return seeOther(c, `/catalogue/indicators/confirmed/${revision}`);
  } catch (error) {
    mendable(error);
    const fresh = await readView(c, await readForm(c));
    return (await conflictOf(c, fresh)) ?? check(c, fresh);
  }
}

async function showConfirmed(c: RequestContext): Promise<Response> {
  const { db } = c.var.deps;
  const revision = Number(c.req.param('revision'));
  const entry = await findEntry(db, revision);
  const steps = await listDefinitionSteps(db, revision, 'indicator');
  if (!entry || steps.length === 0) {
    throw new Problem('not-found', { what: `bản ghi ${revision}`, what_en: `Entry ${revision}` });
  }
  const name = await personNames(db, [entry.by]);
  const { reason } = entry.detail;
  const view = {
    ...{ revision, who: name(entry.by), at: entry.at },
    note: typeof reason === 'string' ? reason : null,
    indicators: steps.map(({ after }) => after as unknown as Indicator),
  };
  return answerPage(c, ConfirmedPage({ page: pageOf(c, null), view }));
}
