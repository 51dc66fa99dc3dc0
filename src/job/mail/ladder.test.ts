import assert from 'node:assert/strict';
import test from 'node:test';
import { type Pressure, pressureOf } from '../../indicator/work/work.ts';
import { concerns, isWorthTelling, LADDER, type Step, stepOf } from './ladder.ts';

// Thursday 15/10/2026 is the last day; 17 and 18 are a weekend.
const calendar = { holidays: new Set<string>(), workedInstead: new Set<string>() };
const on = (today: string): Pressure => pressureOf('2026-10-15', today, calendar);

const STEPS: readonly (readonly [today: string, step: Step, leader: boolean, office: boolean])[] = [
  ['2026-10-12', 'new', false, false],
  ['2026-10-13', 'new', false, false],
  ['2026-10-14', 'before', false, false],
  ['2026-10-15', 'today', false, false],
  ['2026-10-16', 'late', true, false],
  ['2026-10-17', 'late', true, false],
  ['2026-10-19', 'late', true, false],
  ['2026-10-20', 'escalated', true, true],
  ['2026-11-02', 'escalated', true, true],
];
for (const [today, step, leader, office] of STEPS) {
  test(`an item of 15/10/2026 on ${today}: ${step}`, () => {
    const pressure = on(today);
    assert.deepEqual(
      [stepOf(pressure), concerns(pressure, 'unit-leader'), concerns(pressure, 'standing-office')],
      [step, leader, office],
    );
  });
}

test('a deadline on a day off is late on the day after, although no working day has passed', () => {
  const pressure = pressureOf('2026-10-17', '2026-10-18', calendar);
  assert.deepEqual(pressure, { kind: 'late', workdays: 0 });
  assert.equal(stepOf(pressure), 'late');
});

test('the ladder climbs', () => {
  const days = LADDER.map(({ from }) => from);
  assert.deepEqual(
    days,
    [...days].sort((a, b) => a - b),
  );
});

const WORTH: readonly (readonly [Step, string[], 'immediate' | 'daily', boolean])[] = [
  ['new', [], 'daily', true],
  ['new', [], 'immediate', true],
  ['new', ['new'], 'daily', false],
  ['before', ['new'], 'daily', true],
  ['before', ['new', 'before'], 'daily', false],
  ['late', ['before', 'late'], 'daily', true],
  ['late', ['before', 'late'], 'immediate', false],
  ['escalated', ['late'], 'immediate', true],
];
for (const [step, told, choice, want] of WORTH) {
  test(`${choice}: at «${step}», told at ${told.join(', ') || 'no step'} → ${want}`, () => {
    assert.equal(isWorthTelling({ step, told }, choice), want);
  });
}
