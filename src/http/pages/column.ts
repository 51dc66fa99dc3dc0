import type { Hono } from 'hono';
import type { CellPlace } from '../../source/report/answer.ts';
import { ColumnPage } from '../../web/columns/column-page.tsx';
import { NOTHING_REFUSED } from '../../web/columns/view.ts';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import {
  type AskedColumn,
  answer,
  approve,
  confirm,
  opine,
  reopen,
  returnCells,
  writeWords,
} from '../columns/act.ts';
import { type Refused, refusedBy } from '../columns/form.ts';
import { readOneColumn } from '../columns/page-view.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm, type SentForm } from '../upload/form.ts';

const PATH = '/columns/:indicator/:cycle{\\d{4}-\\d{2}(?:_\\d{4}-\\d{2})?}';

/** One column and its steps, each a plain form. */
export function addColumn(app: Hono<Env>): void {
  app.get(PATH, needs('read-column'), (c) => show(c));
  app.post(`${PATH}/confirm`, needs('confirm-column'), (c) =>
    step(c, 'confirm', 'confirm', (asked) => confirm(c, asked)),
  );
  app.post(`${PATH}/opinion`, needs('object-column'), (c) => giveOpinion(c));
  app.post(`${PATH}/answer`, needs('confirm-column'), async (c) => {
    const unit = (await readForm(c)).get('unit');
    const field = `answer-${unit}`;
    return step(c, 'answer', field, (asked, form) =>
      answer(c, { ...asked, unit, text: form.get(field) }),
    );
  });
  app.post(`${PATH}/return`, needs('return-cell'), (c) =>
    step(c, 'return-cells', 'return-reason', (asked, form) =>
      returnCells(c, {
        ...asked,
        cells: form.all('cell').map(cellOf),
        reason: form.get('return-reason'),
      }),
    ),
  );
  app.post(`${PATH}/approve`, needs('approve-column', 'approve-office-column'), (c) =>
    step(c, 'approve', 'approve', (asked, form) =>
      approve(c, { ...asked, seal: form.get('seal') }),
    ),
  );
  const reopens = needs('approve-column', 'approve-office-column', 'confirm-column');
  app.post(`${PATH}/reopen`, reopens, (c) =>
    step(c, 'reopen', 'reopen-reason', (asked, form) =>
      reopen(c, { ...asked, reason: form.get('reopen-reason') }),
    ),
  );
  app.post(`${PATH}/words`, needs('write-lead-words'), saveWordsForm);
}

const keyOf = (c: RequestContext) => ({
  indicator: c.req.param('indicator') ?? '',
  cycle: c.req.param('cycle') ?? '',
});

/** `element.area.period`: codes hold no dot. */
function cellOf(key: string): CellPlace {
  const [element = '', area = '', period = ''] = key.split('.');
  return { element, area, period };
}

async function show(c: RequestContext, refused?: Refused): Promise<Response> {
  const { done } = textsOf(c.var.language).columns;
  const what = c.req.query('done') ?? '';
  const told = Object.hasOwn(done, what) ? done[what as keyof typeof done] : null;
  const view = await readOneColumn(c, keyOf(c), {
    refused: refused?.form ?? NOTHING_REFUSED,
    done: refused ? null : told,
  });
  const { indicator, cycle } = keyOf(c);
  const page = { ...pageOf(c, null), path: `/columns/${indicator}/${cycle}` };
  return answerPage(c, ColumnPage({ page, view }), refused?.status);
}

/** Runs one step with the version that the form was made of; a refusal shows the page again. */
async function step(
  c: RequestContext,
  name: string,
  field: string,
  act: (asked: AskedColumn, form: SentForm) => Promise<unknown>,
): Promise<Response> {
  const form = await readForm(c);
  const version = Number(form.get('version'));
  const asked = { ...keyOf(c), version: Number.isSafeInteger(version) ? version : undefined };
  const refused = await refusedBy(c, form, field, () => act(asked, form));
  if (refused) return show(c, refused);
  const { indicator, cycle } = keyOf(c);
  return seeOther(c, `/columns/${indicator}/${cycle}?done=${name}`);
}

async function giveOpinion(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const unit = form.get('unit');
  const field = `object-${unit}`;
  const objects = form.get('opinion') === 'object';
  return step(c, objects ? 'object' : 'agree', field, (asked) =>
    opine(c, { ...asked, unit, objection: objects ? form.get(field) : null }),
  );
}

async function saveWordsForm(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const unit = form.get('unit');
  return step(c, 'words', `result-${unit}`, (asked) =>
    writeWords(c, {
      ...asked,
      version: Number(form.get('seen')),
      unit,
      words: {
        result: form.get('result'),
        difficulty: form.get('difficulty'),
        cause: form.get('cause'),
        proposal: form.get('proposal'),
      },
    }),
  );
}
