-- Collecting and approving. A report is a unit's answers for a cycle; a column is an indicator's figures over
-- all units. What the rules forbid is forbidden here too, so that no path around them exists.

-- Only entries that readers can see move the data revision: drafts and mail do not make pages stale.
alter table journal_head add column data_seq bigint not null default 0;
update journal_head set data_seq = seq;

-- Kỳ thu thập: one month, or «nhập bù» over several months in one sheet with one approval.
create table cycle (
  code text collate "C" primary key,
  kind text collate "C" not null,
  first_month integer not null,
  last_month integer not null,
  state text collate "C" not null default 'open',
  unit_deadline date not null,
  city_deadline date not null,
  -- After this day only late exceptions may write; null: until the cycle is closed.
  lock_day date,
  note text,
  opened_by text not null,
  opened_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  version integer not null default 1,
  revision bigint not null references journal (seq) deferrable initially deferred,
  constraint cycle_kind_known check (kind in ('regular', 'catch-up')),
  constraint cycle_state_known check (state in ('open', 'closed')),
  constraint cycle_runs_forward check (first_month <= last_month),
  constraint cycle_regular_is_one_month check (kind <> 'regular' or first_month = last_month),
  constraint cycle_deadlines_in_order check (unit_deadline <= city_deadline),
  constraint cycle_closed_is_signed check ((state = 'closed') = (closed_by is not null)),
  constraint cycle_closed_is_dated check ((closed_by is null) = (closed_at is null))
);

-- Báo cáo đơn vị: one for each unit and cycle; revisions follow one another.
create table report (
  id bigint generated always as identity primary key,
  cycle text collate "C" not null references cycle,
  unit text collate "C" not null,
  state text collate "C" not null default 'draft',
  report_revision integer not null default 1,
  -- Raised by every transition; an act names the version that its person saw.
  version integer not null default 1,
  -- Hash of the form that was answered, and its fields with their definition versions; null before the first answer.
  form_version text,
  form_fields jsonb,
  sent_by text,
  sent_at timestamptz,
  signed_by text,
  signed_at timestamptz,
  signed_how text collate "C",
  paper_number text,
  paper_date date,
  paper_file text,
  -- Số tham chiếu, given when it is sent first.
  reference text,
  comment text,
  revision bigint not null references journal (seq) deferrable initially deferred,
  constraint report_form_is_whole check ((form_version is null) = (form_fields is null)),
  constraint report_one_per_unit unique (cycle, unit),
  constraint report_reference_unique unique (reference),
  constraint report_state_known check (state in ('draft', 'sent', 'signed')),
  constraint report_sent_is_by_someone check ((state in ('sent', 'signed')) = (sent_by is not null)),
  constraint report_signed_is_by_someone check ((state = 'signed') = (signed_by is not null)),
  constraint report_signed_how_known check (signed_how in ('product', 'paper')),
  constraint report_signed_how check ((signed_by is null) = (signed_how is null)),
  constraint report_paper_is_named check (signed_how is distinct from 'paper'
    or (paper_number is not null and paper_date is not null and paper_file is not null))
);

-- One answer. Typed text is kept beside what was read from it; `version` guards against lost updates.
create table report_cell (
  report bigint not null references report (id),
  element text collate "C" not null references element,
  area text collate "C" not null references area,
  period text collate "C" not null,
  basis text collate "C" not null,
  answer text collate "C" not null,
  typed text,
  amount numeric,
  skip_reason text collate "C",
  -- «Giải trình»: why an unusual figure is right; kept with the value.
  explanation text,
  comment text,
  estimated boolean not null default false,
  definition_version integer not null,
  -- Version of the rule set and the findings of the last check, to show without checking again.
  findings jsonb not null default '[]',
  locked boolean not null default false,
  returned_by text,
  returned_at timestamptz,
  returned_why text,
  -- The version that came back: only a later one answers the return.
  returned_version integer,
  version integer not null default 1,
  by text not null,
  at timestamptz not null,
  revision bigint not null,
  -- Nothing stops sending here: src/source/report/unfinished.ts says the same in words.
  finished boolean not null generated always as (
    answer in ('value', 'confirm', 'skip')
    and (returned_version is null or version > returned_version)
    and (skip_reason is distinct from 'other' or btrim(coalesce(comment, '')) <> '')
    and not findings @> '[{"severity": "block"}]'
    and (btrim(coalesce(explanation, '')) <> '' or not findings @> '[{"severity": "explain"}]')
  ) stored,
  primary key (report, element, area, period),
  foreign key (basis, period) references period (basis, code),
  constraint report_cell_answer_known check (answer in ('value', 'skip', 'confirm', 'blank', 'unreadable')),
  constraint report_cell_value_has_amount check ((answer in ('value', 'confirm')) = (amount is not null)),
  constraint report_cell_skip_has_reason check ((answer = 'skip') = (skip_reason is not null)),
  constraint report_cell_returned_with_reason check ((returned_by is null) = (returned_why is null)
    and (returned_by is null) = (returned_version is null)),
  constraint report_cell_returned_is_open check (returned_by is null or not locked)
);
create index report_cell_place on report_cell (element, area, period);

-- Everyone whose entries stand in a revision of a report: none of them may sign it.
create table report_author (
  report bigint not null references report (id),
  report_revision integer not null,
  person text not null,
  primary key (report, report_revision, person)
);

-- What happened to a report, in order; a signed revision keeps its cells for the diff with the next.
create table report_event (
  id bigint generated always as identity primary key,
  report bigint not null references report (id),
  report_revision integer not null,
  act text collate "C" not null,
  by text not null,
  on_behalf_of text,
  at timestamptz not null,
  reason text,
  cells jsonb,
  revision bigint not null references journal (seq) deferrable initially deferred,
  constraint report_event_act_known check (act in ('open', 'send', 'recall', 'return', 'sign', 'return-cells', 'reopen')),
  constraint report_event_has_reason check (act not in ('return', 'return-cells', 'reopen') or btrim(coalesce(reason, '')) <> '')
);
create index report_event_report on report_event (report, id);
create trigger report_event_append_only before update or delete on report_event
  for each row execute function refuse_change();

-- Comments and questions on one cell.
create table cell_note (
  id bigint generated always as identity primary key,
  report bigint not null references report (id),
  element text collate "C" not null,
  area text collate "C" not null,
  period text collate "C" not null,
  by text not null,
  at timestamptz not null,
  text text not null check (btrim(text) <> ''),
  question boolean not null default false,
  answered_at timestamptz,
  revision bigint not null references journal (seq) deferrable initially deferred
);
create index cell_note_place on cell_note (report, element, area, period);

-- Late entry granted by name, with an end.
create table late_exception (
  id bigint generated always as identity primary key,
  cycle text collate "C" not null references cycle,
  unit text collate "C" not null,
  until date not null,
  reason text not null check (btrim(reason) <> ''),
  by text not null,
  at timestamptz not null,
  ended_at timestamptz,
  revision bigint not null references journal (seq) deferrable initially deferred
);
create unique index late_exception_one_current on late_exception (cycle, unit) where ended_at is null;

-- Cột số liệu: one indicator over all units of a cycle.
create table indicator_column (
  indicator text collate "C" not null,
  cycle text collate "C" not null references cycle,
  state text collate "C" not null default 'collecting',
  column_revision integer not null default 1,
  version integer not null default 1,
  confirmed_by text,
  confirmed_at timestamptz,
  -- Hash of the values that were confirmed: an approval of other values is stale.
  seal text,
  -- Last day on which other leads may object; silence until then is consent.
  objections_until date,
  approved_by text,
  approved_at timestamptz,
  -- What the approval saw: answered and expected cells.
  answered integer,
  expected integer,
  revision bigint not null references journal (seq) deferrable initially deferred,
  primary key (indicator, cycle),
  constraint indicator_column_state_known check (state in ('collecting', 'confirmed', 'approved')),
  constraint indicator_column_confirmed_by_someone check ((state in ('confirmed', 'approved')) = (confirmed_by is not null)),
  constraint indicator_column_confirmed_is_sealed check ((confirmed_by is null) = (seal is null)),
  constraint indicator_column_approved_by_someone check ((state = 'approved') = (approved_by is not null)),
  constraint indicator_column_approver_is_another check (approved_by is null or approved_by <> confirmed_by)
);

-- Persons whose entries, signatures or confirmation stand in a confirmed column: none of them approves it.
create table column_author (
  indicator text collate "C" not null,
  cycle text collate "C" not null,
  column_revision integer not null,
  person text not null,
  part text collate "C" not null check (part in ('entered', 'confirmed')),
  primary key (indicator, cycle, column_revision, person, part),
  foreign key (indicator, cycle) references indicator_column (indicator, cycle)
);

-- What the other leads say of a confirmed column. Silence after the last day is written down as consent.
create table column_opinion (
  id bigint generated always as identity primary key,
  indicator text collate "C" not null,
  cycle text collate "C" not null,
  column_revision integer not null,
  unit text collate "C" not null,
  kind text collate "C" not null check (kind in ('agree', 'object', 'silent')),
  reason text,
  by text not null,
  at timestamptz not null,
  -- The owner's answer settles an objection.
  answer text,
  answered_by text,
  answered_at timestamptz,
  revision bigint not null references journal (seq) deferrable initially deferred,
  foreign key (indicator, cycle) references indicator_column (indicator, cycle),
  constraint column_opinion_object_has_reason check (kind <> 'object' or btrim(coalesce(reason, '')) <> ''),
  constraint column_opinion_answer_is_signed check ((answer is null) = (answered_by is null))
);
create index column_opinion_column on column_opinion (indicator, cycle, column_revision);

create table column_event (
  id bigint generated always as identity primary key,
  indicator text collate "C" not null,
  cycle text collate "C" not null,
  column_revision integer not null,
  act text collate "C" not null,
  by text not null,
  at timestamptz not null,
  reason text,
  -- The amounts and values as they were, for the diff between revisions.
  cells jsonb,
  revision bigint not null references journal (seq) deferrable initially deferred,
  foreign key (indicator, cycle) references indicator_column (indicator, cycle),
  constraint column_event_act_known check (act in ('confirm', 'agree', 'object', 'answer', 'consent', 'return-cell', 'fall-back',
    'approve', 'reopen')),
  constraint column_event_has_reason check (act not in ('object', 'answer', 'return-cell', 'fall-back', 'reopen')
    or btrim(coalesce(reason, '')) <> '')
);
create index column_event_column on column_event (indicator, cycle, id);
create trigger column_event_append_only before update or delete on column_event
  for each row execute function refuse_change();

-- Kết quả, khó khăn, nguyên nhân, kiến nghị of a target's lead; earlier wordings are kept.
create table lead_words (
  target integer not null,
  cycle text collate "C" not null references cycle,
  unit text collate "C" not null,
  version integer not null,
  result text not null default '',
  difficulty text not null default '',
  cause text not null default '',
  proposal text not null default '',
  by text not null,
  at timestamptz not null,
  revision bigint not null references journal (seq) deferrable initially deferred,
  superseded bigint references journal (seq) deferrable initially deferred,
  primary key (target, cycle, unit, version)
);
create unique index lead_words_one_current on lead_words (target, cycle, unit) where superseded is null;

-- A person never signs, confirms or approves what they entered.
create function refuse_own_signature() returns trigger language plpgsql as $$
begin
  if new.state = 'signed' and exists (select 1 from report_author a
      where a.report = new.id and a.report_revision = new.report_revision and a.person = new.signed_by) then
    raise exception 'a report is not signed by its author' using errcode = 'check_violation',
      constraint = 'report_signer_is_no_author';
  end if;
  if tg_op = 'UPDATE' and new.state = 'signed' and old.state not in ('sent', 'signed') then
    raise exception 'only a sent report is signed' using errcode = 'check_violation', constraint = 'report_signed_after_sent';
  end if;
  return new;
end $$;
create trigger report_signature before insert or update on report
  for each row execute function refuse_own_signature();

create function refuse_own_approval() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.state = 'approved'
     or tg_op = 'UPDATE' and new.state = 'approved' and old.state = 'collecting' then
    raise exception 'only a confirmed column is approved' using errcode = 'check_violation',
      constraint = 'column_approved_after_confirmed';
  end if;
  if new.state = 'approved' and exists (select 1 from column_author a
      where (a.indicator, a.cycle, a.column_revision, a.person)
        = (new.indicator, new.cycle, new.column_revision, new.approved_by)) then
    raise exception 'a column is not approved by an author' using errcode = 'check_violation',
      constraint = 'column_approver_is_no_author';
  end if;
  if new.state = 'confirmed' and exists (select 1 from column_author a
      where (a.indicator, a.cycle, a.column_revision, a.person, a.part)
        = (new.indicator, new.cycle, new.column_revision, new.confirmed_by, 'entered')) then
    raise exception 'a column is not confirmed by who entered it' using errcode = 'check_violation',
      constraint = 'column_confirmer_is_no_author';
  end if;
  if tg_op = 'UPDATE' and new.state = 'approved' and old.state = 'confirmed' and new.seal <> old.seal then
    raise exception 'the approval is of other values' using errcode = 'check_violation', constraint = 'column_approval_is_fresh';
  end if;
  return new;
end $$;
create trigger indicator_column_approval before insert or update on indicator_column
  for each row execute function refuse_own_approval();

-- Locked cells do not change: they are opened by a return or a reopening first.
create function refuse_locked_cell() returns trigger language plpgsql as $$
begin
  if old.locked and new.locked and (old.amount, old.answer, old.skip_reason, old.explanation)
      is distinct from (new.amount, new.answer, new.skip_reason, new.explanation) then
    raise exception 'the cell is locked' using errcode = 'check_violation', constraint = 'report_cell_is_locked';
  end if;
  return new;
end $$;
create trigger report_cell_lock before update on report_cell
  for each row execute function refuse_locked_cell();
