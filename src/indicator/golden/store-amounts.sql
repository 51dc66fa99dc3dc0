with new as materialized (
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
  where v.element = any ($10::text[]) and v.superseded is null and v.month <= $5::int + 11
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
), stale as (
  select i, a, month, stale_own as own from leaf where stale_own is not null and not city
  union all
  select i, (select a from place where city), month, max(stale_own) from leaf
  where stale_own is not null group by i, month
), grid as materialized (
  select s.i, w.a, w.city, m.month, s.flow, k.n, k.d, k.own, k.n is not null as known,
    coalesce(k.reported, 0) as reported,
    case when o.to_day >= $6::date then coalesce(k.reported, 0)
      else greatest(k.expected, case when (m.month + 1) % s.step <> 0 and s.flow then 0
        when w.city and s.commune and s.adds then c.communes else 1 end) end as expected,
    case when k.n is not null and not k.approved then 1 else 0 end as provisional,
    case when k.n is null and not s.flow then st.own end as stale_own
  from step s cross join wanted w cross join generate_series($4::int, $5::int) as m(month)
  left join crowd c on c.month = m.month
  left join period o on o.basis = s.basis and o.kind = 'month' and o.last_month = m.month
  left join known k on k.i = s.i and k.a = w.a and k.month = m.month
  left join stale st on st.i = s.i and st.a = w.a and st.month = m.month
  where (w.city or s.commune) and m.month between w.first and w.last
), run as materialized (
  select i, a, month, sum(n) over year as n, sum(d) over year as d, sum(reported) over year as reported,
    sum(expected) over year as expected, sum(provisional) over year as provisional, max(own) over year as own
  from grid where flow
  window year as (partition by i, a, month / 12 order by month)
), cell as (
  select g.i, g.a, p.code as period, 'period' as scope, p.last_month as month, p.to_day, g.n, g.d,
    g.reported, g.expected, g.provisional, g.own, g.stale_own
  from grid g join step s using (i) join period p on p.basis = s.basis and p.last_month = g.month
  where not g.flow
  union all
  select r.i, r.a, p.code, 'year', p.last_month, p.to_day, r.n, r.d, r.reported::int, r.expected::int,
    r.provisional::int, r.own, null::int
  from run r join step s using (i) join period p on p.basis = s.basis and p.last_month = r.month
  union all
  select g.i, g.a, p.code, 'period', p.last_month, p.to_day, g.n, g.d, g.reported, g.expected, g.provisional, g.own, null
  from grid g join step s using (i)
  join period p on p.basis = s.basis and p.last_month = g.month and p.kind = 'month'
  where g.flow
  union all
  select r.i, r.a, p.code, 'period', p.last_month, p.to_day, r.n, r.d, r.reported::int, r.expected::int,
    r.provisional::int, r.own, null
  from run r join step s using (i)
  join period p on p.basis = s.basis and p.last_month = r.month and p.kind <> 'month' and p.first_month % 12 = 0
  union all
  select r.i, r.a, p.code, 'period', p.last_month, p.to_day,
    case when r.reported > b.reported then r.n - coalesce(b.n, 0) end,
    case when r.reported > b.reported then r.d - coalesce(b.d, 0) end,
    (r.reported - b.reported)::int, (r.expected - b.expected)::int, (r.provisional - b.provisional)::int, r.own,
    null
  from run r join step s using (i)
  join period p on p.basis = s.basis and p.last_month = r.month and p.kind <> 'month' and p.first_month % 12 <> 0
  join run b on b.i = r.i and b.a = r.a and b.month = p.first_month - 1
), result as (
  select c.*, s.code, s.basis, s.kind, s.formula, s.cover, s.restricted, s.due, s.nterms,
    c.n is not null and (s.kind in ('count', 'milestone') or c.d <> 0) as known,
    case s.kind when 'reduction' then c.d - c.n else c.n end as numerator,
    case s.kind when 'milestone' then s.whole else c.d end as denominator
  from cell c join step s using (i)
), divided as (
  select r.*, w.code as area, division.q, division.rest,
    case when r.known then r.own else r.stale_own end as told
  from result r join wanted w using (a)
  left join lateral (
    select d.q, numerator * 100000000000000 - d.q * denominator as rest
    from (select div(numerator * 100000000000000, nullif(denominator, 0)) as q offset 0) d offset 0
  ) division on r.known and r.kind <> 'count'
)
select code as indicator, area, basis, period, scope, month,
  case when known then numerator end as numerator,
  case when known then denominator end as denominator,
  case when not known then null when kind = 'count' then numerator else (q + case when 2 * abs(rest) > denominator or (2 * abs(rest) = denominator and q % 2 <> 0)
    then sign(rest) else 0 end) * 0.000000000001 end as value,
  case when known then null
    when nterms = 0 then 'no-source'
    when restricted then 'restricted'
    when denominator = 0 then 'zero-denominator'
    when stale_own is not null then 'expired'
    when to_day >= $6::date or expected = 0 or month < due then 'not-due'
    else 'not-reported' end as missing,
  case when known or (denominator = 0 and nterms > 0 and not restricted) then reported else 0 end as reported, expected,
  case when told is not null then case basis when 'administrative' then make_date(told / 12, told % 12 + 1, 14)
    else (make_date(told / 12, told % 12 + 1, 1) + interval '1 month - 1 day')::date end end as as_of,
  case when not known then null
    when provisional > 0 or reported < cover * expected then 'provisional' else 'approved' end as standing,
  formula, $7::bigint as revision
from divided
), revised as (
  update amount old set numerator = new.numerator, denominator = new.denominator, value = new.value, missing = new.missing, reported = new.reported, expected = new.expected, as_of = new.as_of, standing = new.standing, formula = new.formula, revision = new.revision
  from new where old.indicator = new.indicator and old.area = new.area and old.basis = new.basis and old.period = new.period and old.scope = new.scope and (old.numerator, old.denominator, old.value, old.missing, old.reported, old.expected, old.as_of, old.standing, old.formula) is distinct from (new.numerator, new.denominator, new.value, new.missing, new.reported, new.expected, new.as_of, new.standing, new.formula)
  returning 1
), added as (
  insert into amount (indicator, area, basis, period, scope, month, numerator, denominator, value, missing, reported,
  expected, as_of, standing, formula, revision)
  select indicator, area, basis, period, scope, month, numerator, denominator, value, missing, reported,
  expected, as_of, standing, formula, revision from new where not exists (select from amount old where old.indicator = new.indicator and old.area = new.area and old.basis = new.basis and old.period = new.period and old.scope = new.scope)
  returning 1
)
select (select count(*) from revised)::int + (select count(*) from added)::int as written