// Tables of migrations/, as Kysely sees them. A test compares this file with the database.
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { CollectingTables } from './schema-collecting.ts';
import type { EvidenceTables } from './schema-evidence.ts';
import type { IdentityTables } from './schema-identity.ts';
import type { MailTables } from './schema-mail.ts';

type Json = JSONColumnType<Record<string, unknown>>;

export interface JournalTable {
  seq: number;
  at: Date;
  by: string;
  action: string;
  subject: string;
  detail: Json;
  previous: string;
  hash: string;
}

export interface DefinitionTable {
  kind: string;
  code: string;
  version: number;
  effective_from: string;
  body: Json;
  revision: number;
  superseded: number | null;
}

export interface PeriodTable {
  code: string;
  basis: string;
  kind: string;
  year: number;
  first_month: number;
  last_month: number;
  from_day: string;
  to_day: string;
}

export interface BatchTable {
  id: Generated<number>;
  revision: number;
  origin: string;
  source: string;
  file_name: string | null;
  file_hash: string | null;
  received: number;
  accepted: number;
  unchanged: number;
  rejected: number;
  simulated: Generated<boolean>;
}

export interface ValueTable {
  id: Generated<number>;
  element: string;
  area: string;
  basis: string;
  period: string;
  month: number;
  origin: string;
  amount: string;
  standing: Generated<string>;
  estimated: Generated<boolean>;
  simulated: Generated<boolean>;
  note: string | null;
  by: string;
  batch: number | null;
  recorded_at: Date;
  revision: number;
  superseded: number | null;
}

export interface AmountTable {
  indicator: string;
  area: string;
  basis: string;
  period: string;
  scope: string;
  month: number;
  numerator: string | null;
  denominator: string | null;
  value: string | null;
  missing: string | null;
  reported: number;
  expected: number;
  as_of: string | null;
  standing: string | null;
  formula: number;
  revision: number;
}

export interface PersonTable {
  id: Generated<number>;
  username: string;
  name: string;
  unit: string | null;
  password_hash: string | null;
  disabled: Generated<boolean>;
  created_at: Date;
  email: string | null;
  personal_key: string | null;
  password_at: Date | null;
  passkey_handle: string | null;
  mail_choice: Generated<string>;
  mail_language: Generated<string>;
}

export interface RoleGrantTable {
  id: Generated<number>;
  person: number;
  role: string;
  unit: string | null;
  targets: number[] | null;
  valid_from: string;
  valid_to: string | null;
  reason: string | null;
  given_by: string | null;
  given_at: Date | null;
  passed_by: number | null;
  ended_by: string | null;
}

export interface SessionTable {
  token_hash: string;
  person: number;
  csrf: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  id: Generated<number>;
  way: Generated<string>;
  second: string | null;
  address: Generated<string>;
  device: Generated<string>;
  issuer: string | null;
  id_token: string | null;
  failures: Generated<number>;
}

export interface TokenTable {
  id: Generated<number>;
  person: number;
  name: string;
  token_hash: string;
  scopes: string[];
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
}

export interface IdempotencyTable {
  key: string;
  person: number;
  request_hash: string;
  status: number;
  answer: Json;
  created_at: Date;
}

export interface Database extends CollectingTables, EvidenceTables, IdentityTables, MailTables {
  journal: JournalTable;
  journal_head: {
    single: Generated<boolean>;
    seq: number;
    data_seq: Generated<number>;
    acts_sealed_after: Generated<number>;
    at: Date;
    hash: string;
  };
  setting: { key: string; value: ColumnType<unknown, string, string> };
  definition: DefinitionTable;
  element: { code: string };
  area: { code: string };
  period: PeriodTable;
  batch: BatchTable;
  value: ValueTable;
  amount: AmountTable;
  person: PersonTable;
  role_grant: RoleGrantTable;
  session: SessionTable;
  token: TokenTable;
  idempotency: IdempotencyTable;
  mapping: { id: Generated<number>; name: string; body: Json; revision: number };
  document: { hash: string; name: string; media_type: string; bytes: Buffer; revision: number };
}
