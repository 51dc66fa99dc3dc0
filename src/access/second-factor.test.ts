import assert from 'node:assert/strict';
import test from 'node:test';
import type { Role } from './person.ts';
import { type FirstStep, nextStep } from './second-factor.ts';

const NONE = { code: false, passkeys: 0, recoveryLeft: 0 };
const CODE = { ...NONE, code: true };
const KEY = { ...NONE, passkeys: 1 };
const first = (role: Role, more: Partial<FirstStep> = {}): FirstStep => ({
  ...{ roles: [role], factors: NONE, demonstration: false, strong: false },
  ...more,
});

const TABLE: readonly [string, FirstStep, ReturnType<typeof nextStep>][] = [
  ['an administrator without anything', first('admin'), 'enrol'],
  ['the secretariat without anything', first('secretariat'), 'enrol'],
  ['an administrator with codes', first('admin', { factors: CODE }), 'second'],
  ['an administrator with a passkey', first('admin', { factors: KEY }), 'second'],
  ['an administrator who came by passkey', first('admin', { factors: KEY, strong: true }), 'enter'],
  ['on a demonstration', first('admin', { demonstration: true }), 'enter'],
  ['a reporter', first('reporter'), 'enter'],
  ['a reporter who chose codes', first('reporter', { factors: CODE }), 'second'],
  [
    'a reporter with a passkey may still use the password',
    first('reporter', { factors: KEY }),
    'enter',
  ],
  ['no role at all', { ...first('reporter'), roles: [] }, 'enter'],
];
for (const [name, input, want] of TABLE) {
  test(`next step: ${name}`, () => assert.equal(nextStep(input), want));
}
