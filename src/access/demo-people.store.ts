import type { Kysely } from 'kysely';
import { dayInVietnam } from '../kernel/period.ts';
import { change, type Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import { demoAccounts, SERVICE_ACCOUNT } from './demo-accounts.ts';
import { hashPassword, verifyPassword } from './password.file.ts';
import { findAccount, listUsernames, saveAccounts } from './person.store.ts';
import { SERVICE_SCOPES } from './scope.ts';
import { findToken, insertToken, restoreToken, revokeNamed } from './token.store.ts';

export interface DemoPeople {
  /** One password for every account, hashed once. */
  readonly password: string;
  readonly units: Parameters<typeof demoAccounts>[0];
  /** Targets that a unit leads, by unit code. */
  readonly leads: ReadonlyMap<string, readonly number[]>;
}

/** Creates the demonstration's accounts, or brings them up to date. The service account gets no password. */
async function seedDemoPeople(tx: Tx, people: DemoPeople): Promise<void> {
  const passwordHash = await hashPassword(people.password);
  const accounts = demoAccounts(people.units, people.leads).map((account) => ({
    ...account,
    passwordHash: account.username === SERVICE_ACCOUNT ? null : passwordHash,
  }));
  await saveAccounts(tx, dayInVietnam(tx.at), accounts);
}

const TOKEN_NAME = 'DEMO_TOKEN';

/** The service account's bearer token is the given one; an earlier one stops working. */
async function seedDemoToken(tx: Tx, secret: string): Promise<void> {
  const owner = await findAccount(tx.sql, SERVICE_ACCOUNT);
  if (!owner) throw new Error(`there is no account ${SERVICE_ACCOUNT}`);
  await revokeNamed(tx, owner.id, TOKEN_NAME);
  if (await restoreToken(tx, owner.id, secret)) return;
  await insertToken(tx, {
    person: owner.id,
    name: TOKEN_NAME,
    secret,
    scopes: SERVICE_SCOPES,
    expiresAt: null,
  });
}

/**
 * What a start of the demonstration does about its accounts: writes only what is not yet so, and gives
 * the usernames. `token` null takes an earlier DEMO_TOKEN away.
 */
export async function openDemoAccounts(
  db: Kysely<Database>,
  people: DemoPeople & { readonly token: string | null },
  at: Date,
): Promise<readonly string[]> {
  const wanted = demoAccounts(people.units, people.leads).map((account) => account.username);
  const by = { by: 'system', at };
  if (!(await areReady(db, wanted, people.password))) {
    await change(db, { ...by, action: 'people-seeded', on: 'people' }, (tx) =>
      seedDemoPeople(tx, people),
    );
  }
  const { token } = people;
  if (token !== null && !(await findToken(db, token, at))) {
    await change(db, { ...by, action: 'token-created', on: `token/${TOKEN_NAME}` }, (tx) =>
      seedDemoToken(tx, token),
    );
  }
  if (token === null && (await hasLivingToken(db))) {
    const owner = await findAccount(db, SERVICE_ACCOUNT);
    await change(db, { ...by, action: 'token-revoked', on: `token/${TOKEN_NAME}` }, (tx) =>
      revokeNamed(tx, owner?.id ?? 0, TOKEN_NAME),
    );
  }
  return wanted;
}

async function areReady(
  db: Kysely<Database>,
  wanted: readonly string[],
  password: string,
): Promise<boolean> {
  const present = new Set(await listUsernames(db));
  if (!wanted.every((username) => present.has(username))) return false;
  return verifyPassword((await findAccount(db, 'admin'))?.passwordHash, password);
}

async function hasLivingToken(db: Kysely<Database>): Promise<boolean> {
  const found = await db
    .selectFrom('token')
    .select('id')
    .where('name', '=', TOKEN_NAME)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}
