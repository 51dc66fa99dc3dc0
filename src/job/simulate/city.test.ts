// The pure parts of the simulation: chance, proportions, courses, and the agenda of the shipped catalogue.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { withDefaultAssignments } from '../../catalogue/assignment.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { loadDemonstration } from '../../catalogue/demo-overlay.file.ts';
import { monthIndex } from '../../kernel/period.ts';
import { agendaOf, type Moment } from './agenda.ts';
import { chanceOf, normal } from './chance.ts';
import { apportion } from './communes.ts';
import { courseAt, logistic } from './course.ts';
import { openMonthOf } from './cycle-agenda.ts';
import { cityOf } from './figures.ts';
import { POPULATION, STORIES } from './story.ts';
import { truthOf } from './truth.ts';

const demo = await loadDemonstration(join(import.meta.dirname, '..', '..', '..', 'catalogue'));
const stamp = { version: 1, effectiveFrom: '2024-12-14', revision: 1 };
const stamped = <T extends object>(all: readonly T[]) => all.map((one) => ({ ...one, ...stamp }));
const catalogue: Catalogue = {
  ...demo.source,
  goals: stamped(demo.source.goals),
  indicators: stamped(demo.source.indicators),
  elements: stamped(demo.source.elements),
  assignments: stamped(withDefaultAssignments(demo.source)),
  checks: stamped(demo.source.checks),
  method: { ...demo.source.method, ...stamp },
};
const calendar = { holidays: new Set<string>(), workedInstead: new Set<string>() };
const agenda = (seed: number, until: string): Moment[] =>
  agendaOf(
    {
      ...{ city: cityOf(catalogue, chanceOf(seed), 1), calendar },
      ...{ confirmations: demo.confirmations, openMonth: openMonthOf(until, calendar, new Set()) },
    },
    until,
  );

test('chance depends on seed and key alone, and is even', () => {
  const chance = chanceOf(7);
  assert.equal(chance('a', 3), chanceOf(7)('a', 3));
  assert.notEqual(chance('a', 3), chance('a', 4));
  assert.notEqual(chance('a', 3), chanceOf(8)('a', 3));
  const draws = Array.from({ length: 20_000 }, (_, i) => chance('even', i));
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const share = draws.filter((draw) => Math.floor(draw * 10) === tenth).length / draws.length;
    assert(Math.abs(share - 0.1) < 0.01, `${share} of the draws lie in tenth ${tenth}`);
  }
  const mean = draws.reduce((sum, _, i) => sum + normal(chance, i), 0) / draws.length;
  assert(Math.abs(mean) < 0.03, String(mean));
});

test('proportions are whole and add up', () => {
  const weights = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(fc.nat({ max: 10_000_000 }), weights, (total, shares) => {
      const counts = apportion(total, shares);
      assert(counts.every((count) => Number.isInteger(count) && count >= 0));
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        total,
      );
    }),
  );
});

test('a course passes through its knots and stays between them', () => {
  const course = [10, 20, 60, 70, 99] as const;
  const at = (year: number, month: number): number =>
    100 * logistic(courseAt(course, monthIndex(year, month)));
  for (const [year, month, want] of [
    [2024, 9, 10],
    [2025, 1, 10],
    [2025, 12, 20],
    [2026, 9, 60],
    [2026, 12, 70],
    [2030, 12, 99],
    [2032, 1, 99],
  ] as const) {
    assert(Math.abs(at(year, month) - want) < 1e-9, `${year}-${month}: ${at(year, month)}`);
  }
  assert(at(2026, 3) > 20 && at(2026, 3) < 60);
});

test('every element of the shipped catalogue has its own story', () => {
  const told = new Set(Object.keys(STORIES));
  const answered = catalogue.elements.filter(
    ({ sumOf, disclosure, measure }) =>
      sumOf.length === 0 && disclosure !== 'restricted' && measure !== 'share',
  );
  assert.deepEqual(
    answered.filter(({ code }) => !told.has(code)).map(({ code }) => code),
    [],
  );
  const known = new Set(catalogue.elements.map(({ code }) => code));
  const named = Object.values(STORIES).flatMap((story) => ('of' in story ? [story.of] : []));
  assert.deepEqual(
    [...told, ...named].filter((code) => typeof code === 'string' && !known.has(code)),
    [],
  );
});

test('the communes add up to the published population, and no part exceeds its whole', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const truth = truthOf(catalogue, chanceOf(seed), 1);
      const people = truth.counts('dan-so-thuong-tru', monthIndex(2025, 12)).communes;
      assert.equal(people.length, 40);
      assert.equal(
        people.reduce((sum, count) => sum + count, 0),
        POPULATION,
      );
      for (const month of [monthIndex(2025, 9), monthIndex(2026, 9), monthIndex(2028, 3)]) {
        const d = truth.counts('ho-so-tiep-nhan', month).communes;
        const n = truth.counts('ho-so-truc-tuyen', month).communes;
        assert(n.every((count, i) => count <= (d[i] ?? 0)));
      }
    }),
    { numRuns: 10 },
  );
});

test('the same seed gives the same agenda; a shorter one is its beginning', () => {
  const long = agenda(46, '2026-03-10');
  assert.deepEqual(long, agenda(46, '2026-03-10'));
  const short = agenda(46, '2025-11-05');
  assert(short.length > 20, `only ${short.length} moments`);
  assert.deepEqual(long.slice(0, short.length), short);
  assert.notDeepEqual(agenda(47, '2025-11-05'), short);
});

test('nothing is entered before its period has begun, nor twice', () => {
  const seen = new Set<string>();
  let entries = 0;
  for (const { act, at } of agenda(46, '2026-10-20')) {
    if (act.kind !== 'report') continue;
    for (const { element, area, basis, period, origin, month, amount } of act.entries) {
      const key = [element, area, basis, period, origin].join('|');
      assert(!seen.has(key), `${key} is entered twice`);
      seen.add(key);
      assert(at >= new Date(`${Math.floor(month / 12) - 1}-12-14T00:00:00Z`), key);
      assert(/^(0|[1-9]\d*|0\.\d+)$/.test(amount), `${key}: ${amount}`);
      entries += 1;
    }
  }
  assert(entries > 15_000, `only ${entries} entries`);
});
