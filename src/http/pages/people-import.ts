import type { Hono } from 'hono';
import { giveGrants } from '../../access/grants.store.ts';
import { insertPerson, listPeople } from '../../access/people.store.ts';
import { type PeopleReading, readPeople } from '../../access/people-rows.ts';
import { peopleWorkbook } from '../../access/people-sheet.file.ts';
import { actorOf } from '../../access/person.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { change } from '../../store/change.ts';
import { PeopleImportPage } from '../../web/admin/people-import-page.tsx';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { freshSnapshot } from '../meanwhile.ts';
import { pageOf } from '../page-of.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readFirstSheet } from '../upload/first-sheet.ts';
import { readForm } from '../upload/form.ts';
import type { KeptFile } from '../upload/uploads.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** People from .xlsx or .csv: upload, look, then all of them in one change. */
export function addPeopleImport(app: Hono<Env>): void {
  const may = needs('manage-people');
  app.get('/admin/people.xlsx', may, (c) => download(c, true));
  app.get('/admin/people/template.xlsx', may, (c) => download(c, false));
  app.get('/admin/people/import', may, (c) => show(c, null));
  app.post('/admin/people/import', may, upload);
  app.post('/admin/people/import/:id', may, write);
}

async function download(c: RequestContext, filled: boolean): Promise<Response> {
  const people = filled ? await listPeople(c.var.deps.db) : [];
  const bytes = await peopleWorkbook(people, dayInVietnam(c.var.now));
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': XLSX,
    'Content-Disposition': `attachment; filename="${filled ? 'tai-khoan' : 'mau-tai-khoan'}.xlsx"`,
  });
}

interface Shown {
  readonly id: string;
  readonly reading: PeopleReading;
}

function show(c: RequestContext, shown: Shown | null, error?: string): Response {
  const errors = error ? [{ field: 'file', text: error }] : [];
  const page = PeopleImportPage({ page: pageOf(c, null), shown, errors });
  return answerPage(c, page, error ? 422 : 200);
}

async function upload(c: RequestContext): Promise<Response> {
  const { deps, viewer, language, now } = c.var;
  const t = textsOf(language).people.import;
  const { file } = await readForm(c);
  if (!file) return show(c, null, t.missing);
  try {
    const reading = await readFile(c, file);
    if (!reading) return show(c, null, t.noHead);
    await deps.uploads.sweep(now);
    const about = { kind: 'people', by: actorOf(viewer), file } as const;
    const { id } = await deps.uploads.begin(about, {}, now);
    return show(c, { id, reading });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return show(c, null, error.say(language));
  }
}

async function readFile(c: RequestContext, file: KeptFile): Promise<PeopleReading | undefined> {
  const rows = await readFirstSheet(file);
  const { catalogue } = await freshSnapshot(c);
  const people = await listPeople(c.var.deps.db);
  return readPeople(rows, {
    units: new Set(catalogue.units.filter(({ kind }) => kind !== 'group').map(({ code }) => code)),
    targets: new Set(catalogue.targets.map(({ number }) => number)),
    usernames: new Set(people.map(({ username }) => username)),
    emails: new Set(people.flatMap(({ email }) => email?.toLowerCase() ?? [])),
    today: dayInVietnam(c.var.now),
  });
}

async function write(c: RequestContext): Promise<Response> {
  const { deps, viewer, now } = c.var;
  const id = c.req.param('id') ?? '';
  const by = actorOf(viewer);
  const work = await deps.uploads.find('people', id, by);
  const reading = work && (await readFile(c, work.file));
  if (!reading) throw new Problem('upload-gone');
  if (reading.faults.length > 0 || reading.fresh.length === 0) return show(c, { id, reading });
  const about = { by, action: 'people-imported', on: 'people', at: now, quiet: true };
  await change(deps.db, about, async (tx) => {
    for (const { username, words, grants } of reading.fresh) {
      const person = await insertPerson(tx, username, words);
      for (const grant of grants) {
        await giveGrants(tx, { person, grants: [grant], reason: grant.reason, passedBy: null });
      }
    }
    tx.note({ file: work.file.name, usernames: reading.fresh.map(({ username }) => username) });
  });
  return seeOther(c, `/admin/people?imported=${reading.fresh.length}`);
}
