// What no answer may ever hold: planted before, looked for in everything that comes back.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { TestApp } from './app.ts';

/** A personal key of every account, and the seed of a one-time code of one. */
const KEY = 'khoa-dinh-danh-';
const SEED = randomBytes(20);

/** Gives a check that throws when a text tells a secret of the instance; those of later sessions too. */
export async function plantSecrets({
  database,
}: Pick<TestApp, 'database'>): Promise<(text: string, where: string) => void> {
  const { kysely: db } = database;
  await sql`update person set personal_key = ${KEY} || id`.execute(db);
  await sql`insert into one_time_code (person, seed, confirmed_at, created_at)
    select id, ${SEED}, null, now() from person where username = 'kiemtoan'`.execute(db);
  const { rows } = await sql<{ secret: string }>`
    select distinct password_hash as secret from person where password_hash is not null
    union select token_hash from session union select token_hash from token
    union select hash from access_link`.execute(db);
  const seeds = (['hex', 'base64', 'base64url'] as const).map((form) => SEED.toString(form));
  const secrets = [
    ...rows.map(({ secret }) => secret),
    ...seeds,
    KEY,
    'scrypt$',
    '$argon2',
    '$scrypt',
  ];
  assert(rows.length > 3, 'there is something to look for');
  return (text, where) => {
    const told = secrets.find((secret) => text.includes(secret));
    assert.equal(told, undefined, `${where} tells a secret`);
  };
}
