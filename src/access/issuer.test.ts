import assert from 'node:assert/strict';
import test from 'node:test';
import { type ClaimMatch, type Claims, matchText, readIssuers } from './issuer.ts';

const one = { id: 'vneid', issuer: 'https://id.example.vn', clientId: 'kydai' };
const FAULTS: readonly [string, unknown, RegExp][] = [
  ['no list', { a: 1 }, /JSON/],
  ['an id with capitals', [{ ...one, id: 'VNeID' }], /\[0\]\.id/],
  ['plain http to elsewhere', [{ ...one, issuer: 'http://id.example.vn' }], /issuer: https/],
  ['no client', [{ ...one, clientId: '' }], /clientId/],
  ['a property that is none', [{ ...one, match: { claim: 'sub', property: 'role' } }], /match/],
  ['an unknown field', [{ ...one, role: 'admin' }], /\.role/],
  ['the same id twice', [one, one], /vneid/],
  ['a second factor elsewhere', [{ ...one, secondFactor: 'none' }], /secondFactor/],
];
for (const [name, given, want] of FAULTS) {
  test(`issuers refused: ${name}`, () => {
    const { faults } = readIssuers(JSON.stringify(given));
    assert.equal(faults.length, 1);
    assert.match(faults[0] ?? '', want);
  });
}

test('issuers: defaults, plain http on this machine, none', () => {
  const local = { ...one, issuer: 'http://127.0.0.1:4000' };
  const { issuers, faults } = readIssuers(JSON.stringify([local]));
  assert.deepEqual(faults, []);
  assert.deepEqual(issuers[0], {
    ...{ id: 'vneid', name: 'vneid', url: 'http://127.0.0.1:4000', clientId: 'kydai' },
    ...{ clientSecret: null, scope: 'openid profile email', match: null, secondFactor: 'here' },
  });
  assert.deepEqual(readIssuers(''), { issuers: [], faults: [] });
});

const email: ClaimMatch = { claim: 'email', property: 'email' };
const key: ClaimMatch = { claim: 'pid', property: 'personal-key' };
const MATCHES: readonly [string, Claims, ClaimMatch, string | undefined][] = [
  ['a verified address, in lower case', { email: 'A@x.vn', email_verified: true }, email, 'a@x.vn'],
  ['an address nobody verified', { email: 'a@x.vn' }, email, undefined],
  ['verified only in words', { email: 'a@x.vn', email_verified: 'true' }, email, undefined],
  ['a key as it is', { pid: ' 046A ' }, key, '046A'],
  ['a number is no text', { pid: 46 }, key, undefined],
  ['nothing', {}, key, undefined],
  ['blank', { pid: ' ' }, key, undefined],
];
for (const [name, claims, match, want] of MATCHES) {
  test(`claim: ${name}`, () => assert.equal(matchText(claims, match), want));
}
