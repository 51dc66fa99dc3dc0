import assert from 'node:assert/strict';
import test from 'node:test';
import { isRefusal } from '../kernel/refusal.ts';
import {
  checkGrant,
  type Delegation,
  delegate,
  type GrantOrder,
  handOver,
  isLiving,
} from './grant.ts';
import type { Grant } from './person.ts';

const KNOWN = { units: new Set(['so-tu-phap']), targets: new Set([1, 2]) };
const ORDER: GrantOrder = {
  role: 'reporter',
  unit: 'so-tu-phap',
  targets: null,
  validFrom: '2026-09-01',
  validTo: null,
  reason: 'Quyết định phân công',
};

const ORDERS: readonly [string, Partial<GrantOrder>, string | undefined][] = [
  ['a complete order', {}, undefined],
  ['without a reason', { reason: ' ' }, 'reason-needed'],
  ['a unit role without its unit', { unit: null }, 'grant-unit-needed'],
  ['a city role without a unit', { role: 'auditor', unit: null }, undefined],
  ['an unknown unit', { unit: 'khong-co' }, 'unit-unknown'],
  ['an unknown target', { targets: [1, 77] }, 'grant-target-unknown'],
  ['no targets at all', { targets: [] }, 'grant-targets-empty'],
  ['dates that run backwards', { validTo: '2026-08-31' }, 'grant-dates'],
  ['one day', { validTo: '2026-09-01' }, undefined],
];

for (const [name, change, want] of ORDERS) {
  test(`grant: ${name}`, () => {
    assert.equal(checkGrant({ ...ORDER, ...change }, KNOWN)?.code, want);
  });
}

type Own = Grant & { readonly passedBy: number | null };
const own = (over: Partial<Own> = {}): Own => ({
  ...{ role: 'unit-leader', unit: 'so-tu-phap', targets: null, passedBy: null },
  ...{ validFrom: '2026-01-01', validTo: null },
  ...over,
});
const AWAY: Delegation = {
  from: { id: 1, unit: 'so-tu-phap' },
  to: { id: 2, unit: 'so-tu-phap', disabled: false },
  validFrom: '2026-09-20',
  validTo: '2026-09-25',
  reason: 'Đi công tác',
};

const DELEGATIONS: readonly [string, Partial<Delegation>, Own, string | undefined][] = [
  ['through an absence', {}, own(), undefined],
  ['to oneself', { to: { ...AWAY.to, id: 1 } }, own(), 'delegate-to-self'],
  ['to a disabled account', { to: { ...AWAY.to, disabled: true } }, own(), 'delegate-to-nobody'],
  ['without a reason', { reason: '' }, own(), 'reason-needed'],
  ['of yesterday', { validFrom: '2026-09-14' }, own(), 'grant-dates'],
  ['backwards', { validTo: '2026-09-19' }, own(), 'grant-dates'],
  ['for half a year', { validTo: '2027-03-20' }, own(), 'delegation-too-long'],
  ['beyond the own right', {}, own({ validTo: '2026-09-24' }), 'delegate-nothing'],
  ['of what was lent', {}, own({ passedBy: 3 }), 'delegate-nothing'],
  ['of entering alone', {}, own({ role: 'reporter' }), 'delegate-nothing'],
  ['of the city’s roles', {}, own({ role: 'secretariat', unit: null }), 'delegate-nothing'],
];

for (const [name, change, grant, want] of DELEGATIONS) {
  test(`delegation: ${name}`, () => {
    const passed = delegate({ ...AWAY, ...change }, [grant], '2026-09-15');
    assert.equal(isRefusal(passed) ? passed.code : undefined, want);
    if (isRefusal(passed)) return;
    assert.deepEqual(passed, [
      { ...ORDER_OF(grant), validFrom: AWAY.validFrom, validTo: AWAY.validTo },
    ]);
  });
}

const ORDER_OF = ({ role, unit, targets }: Own) => ({ role, unit, targets });

test('a grant lives until its last day, and never when it was taken back before its first', () => {
  const on = (validFrom: string, validTo: string | null): boolean =>
    isLiving({ validFrom, validTo }, '2026-10-01');
  assert(on('2026-09-01', null) && on('2026-09-01', '2026-10-01') && on('2026-12-01', null));
  assert(!on('2026-09-01', '2026-09-30'));
  assert(!on('2026-10-02', '2026-10-01'));
});

test('handover: living grants pass on from the day, what ends before stays', () => {
  const grants = [
    { id: 1, ...own() },
    { id: 2, ...own({ role: 'lead', targets: [1], validTo: '2026-12-31' }) },
    { id: 3, ...own({ validTo: '2026-09-30' }) },
    { id: 4, ...own({ validFrom: '2027-01-01' }) },
    { id: 5, ...own({ validFrom: '2027-01-01', validTo: '2026-12-31' }) },
    { id: 6, ...own({ validTo: '2026-12-31', passedBy: 9 }) },
  ];
  const { end, lastDay, give } = handOver(grants, '2026-10-01');
  assert.deepEqual(end, [1, 2, 4]);
  assert.equal(lastDay, '2026-09-30');
  assert.deepEqual(
    give.map(({ validFrom, validTo }) => [validFrom, validTo]),
    [
      ['2026-10-01', null],
      ['2026-10-01', '2026-12-31'],
      ['2027-01-01', null],
    ],
  );
});
