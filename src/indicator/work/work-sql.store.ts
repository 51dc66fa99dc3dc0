// One select for each kind of item, over the tables given, measured, place, today and office of work.store.ts.
import { type RawBuilder, sql } from 'kysely';

type Part = RawBuilder<unknown>;

/** Reports that their unit may still write, with the cycle's days and a late exception if there is one. */
const WRITABLE = sql`(report r
  join cycle y on y.code = r.cycle and y.state = 'open'
  cross join today t
  left join late_exception x on x.cycle = r.cycle and x.unit = r.unit and x.ended_at is null
    and x.until >= t.day)`;
const MAY_WRITE = sql`(y.lock_day is null or t.day <= y.lock_day or x.until is not null)`;

const ownUnit = (action: string, unit: Part): Part =>
  sql`g.action = ${sql.lit(action)} and (g.unit is null or g.unit = ${unit})`;

const CAME_BACK = sql`last.act in ('return', 'return-cells', 'reopen')`;

/** A unit's figures to enter, or what came back of them; `done` and `odd` say which cells are finished or not. */
const ENTRY = sql`
  select g.who, case when ${CAME_BACK} then 'returned' else 'enter' end as kind,
    r.cycle, r.unit, null as indicator, null::integer as target,
    greatest(case when ${CAME_BACK} then y.city_deadline else y.unit_deadline end, x.until) as until,
    n.back as count, case when ${CAME_BACK} then last.reason end as words,
    null as cell, r.version::text as stamp, n.done, n.odd
  from (select distinct g.who, r.id from given g join report r on ${ownUnit('fill-report', sql`r.unit`)}
    where r.state = 'draft') g
  join ${WRITABLE} on r.id = g.id
  cross join lateral (
    select count(*) filter (where c.returned_version is not null and not c.finished)::integer as back,
      coalesce(array_agg(c.element || '.' || c.area || '.' || c.period) filter (where c.finished), '{}') as done,
      coalesce(array_agg(c.element || '.' || c.area || '.' || c.period)
        filter (where not c.finished and c.answer <> 'blank'), '{}') as odd
    from report_cell c where c.report = r.id) n
  left join lateral (
    select e.act, e.reason from report_event e where e.report = r.id order by e.id desc limit 1) last on true
  where ${MAY_WRITE}`;

/** Sent reports of own units; nobody signs what they entered. */
const SIGNING = sql`
  select distinct g.who, 'sign', r.cycle, r.unit, null, null::integer, greatest(y.unit_deadline, x.until),
    null::integer, null, null, r.version::text, null::text[], null::text[]
  from given g cross join ${WRITABLE}
  where ${ownUnit('sign-report', sql`r.unit`)} and r.state = 'sent' and ${MAY_WRITE}
    and not exists (select from report_author a
      where (a.report, a.report_revision, a.person) = (r.id, r.report_revision, g.person))`;

/** Questions on a cell that nobody has answered. */
const QUESTIONS = sql`
  select distinct g.who, 'question', r.cycle, r.unit, null, null::integer, y.city_deadline,
    null::integer, q.text, q.element || '.' || q.area || '.' || q.period, q.id::text, null::text[], null::text[]
  from given g
  join cell_note q on q.question and q.answered_at is null and q.by <> g.person
  join report r on r.id = q.report
  join cycle y on y.code = r.cycle and y.state = 'open'
  where ${ownUnit('fill-report', sql`r.unit`)}`;

const COLUMNS = sql`indicator_column k
  join cycle y on y.code = k.cycle and y.state = 'open'
  join measured i on i.indicator = k.indicator`;

const ownColumn = (action: string): Part =>
  sql`${ownUnit(action, sql`i.owner`)} and (g.targets is null or i.target = any (g.targets))`;

const standing = (more: Part): Part => sql`
  from place p cross join area a
  join value v on (v.element, v.area, v.basis, v.month) = (p.element, a.code, p.basis, p.month)
    and v.period = p.period and v.superseded is null
  where p.indicator = k.indicator and p.cycle = k.cycle ${more}`;

/** Columns of own data in which figures stand, none of them entered by the person. */
const CONFIRMING = sql`
  select distinct g.who, 'confirm', k.cycle, i.owner, k.indicator, i.target, y.city_deadline,
    null::integer, null, null, k.column_revision::text, null::text[], null::text[]
  from given g cross join ${COLUMNS}
  where ${ownColumn('confirm-column')} and k.state = 'collecting'
    and exists (select ${standing(sql``)})
    and not exists (select ${standing(sql`and v.by = g.person`)})`;

/** Confirmed columns on which another lead has not yet said anything. */
const COMMENTING = sql`
  select distinct g.who, 'comment', k.cycle, other.unit, k.indicator, i.target, k.objections_until,
    null::integer, null, null, k.column_revision::text, null::text[], null::text[]
  from given g cross join today t cross join ${COLUMNS}
  cross join unnest(i.others) other(unit)
  where ${ownUnit('object-column', sql`other.unit`)} and (g.targets is null or i.target = any (g.targets))
    and k.state = 'confirmed' and t.day <= k.objections_until
    and not exists (select from column_opinion o where (o.indicator, o.cycle, o.column_revision, o.unit)
      = (k.indicator, k.cycle, k.column_revision, other.unit))`;

/** Objections that the owner of the data has not answered. */
const ANSWERING = sql`
  select distinct g.who, 'answer', k.cycle, i.owner, k.indicator, i.target, y.city_deadline,
    null::integer, o.reason, null, o.id::text, null::text[], null::text[]
  from given g cross join ${COLUMNS}
  join column_opinion o on (o.indicator, o.cycle, o.column_revision)
    = (k.indicator, k.cycle, k.column_revision) and o.kind = 'object' and o.answer is null
  where ${ownColumn('confirm-column')}`;

/** Columns that may be approved now, counted for each cycle: by the standing office, its own by the city's leaders. */
const APPROVING = sql`
  select g.who, 'approve', k.cycle, null, null, null::integer, max(y.city_deadline),
    count(distinct k.indicator)::integer, null, null, null, null::text[], null::text[]
  from given g cross join today t cross join office f cross join ${COLUMNS}
  where g.action = case when i.owner = f.unit then 'approve-office-column' else 'approve-column' end
    and (g.targets is null or i.target = any (g.targets)) and k.state = 'confirmed'
    and not exists (select from column_opinion o where (o.indicator, o.cycle, o.column_revision)
      = (k.indicator, k.cycle, k.column_revision) and o.kind = 'object' and o.answer is null)
    and (t.day > k.objections_until or not exists (select from unnest(i.others) other(unit)
      where not exists (select from column_opinion o where (o.indicator, o.cycle, o.column_revision, o.unit)
        = (k.indicator, k.cycle, k.column_revision, other.unit))))
    and not exists (select from column_author a where (a.indicator, a.cycle, a.column_revision, a.person)
      = (k.indicator, k.cycle, k.column_revision, g.person))
  group by g.who, k.cycle`;

const PARTS = [ENTRY, SIGNING, QUESTIONS, CONFIRMING, COMMENTING, ANSWERING, APPROVING];

/** All items of everyone in `given`, one row each. */
export const ALL_WORK: Part = sql.join(PARTS, sql` union all `);
