// Tables of migrations/004_identity.sql.
import type { Generated } from 'kysely';

interface EntryTable {
  token_hash: string;
  person: number;
  way: string;
  next: string;
  issuer: string | null;
  id_token: string | null;
  failures: Generated<number>;
  expires_at: Date;
}

interface PasskeyTable {
  id: string;
  person: number;
  name: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  backed_up: boolean;
  created_at: Date;
  last_used_at: Date | null;
}

interface OneTimeCodeTable {
  person: number;
  seed: Buffer;
  step: Generated<number>;
  confirmed_at: Date | null;
  created_at: Date;
}

interface AccessLinkTable {
  hash: string;
  person: number;
  purpose: string;
  by: string;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

interface IssuerRequestTable {
  state_hash: string;
  browser_hash: string;
  issuer: string;
  nonce: string;
  verifier: string;
  next: string;
  person: number | null;
  expires_at: Date;
}

export interface IdentityTables {
  entry: EntryTable;
  passkey: PasskeyTable;
  challenge: { challenge: string; purpose: string; person: number | null; expires_at: Date };
  one_time_code: OneTimeCodeTable;
  recovery_code: { person: number; hash: string; used_at: Date | null };
  sign_in_failure: { key: string; count: number; last: Date };
  access_link: AccessLinkTable;
  issuer_request: IssuerRequestTable;
  issuer_link: { issuer: string; subject: string; person: number; created_at: Date };
}
