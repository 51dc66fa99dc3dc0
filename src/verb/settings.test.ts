import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { parseSettings, SETTINGS } from './settings.ts';

test('docs/configuration.md lists every setting with its default, and no other', async () => {
  const page = await readFile(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `([A-Z0-9_]+)` \| (?:`([^`]*)`)? ?\| (.+) \|$/gm)];
  assert.deepEqual(
    rows.map(([, name, fallback = '']) => ({ name, fallback })),
    SETTINGS.map(({ name, fallback }) => ({ name, fallback })),
  );
});

test('without any variable the defaults stand; an empty one counts as not set', () => {
  const plain = parseSettings({});
  assert('settings' in plain);
  assert.equal(plain.settings.port, 3000);
  assert.equal(plain.settings.host, '127.0.0.1');
  assert.equal(plain.settings.databaseUrl, null);
  assert.equal(plain.settings.rateLimit, true);
  assert.deepEqual(parseSettings({ PORT: '', DEMO_TOKEN: '' }), plain);
});

test('DATABASE_URL may name a socket in place of a host', () => {
  const DATABASE_URL = 'postgresql://u:p@/kydai?host=%2Frun%2Fpostgresql&port=5432';
  const parsed = parseSettings({ DATABASE_URL });
  assert('settings' in parsed);
  assert.equal(parsed.settings.databaseUrl, DATABASE_URL);
});

const FAULTS: readonly [Record<string, string>, RegExp][] = [
  [{ PORT: '65536' }, /^PORT=«65536»: .*65535/],
  [{ PORT: '3000a' }, /^PORT/],
  [{ RATE_LIMIT: 'no' }, /^RATE_LIMIT.*on, off/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL/],
  [{ PUBLIC_URL: 'kydai.example' }, /^PUBLIC_URL.*https?:/],
  [{ UPLOAD_LIMIT_MB: '0' }, /^UPLOAD_LIMIT_MB/],
  [{ TRUST_PROXY: '-1' }, /^TRUST_PROXY/],
  [{ SESSION_HOURS: '1.5' }, /^SESSION_HOURS/],
  [{ ADMIN_PASSWORD: 'ngan' }, /^ADMIN_PASSWORD: .*8/],
  [{ EVIDENCE_S3_URL: 'https://s3.example.vn/b' }, /^EVIDENCE_S3_URL.*EVIDENCE_S3_SECRET/],
  [{ CLAMD: 'localhost' }, /^CLAMD/],
  [{ CLAMD: '127.0.0.1:70000' }, /^CLAMD/],
  [{ SMTP_URL: 'http://mail.example.vn' }, /^SMTP_URL.*smtps?:/],
  [{ MAIL_FROM: 'Kỳ Đài' }, /^MAIL_FROM/],
  [{ SMTP_URL: 'smtp://u:bi-mat@m', MAIL_FROM: 'a@b.vn' }, /^PUBLIC_URL.*SMTP_URL/],
  [{ IDENTITY_KEY: 'bi-mat' }, /^IDENTITY_KEY: .*32/],
  [{ OIDC_ISSUERS: '[{"id":"a"}]' }, /^OIDC_ISSUERS: \[0\]\.issuer/],
  [{ DATABASE_URL: 'mysql://u:bi-mat@h/d' }, /^DATABASE_URL.*postgres/],
];
for (const [env, want] of FAULTS) {
  test(`refused: ${Object.keys(env).join()}`, () => {
    const parsed = parseSettings(env);
    assert('errors' in parsed);
    assert.equal(parsed.errors.length, 1);
    assert.match(parsed.errors[0] ?? '', want);
    assert(!parsed.errors[0]?.includes('bi-mat'), 'no password in a message');
  });
}

test('clamd is reached by host and port, or by a socket', () => {
  const clamd = (CLAMD: string) => {
    const parsed = parseSettings({ CLAMD });
    assert('settings' in parsed);
    return parsed.settings.evidence.clamd;
  };
  assert.deepEqual(clamd('127.0.0.1:3310'), { host: '127.0.0.1', port: 3310 });
  assert.deepEqual(clamd('[::1]:3310'), { host: '::1', port: 3310 });
  assert.deepEqual(clamd('/run/clamav/clamd.ctl'), { path: '/run/clamav/clamd.ctl' });
});

test('all faults are told at once', () => {
  const parsed = parseSettings({ PORT: 'x', LOG_LEVEL: 'y', RATE_LIMIT: 'z' });
  assert('errors' in parsed);
  assert.equal(parsed.errors.length, 3);
});
