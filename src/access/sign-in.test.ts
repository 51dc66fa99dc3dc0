import assert from 'node:assert/strict';
import test from 'node:test';
import { type Failures, isAlive, isFresh, waitSeconds } from './sign-in.ts';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 8, 1) + seconds * 1000);

const WAITS: readonly [string, Failures | undefined, number, number][] = [
  ['no failure', undefined, 0, 0],
  ['below the free ones', { count: 4, last: at(0) }, 0, 0],
  ['the first that waits', { count: 5, last: at(0) }, 0, 5],
  ['part of the wait is over', { count: 5, last: at(0) }, 3, 2],
  ['it is over', { count: 5, last: at(0) }, 5, 0],
  ['doubles', { count: 8, last: at(0) }, 0, 40],
  ['never longer than a quarter of an hour', { count: 400, last: at(0) }, 0, 900],
];
for (const [name, failures, seconds, want] of WAITS) {
  test(`wait: ${name}`, () => assert.equal(waitSeconds(failures, 5, at(seconds)), want));
}

test('a session ends without use, and in any case', () => {
  const lifetime = { idle: 60_000, absolute: 600_000 };
  const session = { createdAt: at(0), lastSeenAt: at(500) };
  assert.equal(isAlive(session, lifetime, at(559)), true);
  assert.equal(isAlive(session, lifetime, at(560)), false);
  assert.equal(isAlive({ ...session, lastSeenAt: at(590) }, lifetime, at(600)), false);
});

test('a change of how one signs in needs a fresh sign-in', () => {
  assert.equal(isFresh({ createdAt: at(0) }, at(899)), true);
  assert.equal(isFresh({ createdAt: at(0) }, at(900)), false);
});
