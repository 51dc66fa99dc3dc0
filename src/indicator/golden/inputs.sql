
with step as materialized (
  select * from jsonb_to_recordset($1::jsonb) as x(i int, code text, basis text, kind text, flow boolean,
    commune boolean, adds boolean, posted boolean, nterms int, dterms int, whole numeric, step int,
    cover numeric, formula int, restricted boolean, due int)
), term as materialized (
  select * from jsonb_to_recordset($2::jsonb) as x(i int, role text, e int, factor numeric, lo int, hi int, shift int,
    flow boolean, valid int)
), source as materialized (
  select * from jsonb_to_recordset($9::jsonb) as x(e int, element text, basis text, origin text, reach int)
), place as materialized (
  select * from jsonb_to_recordset($3::jsonb) as x(a int, code text, city boolean, first int, last int)
), wanted as materialized (
  select * from place where $8::text[] is null or code = any ($8::text[])
), fact as materialized (
  select distinct on (s.e, p.a, v.month)
    s.e, p.a, p.city, v.month, v.amount, v.standing = 'approved' as approved, v.id
  from value v
  join source s on v.element = s.element and v.basis = s.basis
  join place p on p.code = v.area
  where v.element = any ($10::text[]) and v.revision <= $7::bigint and (v.superseded is null or v.superseded > $7::bigint) and v.month <= $5::int + 11
    and (s.reach is null or v.month + s.reach >= $4::int)
    and (exists (select from wanted where city) or p.code in (select code from wanted))
  order by s.e, p.a, v.month, case when v.origin = s.origin then 0 else array_position(array['portal', 'feed', 'register', 'figure', 'reported'], v.origin) end, v.id desc
), carried as (
  select t.i, t.role, f.a, f.city, f.month + t.shift as month, t.factor * f.amount as x, f.approved,
    f.month as own, false as stale, f.id
  from fact f join term t on t.flow and t.e = f.e and f.month between t.lo and t.hi
  where f.month + t.shift between $4::int and $5::int
  union all
  select t.i, t.role, f.a, f.city, m.month, t.factor * f.amount, f.approved,
    least(f.month, m.month), m.month > f.month + t.valid, f.id
  from (select *, lead(month) over (partition by e, a order by month) as next from fact) f
  join term t on not t.flow and t.e = f.e and f.month between t.lo and t.hi
  cross join lateral generate_series(greatest(f.month + t.shift, $4::int),
    least(f.next + t.shift - 1, $5::int)) as m(month)
), sums as (
  select i, a, month, bool_or(city) as city,
    sum(x) filter (where role = 'n' and not stale) as n,
    sum(x) filter (where role = 'd' and not stale) as d,
    count(*) filter (where role = 'n' and not stale) as ns,
    count(*) filter (where role = 'd' and not stale) as ds,
    bool_and(approved) as approved,
    max(own) filter (where role = 'n') as own,
    max(own) filter (where stale) as stale_own
  from carried group by i, a, month
), leaf as materialized (
  select l.*, ns >= case when s.whole is null then s.nterms else 1 end as has_n, ds >= s.dterms as has_d
  from sums l join step s using (i)
), crowd as (
  select month, greatest(count(p.a), 1)::int as communes
  from generate_series($4::int, $5::int) as m(month) left join place p on not p.city and m.month between p.first and p.last
  group by month
), rolled as (
  select l.i, l.month,
    sum(l.n) filter (where l.has_n and l.has_d and not l.city) as rn,
    sum(l.d) filter (where l.has_n and l.has_d and not l.city) as rd,
    (count(*) filter (where l.has_n and l.has_d and not l.city))::int as pairs,
    bool_and(l.approved) filter (where l.has_n and l.has_d and not l.city) as rolled_approved,
    max(l.own) filter (where l.has_n and l.has_d and not l.city) as rolled_own,
    sum(l.n) filter (where l.has_n and not l.city) as sn,
    max(l.own) filter (where l.has_n and not l.city) as sn_own,
    (count(*) filter (where l.has_n and not l.city))::int as with_n,
    sum(l.d) filter (where l.has_d and not l.city) as sd,
    (count(*) filter (where l.has_d and not l.city))::int as with_d,
    bool_and(l.approved) as all_approved,
    max(l.n) filter (where l.has_n and l.city) as pn,
    max(l.d) filter (where l.has_d and l.city) as pd,
    bool_or(l.has_n) filter (where l.city) as has_pn,
    bool_or(l.has_d) filter (where l.city) as has_pd,
    bool_and(l.approved) filter (where l.city) as posted_approved,
    max(l.own) filter (where l.city) as posted_own
  from leaf l group by l.i, l.month
), city as materialized (
  select r.*, case
      when has_pn and has_pd and (pairs = 0 or not s.adds or s.posted and posted_own >= rolled_own) then 'posted'
      when pairs > 0 and s.adds
        and (not s.posted or has_pd or not coalesce(has_pn, false) or with_d < c.communes) then 'rolled'
      when has_pn and s.adds and with_d > 0 then 'posted-over-communes'
      when has_pd and s.adds and with_n > 0 then 'communes-over-posted'
    end as mode, c.communes, s.commune and s.adds as adds
  from rolled r join step s using (i) join crowd c using (month)
), known as materialized (
  select i, a, month, n, d, 1 as reported, 1 as expected, approved, own
  from leaf where has_n and has_d and not city
  union all
  select i, (select a from place where city), month,
    case mode when 'posted' then pn when 'posted-over-communes' then pn when 'rolled' then rn else sn end,
    case mode when 'posted' then pd when 'posted-over-communes' then sd when 'rolled' then rd else pd end,
    case mode when 'posted' then case when adds then communes else 1 end
      when 'rolled' then pairs when 'posted-over-communes' then with_d else with_n end,
    case when adds then communes else 1 end,
    case mode when 'posted' then posted_approved when 'rolled' then rolled_approved else all_approved end,
    case mode when 'rolled' then rolled_own when 'communes-over-posted' then sn_own else posted_own end
  from city where mode is not null
)
select c.role, c.month, c.id as value, c.x::text as counted
from carried c join step s using (i) join leaf l using (i, a, month)
left join city y on c.i = y.i and c.month = y.month
where not c.stale and $6::date is not null and case
  when not (select bool_or(city) from wanted) then c.a in (select a from wanted) and l.has_n and l.has_d
  when y.mode = 'posted' then c.city
  when y.mode = 'rolled' then not c.city and l.has_n and l.has_d
  when y.mode = 'posted-over-communes' then (c.role = 'n') = c.city
  when y.mode = 'communes-over-posted' then (c.role = 'd') = c.city
  else false end
order by c.month, c.role desc, c.id