import type { Hono } from 'hono';
import { listPeople } from '../../access/people.store.ts';
import { actorOf } from '../../access/person.ts';
import { listVersions, saveDefinition } from '../../catalogue/catalogue.store.ts';
import type { Unit } from '../../catalogue/catalogue.ts';
import { bareBody } from '../../catalogue/definition.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { normalise } from '../../kernel/text.ts';
import { change } from '../../store/change.ts';
import { memberNamed, namesOfMembers } from '../../web/admin/unit-members.ts';
import { UnitPage, UnitsPage, type UnitView } from '../../web/admin/units-page.tsx';
import type { FieldError } from '../../web/components/form.tsx';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { freshSnapshot } from '../meanwhile.ts';
import { faultOf, mendable } from '../mendable.ts';
import { pageOf } from '../page-of.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm, type SentForm } from '../upload/form.ts';

/** Units and groups of the catalogue, edited as definitions with versions. */
export function addAdminUnits(app: Hono<Env>): void {
  const may = needs('manage-people');
  app.get('/admin/units', may, list);
  app.get('/admin/units/:code', may, async (c) => show(c, await viewOf(c)));
  app.post('/admin/units/:code', may, submit);
}

async function list(c: RequestContext): Promise<Response> {
  const { units } = (await freshSnapshot(c)).catalogue;
  const people = new Map<string, number>();
  for (const { unit } of await listPeople(c.var.deps.db)) {
    if (unit !== null) people.set(unit, (people.get(unit) ?? 0) + 1);
  }
  const saved = units.find(({ code }) => code === c.req.query('saved'));
  const said = saved ? textsOf(c.var.language).people.units.saved(saved.name) : null;
  const page = pageOf(c, null);
  return answerPage(c, UnitsPage({ page, view: { units, people, said } }));
}

const lines = (text: string): readonly string[] =>
  text
    .split(/[\r\n]+/)
    .map(normalise)
    .filter((line) => line !== '');

async function viewOf(c: RequestContext, sent?: SentForm): Promise<UnitView> {
  const code = c.req.param('code') ?? '';
  const { units } = (await freshSnapshot(c)).catalogue;
  const unit = code === 'new' ? null : (units.find((one) => one.code === code) ?? null);
  if (!unit && code !== 'new') throw new Problem('unit-unknown', { code });
  const [latest] = unit ? await listVersions(c.var.deps.db, 'unit', code) : [];
  const version = sent ? Number(sent.get('version')) : (latest?.version ?? 0);
  const form = sent ? typedOf(sent) : keptOf(c, unit, units);
  return { unit, version, form, errors: [] };
}

const keptOf = (
  c: RequestContext,
  unit: Unit | null,
  units: readonly Unit[],
): UnitView['form'] => ({
  code: unit?.code ?? '',
  name: unit?.name ?? '',
  kind: unit?.kind ?? 'department',
  aliases: unit?.aliases.join('\n') ?? '',
  members: namesOfMembers(unit?.members ?? [], { units, language: c.var.language }).join('\n'),
  reason: '',
});

const typedOf = (sent: SentForm): UnitView['form'] => ({
  code: normalise(sent.get('code')),
  name: normalise(sent.get('name')),
  kind: sent.get('kind'),
  aliases: sent.get('aliases'),
  members: sent.get('members'),
  reason: normalise(sent.get('reason')),
});

const show = (c: RequestContext, view: UnitView, status: 200 | 409 | 422 = 200): Response =>
  answerPage(c, UnitPage({ page: pageOf(c, null), view }), status);

const KINDS: readonly Unit['kind'][] = ['department', 'commune', 'outside', 'group'];

async function submit(c: RequestContext): Promise<Response> {
  const view = await viewOf(c, await readForm(c));
  const { unit, form } = view;
  const members = form.kind === 'group' ? await membersOf(c, form) : { codes: [], unknown: [] };
  const errors = [...errorsOf(c, view), ...members.unknown];
  if (errors.length > 0) return show(c, { ...view, errors }, 422);
  const body: Unit = {
    ...(unit ? bareBody<Unit>(unit) : { area: null }),
    ...{ code: unit?.code ?? form.code, name: form.name },
    kind: KINDS.find((kind) => kind === form.kind) ?? 'department',
    aliases: lines(form.aliases),
    members: members.codes,
  };
  try {
    await save(c, body, view);
  } catch (error) {
    const told = [faultOf(c, error, { otherwise: 'name' })];
    return show(c, { ...view, errors: told }, mendable(error).status === 409 ? 409 : 422);
  }
  return seeOther(c, `/admin/units?saved=${encodeURIComponent(body.code)}`);
}

async function save(c: RequestContext, body: Unit, { version, form }: UnitView): Promise<void> {
  const { deps, viewer, now } = c.var;
  const about = { by: actorOf(viewer), action: 'save-unit', on: `unit/${body.code}`, at: now };
  await change(deps.db, about, async (tx) => {
    const effectiveFrom = dayInVietnam(tx.at);
    const definition = { kind: 'unit', code: body.code, body, effectiveFrom } as const;
    await saveDefinition(tx, definition, { expectedVersion: version });
    tx.note({ reason: form.reason });
  });
}

async function membersOf(
  c: RequestContext,
  form: UnitView['form'],
): Promise<{ codes: readonly string[]; unknown: readonly FieldError[] }> {
  const { units } = (await freshSnapshot(c)).catalogue;
  const { language } = c.var;
  const read = lines(form.members).map((line) => ({ line, code: memberNamed(line, units) }));
  return {
    codes: read.flatMap(({ code }) => (code === null ? [] : [code])),
    unknown: read
      .filter(({ code }) => code === null)
      .map(({ line }) => ({
        field: 'members',
        text: textsOf(language).people.units.memberUnknown(line),
      })),
  };
}

function errorsOf(c: RequestContext, { unit, form }: UnitView): FieldError[] {
  const t = textsOf(c.var.language).people.units;
  const codeFits = unit !== null || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(form.code);
  return [
    ...(codeFits ? [] : [{ field: 'code', text: t.codeWrong }]),
    ...(form.name === '' ? [{ field: 'name', text: t.nameMissing }] : []),
    ...(form.reason === ''
      ? [{ field: 'reason', text: new Problem('reason-needed').say(c.var.language) }]
      : []),
  ];
}
