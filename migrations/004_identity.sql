-- Who signs in, by what, and from where. Secrets are kept as hashes; seeds of one-time codes are sealed with a key
-- that is not in the database.

alter table person
  add column email text,
  -- Số định danh or another key by which an issuer knows the person; never shown to others.
  add column personal_key text,
  add column password_at timestamptz,
  -- Opaque to authenticators, which keep it: says nothing about the person (WebAuthn, 14.6.1).
  add column passkey_handle text unique;
create unique index person_email_unique on person (lower(email));
create unique index person_personal_key_unique on person (personal_key);

alter table session
  add column id bigint generated always as identity unique,
  add column way text not null default 'password',
  add column second text,
  add column address text not null default '',
  add column device text not null default '',
  add column issuer text,
  add column id_token text,
  -- Wrong attempts on the account between the sign-in before and this one.
  add column failures integer not null default 0,
  add constraint session_way_known check (way in ('password', 'passkey', 'issuer', 'link')),
  add constraint session_second_known check (second in ('passkey', 'code', 'recovery', 'issuer'));
create index session_person on session (person);

-- A sign-in between its first and its second step: not yet a session, good for minutes.
create table entry (
  token_hash text primary key,
  person bigint not null references person (id),
  way text not null check (way in ('password', 'passkey', 'issuer', 'link')),
  next text not null,
  issuer text,
  id_token text,
  failures integer not null default 0,
  expires_at timestamptz not null
);

create table passkey (
  id text primary key,
  person bigint not null references person (id),
  name text not null,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  backed_up boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_person on passkey (person);

-- One-time challenges of passkeys; whoever takes one deletes it.
create table challenge (
  challenge text primary key,
  purpose text not null check (purpose in ('register', 'sign-in', 'second')),
  person bigint references person (id),
  expires_at timestamptz not null,
  constraint challenge_of_somebody check (purpose = 'sign-in' or person is not null)
);

-- One-time codes (RFC 6238). `step` is the last one that was used: a code works once.
create table one_time_code (
  person bigint primary key references person (id),
  seed bytea not null,
  step bigint not null default 0,
  confirmed_at timestamptz,
  created_at timestamptz not null
);

create table recovery_code (
  person bigint not null references person (id),
  hash text not null,
  used_at timestamptz,
  primary key (person, hash)
);

-- Failures by a hash of whom and from where: somebody may have typed a password as a user name.
create table sign_in_failure (
  key text primary key,
  count integer not null check (count > 0),
  last timestamptz not null
);
create index sign_in_failure_last on sign_in_failure (last);

-- One-time links by which a person sets a password: an invitation, or a reset.
create table access_link (
  hash text primary key,
  person bigint not null references person (id),
  purpose text not null check (purpose in ('invitation', 'reset')),
  by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create unique index access_link_one_living on access_link (person) where used_at is null;

-- A way to an issuer and back: one-time, bound to the browser that set out.
create table issuer_request (
  state_hash text primary key,
  browser_hash text not null,
  issuer text not null,
  nonce text not null,
  verifier text not null,
  next text not null,
  -- Set where a person who is signed in links an account.
  person bigint references person (id),
  expires_at timestamptz not null
);

create table issuer_link (
  issuer text not null,
  subject text not null,
  person bigint not null references person (id),
  created_at timestamptz not null,
  primary key (issuer, subject),
  constraint issuer_link_one_subject unique (issuer, person)
);
