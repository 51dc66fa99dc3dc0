-- Tài liệu kiểm chứng. The bytes lie outside the database under their SHA-256; here is what they are, where they
-- belong, and whether a scanner saw them.

create table evidence_file (
  hash text collate "C" primary key,
  size bigint not null,
  media_type text collate "C" not null,
  -- What the scanner said when the file came; a file that it refused is never kept.
  scan text collate "C" not null,
  revision bigint not null references journal (seq) deferrable initially deferred,
  constraint evidence_file_hash_is_sha256 check (hash ~ '^[0-9a-f]{64}$'),
  constraint evidence_file_size_positive check (size > 0),
  constraint evidence_file_scan_known check (scan in ('clean', 'not-scanned'))
);

-- A file bound to a report, or to one of its cells. It is ended with a reason, never deleted.
create table evidence (
  id bigint generated always as identity primary key,
  report bigint not null references report (id),
  element text collate "C" references element,
  area text collate "C" references area,
  period text collate "C",
  -- `paper`: the scan of the report that was signed on paper.
  use text collate "C" not null,
  hash text collate "C" not null references evidence_file,
  name text not null,
  note text,
  by text not null,
  at timestamptz not null,
  revision bigint not null references journal (seq) deferrable initially deferred,
  ended_by text,
  ended_at timestamptz,
  ended_why text,
  ended_revision bigint references journal (seq) deferrable initially deferred,
  constraint evidence_use_known check (use in ('evidence', 'paper')),
  constraint evidence_cell_is_whole check ((element is null) = (area is null) and (area is null) = (period is null)),
  constraint evidence_paper_is_of_the_report check (use <> 'paper' or element is null),
  constraint evidence_ended_with_reason check ((ended_at is null) = (ended_by is null)
    and (ended_at is null) = (ended_revision is null)
    and (ended_at is null) = (btrim(coalesce(ended_why, '')) = ''))
);
create unique index evidence_bound_once on evidence (report, element, area, period, use, hash)
  nulls not distinct where ended_at is null;
create index evidence_hash on evidence (hash);

create function keep_evidence() returns trigger language plpgsql as $$
declare
  ended evidence;
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null then
    raise exception 'evidence is ended once and never deleted' using errcode = 'restrict_violation';
  end if;
  ended := old;
  ended.ended_by := new.ended_by;
  ended.ended_at := new.ended_at;
  ended.ended_why := new.ended_why;
  ended.ended_revision := new.ended_revision;
  if ended *<> new then
    raise exception 'evidence does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger evidence_kept before update or delete on evidence
  for each row execute function keep_evidence();
create trigger evidence_file_append_only before update or delete on evidence_file
  for each row execute function refuse_change();
