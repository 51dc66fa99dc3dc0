-- Grants with their reasons: who gave them, who passed them on, and when they ended. A grant is never deleted by
-- a person: it ends, so that who could do what on a day stays known.

alter table role_grant
  add column reason text,
  add column given_by text,
  add column given_at timestamptz,
  -- The person who passed it on: an absence, or a handover.
  add column passed_by bigint references person (id),
  add column ended_by text,
  -- A grant that is taken back before its first day ends the day before it.
  add constraint role_grant_runs_forward check (valid_to is null or valid_from - 1 <= valid_to),
  add constraint role_grant_passed_on_ends check (passed_by is null or reason is not null);
create index role_grant_person on role_grant (person);
create index role_grant_unit on role_grant (unit);
create index person_unit on person (unit);

-- The journal as people read it: by person, by action, by words.
create index journal_by on journal (by, seq);
create index journal_action on journal (action, seq);
