-- Sending, signing, confirming, objecting, approving and the leads' words are sealed by their journal entry as values
-- are. Entries before this migration hold no such seal.
alter table journal_head add column acts_sealed_after bigint not null default 0;
update journal_head set acts_sealed_after = seq;

create index report_event_revision on report_event (revision);
create index column_event_revision on column_event (revision);
create index column_opinion_revision on column_opinion (revision);
create index lead_words_revision on lead_words (revision);
create index lead_words_superseded on lead_words (superseded) where superseded is not null;
