-- Everything written carries the journal entry (revision) that wrote it; reading at a revision is a filter.

create table journal (
  seq bigint primary key,
  at timestamptz not null,
  by text not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  previous text not null,
  hash text not null unique,
  constraint journal_gapless check (seq >= 1),
  constraint journal_hash_is_sha256 check (hash ~ '^[0-9a-f]{64}$')
);
create index journal_at on journal (at);
create index journal_subject on journal (subject);

-- The end of the chain: one row, locked by every change, so that entries follow one another.
create table journal_head (
  single boolean primary key default true check (single),
  seq bigint not null,
  at timestamptz not null,
  hash text not null
);
insert into journal_head (seq, at, hash) values (0, '-infinity', repeat('0', 64));

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger journal_append_only before update or delete on journal
  for each row execute function refuse_change();
create trigger journal_not_truncated before truncate on journal
  for each statement execute function refuse_change();

create table setting (
  key text primary key,
  value jsonb not null
);

-- Codes are ASCII and compared as bytes (collate "C"), which sorts several times faster than Vietnamese.

-- Definitions (programme, group of targets, goals, indicators, elements, units, areas, assignments, method)
-- are versioned documents of src/catalogue/catalogue.ts.
create table definition (
  kind text collate "C" not null,
  code text collate "C" not null,
  version integer not null check (version >= 1),
  effective_from date not null,
  body jsonb not null,
  revision bigint not null references journal (seq) deferrable initially deferred,
  superseded bigint references journal (seq) deferrable initially deferred,
  primary key (kind, code, version),
  constraint definition_kind_known check (kind in ('programme', 'target', 'goal', 'indicator', 'element',
    'unit', 'area', 'assignment', 'method', 'holiday'))
);
create unique index definition_one_current on definition (kind, code) where superseded is null;
create index definition_revision on definition (revision);

-- Anchors for foreign keys: a value cannot exist for an element or area that the catalogue never had.
create table element (code text collate "C" primary key);
create table area (code text collate "C" primary key);

-- Kỳ báo cáo, written from kernel/period.ts when the program starts; month indexes are year × 12 + month − 1.
create table period (
  code text collate "C" not null,
  basis text collate "C" not null check (basis in ('administrative', 'calendar')),
  kind text collate "C" not null check (kind in ('month', 'quarter', 'half', 'nine-months', 'year')),
  year integer not null,
  first_month integer not null,
  last_month integer not null,
  from_day date not null,
  to_day date not null,
  primary key (basis, code),
  constraint period_runs_forward check (first_month <= last_month and from_day <= to_day)
);
create index period_last_month on period (basis, last_month);

create table batch (
  id bigint generated always as identity primary key,
  revision bigint not null references journal (seq) deferrable initially deferred,
  origin text collate "C" not null,
  source text not null,
  file_name text,
  file_hash text,
  received integer not null,
  accepted integer not null,
  unchanged integer not null,
  rejected integer not null,
  simulated boolean not null default false
);

create table value (
  id bigint generated always as identity primary key,
  element text collate "C" not null references element,
  area text collate "C" not null references area,
  basis text collate "C" not null,
  period text collate "C" not null,
  month integer not null,
  origin text collate "C" not null,
  amount numeric not null,
  standing text collate "C" not null default 'provisional',
  estimated boolean not null default false,
  simulated boolean not null default false,
  note text,
  by text not null,
  batch bigint references batch (id),
  recorded_at timestamptz not null,
  revision bigint not null references journal (seq) deferrable initially deferred,
  superseded bigint references journal (seq) deferrable initially deferred,
  foreign key (basis, period) references period (basis, code),
  constraint value_origin_known check (origin in ('reported', 'register', 'feed', 'figure', 'portal')),
  constraint value_standing_known check (standing in ('provisional', 'approved')),
  constraint value_superseded_later check (superseded > revision)
);
create unique index value_one_current on value (element, area, basis, month, period, origin)
  include (amount, standing, id) where superseded is null;
create index value_history on value (element, area, basis, month, revision);
create index value_revision on value (revision);

-- A value is never changed: only its supersession is recorded, once.
create function keep_value() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'value is append-only' using errcode = 'restrict_violation';
  end if;
  if old.superseded is not null or new.superseded is null
     or (to_jsonb(new) - 'superseded') <> (to_jsonb(old) - 'superseded') then
    raise exception 'value is append-only: record a new one' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger value_append_only before update or delete on value
  for each row execute function keep_value();
create trigger value_not_truncated before truncate on value
  for each statement execute function refuse_change();

-- The present results, recomputed from values; any earlier revision is computed again by the same plan.
create table amount (
  indicator text collate "C" not null,
  area text collate "C" not null,
  basis text collate "C" not null,
  period text collate "C" not null,
  scope text collate "C" not null check (scope in ('period', 'year')),
  month integer not null,
  numerator numeric,
  denominator numeric,
  value numeric,
  missing text collate "C",
  reported integer not null,
  expected integer not null,
  as_of date,
  standing text collate "C",
  formula integer not null,
  revision bigint not null,
  primary key (indicator, area, basis, period, scope),
  constraint amount_known_or_missing check ((value is null) = (missing is not null))
);
create index amount_by_period on amount (basis, period, area);
create index amount_revision on amount (revision, area);
create index definition_superseded on definition (superseded);

create table person (
  id bigint generated always as identity primary key,
  username text not null,
  name text not null,
  unit text,
  password_hash text,
  disabled boolean not null default false,
  created_at timestamptz not null,
  constraint person_username_unique unique (username)
);

-- Role × unit × targets, with dates; null unit means everywhere, null targets means all.
create table role_grant (
  id bigint generated always as identity primary key,
  person bigint not null references person (id),
  role text not null check (role in ('admin', 'secretariat', 'city-leader', 'lead', 'unit-leader',
    'reporter', 'auditor', 'service')),
  unit text,
  targets integer[],
  valid_from date not null,
  valid_to date
);

create table session (
  token_hash text primary key,
  person bigint not null references person (id),
  csrf text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);

create table token (
  id bigint generated always as identity primary key,
  person bigint not null references person (id),
  name text not null,
  token_hash text not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);

-- The answer to a POST, kept 24 hours so that a repeated Idempotency-Key gets it again.
create table idempotency (
  key text not null,
  person bigint not null,
  request_hash text not null,
  status integer not null,
  answer jsonb not null,
  created_at timestamptz not null,
  primary key (person, key)
);

create table mapping (
  id bigint generated always as identity primary key,
  name text not null unique,
  body jsonb not null,
  revision bigint not null references journal (seq) deferrable initially deferred
);

-- Files kept as they arrived (the scanned plan, imports), by content.
create table document (
  hash text primary key,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  revision bigint not null references journal (seq) deferrable initially deferred
);
