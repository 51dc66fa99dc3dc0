-- Mail to people: an outbox written in the same transaction as what it tells of, so that nothing is lost
-- by a crash. Claims and marks of delivery are no facts of the programme and need no journal entry.

-- How a person wants to hear of work; mail about the account itself always comes.
alter table person add column mail_choice text collate "C" not null default 'daily';
alter table person add column mail_language text collate "C" not null default 'vi';
alter table person add constraint person_mail_choice_known check (mail_choice in ('immediate', 'daily', 'none'));
alter table person add constraint person_mail_language_known check (mail_language in ('vi', 'en'));

create table mail (
  id bigint generated always as identity primary key,
  person bigint not null references person (id),
  template text collate "C" not null,
  -- What the text cannot find out when it is written; emptied once settled, since it may hold a secret link.
  params jsonb not null default '{}',
  -- Why now, such as `daily/2026-10-16`: the same occasion tells a person once.
  occasion text collate "C",
  -- Message-ID, the same at every attempt: a receiver can tell a repeat from a second mail.
  message_id text collate "C" not null,
  state text collate "C" not null default 'waiting',
  by text not null,
  at timestamptz not null,
  -- Not to be tried before; moves on with every failure.
  due_at timestamptz not null,
  tries integer not null default 0,
  -- While it is being handed over: until when nobody else takes it.
  claimed_until timestamptz,
  error text,
  settled_at timestamptz,
  constraint mail_message_unique unique (message_id),
  constraint mail_occasion_once unique (person, occasion),
  constraint mail_state_known check (state in ('waiting', 'sending', 'sent', 'needless', 'given-up')),
  constraint mail_sending_is_claimed check ((state = 'sending') = (claimed_until is not null)),
  constraint mail_settled_is_dated check ((state in ('sent', 'needless', 'given-up')) = (settled_at is not null))
);
create index mail_due on mail (due_at) where state in ('waiting', 'sending');
create index mail_settled on mail (settled_at);
-- A person who has a list of work waiting needs no second one: it is written when it is sent.
create unique index mail_one_list_waiting on mail (person) where template = 'work' and state = 'waiting';

-- Which piece of work a mail told of, and at what step of the ladder.
create table mail_item (
  mail bigint not null references mail (id) on delete cascade,
  item text collate "C" not null,
  step text collate "C" not null,
  primary key (mail, item)
);
create index mail_item_item on mail_item (item);

-- How each job last ended, and for jobs of once a day the day that is done.
create table job_run (
  job text collate "C" primary key,
  day date,
  good_at timestamptz,
  bad_at timestamptz,
  error text
);
