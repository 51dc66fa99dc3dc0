import assert from 'node:assert/strict';
import test from 'node:test';
import type { Catalogue, Unit } from './catalogue.ts';
import { enteringUnits } from './entering-units.ts';

const unit = (code: string, over: Partial<Unit> = {}): Unit => ({
  code,
  name: code,
  kind: 'department',
  aliases: [],
  area: null,
  members: [],
  ...over,
});
const units = [
  unit('so-tu-phap'),
  unit('so-y-te'),
  unit('ubnd-1', { kind: 'commune', area: '1' }),
  unit('ubnd-2', { kind: 'commune', area: '2' }),
  unit('cac-xa', { kind: 'group', members: ['communes'] }),
  unit('hai-so', { kind: 'group', members: ['so-tu-phap', 'so-y-te'] }),
];
const assigned = (enters: readonly string[]): Pick<Catalogue, 'assignments' | 'units'> => ({
  units,
  assignments: [
    {
      element: 'e',
      enters,
      verifies: 'so-y-te',
      owns: 'so-y-te',
      supplies: [],
      frequency: 'month',
      source: '',
      version: 1,
      effectiveFrom: '2026-01-01',
      revision: 1,
    },
  ],
});

const CASES: readonly [string, readonly string[], string, readonly string[]][] = [
  ['a department enters for every area', ['so-y-te'], '2', ['so-y-te']],
  ['communes enter for their own', ['cac-xa'], '2', ['ubnd-2']],
  ['no commune enters for the city', ['cac-xa'], '46', []],
  ['a group and a member of it', ['hai-so', 'so-y-te'], '46', ['so-tu-phap', 'so-y-te']],
  ['an unknown unit is nobody', ['khong-co'], '46', []],
];
for (const [name, enters, area, want] of CASES) {
  test(name, () => assert.deepEqual(enteringUnits(assigned(enters), 'e', area), want));
}
test('an element without assignment is entered by nobody', () =>
  assert.deepEqual(enteringUnits(assigned(['so-y-te']), 'khac', '46'), []));
