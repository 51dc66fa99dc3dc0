import assert from 'node:assert/strict';
import test from 'node:test';
import type { Role, Viewer } from './person.ts';
import type { Scope } from './scope.ts';
import { tokenRefusal } from './token.ts';

const grant = (role: Role) => ({
  ...{ id: 1, role, unit: null, targets: null, validFrom: '2026-01-01', validTo: null },
});
const person = { id: 1, username: 'admin', name: 'Quản trị', unit: null };
const admin = (scopes: readonly Scope[] | null): Viewer =>
  ({ kind: 'person', person, grants: [grant('admin')], scopes, csrf: null }) as unknown as Viewer;

const CASES: readonly [string, readonly Scope[] | null, number, Role, Scope[], string | null][] = [
  ['a system of its own', null, 2, 'service', ['read', 'reports:write'], null],
  ['an officer’s system sends drafts', null, 2, 'reporter', ['reports:write'], null],
  ['a leader’s system reads', null, 2, 'unit-leader', ['read'], null],
  ['a leader would sign', null, 2, 'unit-leader', ['reports:write'], 'token-in-anothers-name'],
  ['a lead would confirm', null, 2, 'lead', ['reports:write'], 'token-in-anothers-name'],
  ['the office would approve', null, 2, 'secretariat', ['reports:write'], 'token-in-anothers-name'],
  ['the city too', null, 2, 'city-leader', ['read', 'reports:write'], 'token-in-anothers-name'],
  ['one’s own', null, 1, 'secretariat', ['reports:write'], null],
  ['by a token, no more than itself', ['tokens:write', 'read'], 2, 'service', ['read'], null],
  ['by a token, more', ['tokens:write'], 1, 'admin', ['tokens:write', 'read'], 'token-too-wide'],
];

for (const [name, scopes, id, role, wanted, code] of CASES) {
  test(`a token: ${name}`, () => {
    const refused = tokenRefusal(admin(scopes), { id, grants: [grant(role)] }, wanted);
    assert.equal(refused?.code ?? null, code);
  });
}
