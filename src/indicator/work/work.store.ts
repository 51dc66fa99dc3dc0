import { type Kysely, sql } from 'kysely';
import { type Action, grantsFor } from '../../access/can.ts';
import { actorOf, type Viewer } from '../../access/person.ts';
import type { Catalogue, UnitCode } from '../../catalogue/catalogue.ts';
import { periodDue } from '../../catalogue/element-period.ts';
import { type Field, type Form, fieldKey, formOf } from '../../catalogue/form.ts';
import type { IsoDate } from '../../kernel/period.ts';
import type { Database } from '../../store/schema.ts';
import { type CycleMonths, columnElements } from '../column/places.ts';
import { sortItems, type WorkItem, type WorkKind } from './work.ts';
import { ALL_WORK } from './work-sql.store.ts';

/** Somebody whose items are asked for; `who` names the list in the answer. */
export interface Asker {
  readonly who: string;
  readonly viewer: Viewer;
}

export interface WorkQuestion {
  readonly catalogue: Catalogue;
  readonly today: IsoDate;
  readonly askers: readonly Asker[];
}

const ACTIONS: readonly Action[] = [
  'fill-report',
  'sign-report',
  'confirm-column',
  'object-column',
  'approve-column',
  'approve-office-column',
];

interface OpenCycle extends CycleMonths {
  readonly code: string;
}

interface Row extends Omit<WorkItem, 'key' | 'kind'> {
  readonly who: string;
  readonly kind: WorkKind;
  /** Tells the same work from work that came back. */
  readonly stamp: string | null;
  /** Keys of a draft's cells: finished ones, and answered ones that still stop sending. */
  readonly done: readonly string[] | null;
  readonly odd: readonly string[] | null;
}

/**
 * What everyone asked about has to do, by one query that their grants limit. Only open cycles make work,
 * and entry only while the unit may still write. Gives a list for every asker, empty when nothing is to do.
 */
export async function listWork(
  db: Kysely<Database>,
  question: WorkQuestion,
): Promise<ReadonlyMap<string, readonly WorkItem[]>> {
  const { catalogue, today, askers } = question;
  const lists = new Map<string, WorkItem[]>(askers.map(({ who }) => [who, []]));
  const grants = grantRows(askers);
  const cycles = grants.length === 0 ? [] : await listOpenCycles(db);
  if (cycles.length === 0) return lists;
  const { rows } = await sql<Row>`
    with given as (select * from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb)
        as g(who text, person text, action text, unit text, targets integer[])),
      measured as (select * from jsonb_to_recordset(${JSON.stringify(indicatorRows(catalogue))}::jsonb)
        as i(indicator text, target integer, owner text, others text[])),
      place as (select * from jsonb_to_recordset(${placeText(catalogue, cycles)}::jsonb)
        as p(indicator text, cycle text, element text, basis text, month integer, period text)),
      today as (select ${today}::date as day),
      office as (select ${catalogue.programme.standingOffice}::text as unit)
    ${ALL_WORK}`.execute(db);
  const known = new Map(cycles.map((cycle) => [cycle.code, cycle]));
  for (const row of rows) {
    const cycle = known.get(row.cycle);
    if (cycle) lists.get(row.who)?.push(itemOf(row, (unit) => formOf(catalogue, cycle, unit)));
  }
  return new Map([...lists].map(([who, items]) => [who, sortItems(items)]));
}

/** The items of one viewer; empty for nobody in particular. */
export async function listItems(
  db: Kysely<Database>,
  viewer: Viewer,
  about: Omit<WorkQuestion, 'askers'>,
): Promise<readonly WorkItem[]> {
  if (viewer.kind === 'anonymous') return [];
  const who = viewer.person.username;
  const lists = await listWork(db, { ...about, askers: [{ who, viewer }] });
  return lists.get(who) ?? [];
}

function itemOf(row: Row, form: (unit: UnitCode) => Form): WorkItem {
  const { who: _, stamp, done, odd, ...item } = row;
  const { kind, cycle, unit, indicator, count } = item;
  const key = [kind, cycle, indicator ?? unit, stamp].filter((part) => part !== null).join(' ');
  if (done === null || odd === null || unit === null) return { ...item, key };
  const back = kind === 'returned' && count !== null && count > 0;
  return { ...item, key, count: back ? count : openFields(form(unit), done, odd) };
}

/** Fields that still stop sending, as source/report/unfinished.ts judges them. */
function openFields(form: Form, done: readonly string[], odd: readonly string[]): number {
  const [finished, wrong] = [new Set(done), new Set(odd)];
  const isOpen = (field: Field): boolean =>
    field.mode === 'ask' ? !finished.has(fieldKey(field)) : wrong.has(fieldKey(field));
  return form.fields.filter((field) => !field.withheld && isOpen(field)).length;
}

async function listOpenCycles(db: Kysely<Database>): Promise<readonly OpenCycle[]> {
  const { rows } = await sql<OpenCycle>`
    select code, first_month as "firstMonth", last_month as "lastMonth"
    from cycle where state = 'open'`.execute(db);
  return rows;
}

const grantRows = (askers: readonly Asker[]): readonly object[] =>
  askers.flatMap(({ who, viewer }) =>
    ACTIONS.flatMap((action) =>
      grantsFor(viewer, action).map(({ unit, targets }) => ({
        ...{ who, person: actorOf(viewer), action, unit, targets },
      })),
    ),
  );

function indicatorRows({ indicators, targets }: Catalogue): readonly object[] {
  const leads = new Map(targets.map((target) => [target.number, target.leads]));
  return indicators.map(({ code, target, owner }) => ({
    indicator: code,
    target,
    owner,
    others: (leads.get(target) ?? []).filter((unit) => unit !== owner),
  }));
}

const places = new WeakMap<Catalogue, { readonly key: string; readonly text: string }>();

/** placeRows as JSON, kept for the catalogue as long as the same cycles are open. */
function placeText(catalogue: Catalogue, cycles: readonly OpenCycle[]): string {
  const key = cycles.map(({ code }) => code).join();
  const known = places.get(catalogue);
  if (known?.key === key) return known.text;
  const text = JSON.stringify(placeRows(catalogue, cycles));
  places.set(catalogue, { key, text });
  return text;
}

/** Elements and periods of every column, without areas: the query has those. */
function placeRows(catalogue: Catalogue, cycles: readonly OpenCycle[]): readonly object[] {
  return catalogue.indicators.flatMap((indicator) =>
    columnElements(catalogue, indicator).flatMap((element) =>
      cycles.flatMap(({ code, firstMonth, lastMonth }) =>
        Array.from({ length: lastMonth - firstMonth + 1 }, (_, k) => firstMonth + k).flatMap(
          (month) => {
            const period = periodDue(element, month)?.code;
            const { code: name, basis } = element;
            const place = { indicator: indicator.code, cycle: code, element: name, basis };
            return period ? [{ ...place, month, period }] : [];
          },
        ),
      ),
    ),
  );
}
