import assert from 'node:assert/strict';
import test from 'node:test';
import { ACTIONS, type Action, can, type On, reaches, reachOf, refusal } from './can.ts';
import { ANONYMOUS, type Grant, ROLES, type Role, type Viewer, viewerOn } from './person.ts';
import type { Scope } from './scope.ts';

const person = { id: 1, username: 'nguoi', name: 'Người thử', unit: null };
const grant = (role: Role, over: Partial<Grant> = {}): Grant => ({
  role,
  unit: null,
  targets: null,
  validFrom: '2026-01-01',
  validTo: null,
  ...over,
});
const as = (grants: readonly Grant[], scopes: readonly Scope[] | null = null): Viewer =>
  viewerOn('2026-09-15', person, grants, scopes);

// Which roles may do what; every action must have a line.
const ALLOWED: Record<Action, readonly Role[]> = {
  read: ROLES,
  'read-journal': ['auditor', 'admin'],
  'verify-journal': ['auditor', 'admin'],
  'manage-tokens': ['admin'],
  'manage-people': ['admin'],
  'place-goal': ['secretariat'],
  'confirm-indicator': ['secretariat'],
  'import-catalogue': ['secretariat'],
  'edit-assignments': ['secretariat'],
  'edit-method': ['secretariat'],
  'post-figures': ['service', 'secretariat', 'reporter'],
  'import-figures': ['secretariat', 'reporter'],
  'read-work': [
    'admin',
    'secretariat',
    'city-leader',
    'lead',
    'unit-leader',
    'reporter',
    'auditor',
  ],
  'note-cell': ['reporter', 'unit-leader', 'lead', 'secretariat'],
  'read-report': ['secretariat', 'lead', 'unit-leader', 'reporter', 'auditor', 'city-leader'],
  'fill-report': ['reporter'],
  'sign-report': ['unit-leader'],
  'keep-evidence': ['reporter', 'unit-leader'],
  'reopen-report': ['secretariat'],
  'read-column': ['secretariat', 'lead', 'unit-leader', 'auditor', 'city-leader'],
  'confirm-column': ['lead'],
  'object-column': ['lead'],
  'return-cell': ['lead', 'secretariat'],
  'approve-column': ['secretariat'],
  'approve-office-column': ['city-leader'],
  'write-lead-words': ['lead'],
  'manage-cycles': ['secretariat'],
  'edit-checks': ['secretariat'],
  delegate: ['unit-leader', 'lead'],
};

for (const action of ACTIONS) {
  test(`${action}: exactly the roles of the table, and nobody unknown`, () => {
    for (const role of ROLES) {
      assert.equal(can(as([grant(role)]), action), ALLOWED[action].includes(role), role);
    }
    assert.equal(can(ANONYMOUS, action), false);
    assert.equal(refusal(ANONYMOUS, action)?.code, 'sign-in-needed');
  });
}

const reporter = grant('reporter', { unit: 'so-tu-phap' });
const CASES: readonly [string, Viewer, Action, On, boolean][] = [
  ['own unit', as([reporter]), 'post-figures', { units: ['so-tu-phap'] }, true],
  ['another unit', as([reporter]), 'post-figures', { units: ['so-y-te'] }, false],
  ['one of several', as([reporter]), 'post-figures', { units: ['so-y-te', 'so-tu-phap'] }, true],
  ['nobody enters it', as([reporter]), 'post-figures', { units: [] }, false],
  ['everywhere', as([grant('service')]), 'post-figures', { units: [] }, true],
  [
    'target within',
    as([grant('secretariat', { targets: [5] })]),
    'place-goal',
    { target: 5 },
    true,
  ],
  [
    'target outside',
    as([grant('secretariat', { targets: [5] })]),
    'place-goal',
    { target: 6 },
    false,
  ],
  [
    'city work by one unit’s',
    as([grant('admin', { unit: 'so-y-te' })]),
    'manage-people',
    {},
    false,
  ],
  [
    'city work by some targets’',
    as([grant('auditor', { targets: [5] })]),
    'read-journal',
    {},
    false,
  ],
  ['not yet', as([grant('admin', { validFrom: '2026-09-16' })]), 'manage-tokens', {}, false],
  ['last day', as([grant('admin', { validTo: '2026-09-15' })]), 'manage-tokens', {}, true],
  ['ended', as([grant('admin', { validTo: '2026-09-14' })]), 'manage-tokens', {}, false],
  ['scope given', as([grant('service')], ['figures:write']), 'post-figures', {}, true],
  ['scope missing', as([grant('service')], ['read']), 'post-figures', {}, false],
  ['scope beyond role', as([grant('service')], ['catalogue:write']), 'place-goal', {}, false],
  ['reading is open to all', ANONYMOUS, 'read', { open: true }, true],
  [
    'open reading needs no scope',
    as([grant('service')], ['figures:write']),
    'read',
    { open: true },
    true,
  ],
  ['openness opens reading only', ANONYMOUS, 'read-journal', { open: true }, false],
  ['no grant, no reading', as([]), 'read', {}, false],
];

for (const [name, viewer, action, on, want] of CASES) {
  test(`can ${action}: ${name}`, () => assert.equal(can(viewer, action, on), want));
}

test('a refusal names the right in both languages', () => {
  const problem = refusal(as([grant('auditor')]), 'manage-tokens');
  assert.match(problem?.say('vi') ?? '', /quản lý mã truy cập/);
  assert.match(problem?.say('en') ?? '', /manage access tokens/);
});

const REACH: readonly [string, Viewer, boolean, readonly [number, boolean][]][] = [
  ['nobody on a demonstration', ANONYMOUS, true, [[44, false]]],
  ['secretariat', as([grant('secretariat')]), false, [[44, true]]],
  [
    'auditor of one target',
    as([grant('auditor', { targets: [44] })]),
    false,
    [
      [44, true],
      [45, false],
    ],
  ],
  ['reporter without named targets', as([reporter]), false, [[44, false]]],
  [
    'lead of 44',
    as([grant('lead', { unit: 'cong-an', targets: [44] })]),
    false,
    [
      [44, true],
      [47, false],
    ],
  ],
  ['admin', as([grant('admin')]), false, [[44, false]]],
  ['token without read', as([grant('secretariat')], ['figures:write']), false, [[44, false]]],
];
for (const [name, viewer, demonstration, rows] of REACH) {
  test(`restricted rows: ${name}`, () => {
    const reach = reachOf(viewer, demonstration);
    for (const [target, want] of rows) {
      assert.equal(reaches(reach, { target, disclosure: 'restricted' }), want, String(target));
    }
    assert.equal(reaches(reach, { target: 1, disclosure: 'public' }), true);
  });
}

test('internal rows: open on a demonstration, else for the signed-in', () => {
  const internal = { target: 1, disclosure: 'internal' } as const;
  assert.equal(reaches(reachOf(ANONYMOUS, true), internal), true);
  assert.equal(reaches(reachOf(ANONYMOUS, false), internal), false);
  assert.equal(reaches(reachOf(as([reporter]), false), internal), true);
});
