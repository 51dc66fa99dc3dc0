/**
 * What a careful SQL author writes for these 51 ratios, and only for them: no plan, no weights, no posted
 * city figures mixed with communes, no reductions or milestones. Same cells, same digits.
 */
export function referenceSql(
  targets: number,
  isFlow: (k: number) => boolean,
  city: string,
): string {
  const rows = Array.from(
    { length: targets },
    (_, k) => `('i${k}', 'n${k}', 'd${k}', ${isFlow(k)})`,
  );
  return `
insert into amount (indicator, area, basis, period, scope, month, numerator, denominator, value, missing, reported,
  expected, as_of, standing, formula, revision)
with def (indicator, num, den, flow) as materialized (values ${rows.join(', ')}),
official as materialized (
  select distinct on (element, area, month) element, area, month, amount, lead(month) over w as next
  from value where superseded is null and origin in ('figure', 'reported') and basis = 'administrative'
  window w as (partition by element, area, (origin = 'figure') order by month)
  order by element, area, month, origin
), stock as (
  select o.element, o.area, m.month, o.amount, o.month as own
  from (select element, area, month, amount, lead(month) over (partition by element, area order by month) as next
        from official) o
  cross join lateral generate_series(o.month, least(coalesce(o.next - 1, 24371), o.month + 3, 24371)) m(month)
), pair as materialized (
  select d.indicator, n.area, n.month, n.amount as n, t.amount as d, n.month as own
  from def d join official n on n.element = d.num
  join official t on t.element = d.den and t.area = n.area and t.month = n.month where d.flow
  union all
  select d.indicator, n.area, n.month, n.amount, t.amount, n.own
  from def d join stock n on n.element = d.num
  join stock t on t.element = d.den and t.area = n.area and t.month = n.month where not d.flow
), known as (
  select indicator, area, month, n, d, 1 as reported, own from pair where area <> '${city}'
  union all
  select coalesce(p.indicator, r.indicator), '${city}', coalesce(p.month, r.month),
    case when p.own >= coalesce(r.own, 0) then p.n else r.n end,
    case when p.own >= coalesce(r.own, 0) then p.d else r.d end,
    case when p.own >= coalesce(r.own, 0) then 40 else r.reported end,
    case when p.own >= coalesce(r.own, 0) then p.own else r.own end
  from (select * from pair where area = '${city}') p
  full join (select indicator, month, sum(n) as n, sum(d) as d, count(*)::int as reported, max(own) as own
    from pair where area <> '${city}' group by indicator, month) r
    on r.indicator = p.indicator and r.month = p.month
), grid as materialized (
  select d.indicator, a.code as area, m.month, d.flow, k.n, k.d, k.own, coalesce(k.reported, 0) as reported,
    case when m.month = 24371 then coalesce(k.reported, 0) when a.code = '${city}' then 40 else 1 end as expected
  from def d cross join area a cross join generate_series(24312, 24371) m(month)
  left join known k on k.indicator = d.indicator and k.area = a.code and k.month = m.month
), run as materialized (
  select indicator, area, month, sum(n) over y as n, sum(d) over y as d, sum(reported) over y as reported,
    sum(expected) over y as expected, max(own) over y as own
  from grid where flow window y as (partition by indicator, area, month / 12 order by month)
), cell as (
  select g.indicator, g.area, p.code, 'period' as scope, p.last_month, p.to_day, g.n, g.d, g.reported::bigint as reported,
    g.expected::bigint as expected, g.own
  from grid g join period p on p.basis = 'administrative' and p.last_month = g.month where not g.flow
  union all
  select r.indicator, r.area, p.code, 'year', p.last_month, p.to_day, r.n, r.d, r.reported, r.expected, r.own
  from run r join period p on p.basis = 'administrative' and p.last_month = r.month
  union all
  select r.indicator, r.area, p.code, 'period', p.last_month, p.to_day,
    case when r.reported > coalesce(b.reported, 0) then r.n - coalesce(b.n, 0) end,
    case when r.reported > coalesce(b.reported, 0) then r.d - coalesce(b.d, 0) end,
    r.reported - coalesce(b.reported, 0), r.expected - coalesce(b.expected, 0), r.own
  from run r join period p on p.basis = 'administrative' and p.last_month = r.month
  left join run b on b.indicator = r.indicator and b.area = r.area and b.month = p.first_month - 1
    and p.first_month % 12 <> 0
), exact as (
  select c.*, q.q, c.n * 100000000000000 - q.q * c.d as rest
  from cell c left join lateral (select div(c.n * 100000000000000, nullif(c.d, 0)) as q) q on true
)
select indicator, area, 'administrative', code, scope, last_month, n, d,
  (q + case when 2 * abs(rest) > d or (2 * abs(rest) = d and q % 2 <> 0) then sign(rest) else 0 end) * 0.000000000001,
  case when n is null then case when to_day >= '2030-12-10' then 'not-due' else 'not-reported' end end,
  case when n is null then 0 else reported end, expected,
  case when n is not null then make_date((own / 12)::int, (own % 12 + 1)::int, 14) end,
  case when n is null then null when reported < 0.8 * expected then 'provisional' else 'approved' end, 1, 1
from exact`;
}
