import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { testDatabase } from '../../test/database.ts';
import { findAccessLink } from '../access/access-link.store.ts';
import { ensureFirstAdmin } from '../access/first-admin.store.ts';
import { findAccount } from '../access/person.store.ts';
import { factorsOf } from '../access/second-factor.store.ts';
import type { Program } from './program.ts';
import { resetAccess } from './reset-access.ts';
import { parseSettings } from './settings.ts';

const at = new Date('2026-10-01T02:00:00Z');

test('reset-access prints a link that works, and takes the second step away unless told not to', async (t) => {
  const database = await testDatabase(t);
  const { kysely: db } = database;
  await ensureFirstAdmin(db, { at, password: 'bốn từ không liên quan', secret: '' });
  const { id: person } = (await findAccount(db, 'admin')) ?? { id: 0 };
  const seed = { seed: Buffer.from('x'), created_at: at, confirmed_at: at };
  await db
    .insertInto('one_time_code')
    .values({ person, ...seed })
    .execute();
  const parsed = parseSettings({ PUBLIC_URL: 'https://kydai.example.vn' });
  assert('settings' in parsed);
  const printed: string[] = [];
  const run = (...words: string[]): Promise<void> => {
    const program: Program = {
      ...{ words, settings: parsed.settings, clock: () => at, say: () => {} },
      random: (bytes) => randomBytes(bytes),
      print: (line) => printed.push(line),
      ended: new AbortController().signal,
      connect: async () => ({ ...database, stop: async () => {} }) as never,
    };
    return resetAccess(program);
  };
  await assert.rejects(run('khong-co'), /Không có tài khoản/);
  await run('admin', '--keep-second-step');
  assert.equal((await factorsOf(db, person)).code, true);
  await run('admin');
  assert.equal((await factorsOf(db, person)).code, false);
  const links = printed.map((line) =>
    /https:\/\/kydai\.example\.vn\/set-password\/(\S+)$/.exec(line),
  );
  assert.equal(await findAccessLink(db, links[0]?.[1] ?? '', at), undefined, 'the new one ends it');
  assert.equal((await findAccessLink(db, links[1]?.[1] ?? '', at))?.username, 'admin');
});
