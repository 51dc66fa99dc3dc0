import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { madeCatalogue, madeElement, madeIndicator } from '../../test/made-catalogue.ts';
import { amountsSql, inputsSql, storeAmountsSql } from './amounts-sql.ts';
import { compile, readersOf } from './plan.ts';

const golden = (name: string): string => join(import.meta.dirname, 'golden', name);

const catalogue = madeCatalogue({
  elements: [
    madeElement({ code: 'online', time: 'flow', basis: 'calendar' }),
    madeElement({ code: 'all', time: 'flow', basis: 'calendar' }),
    madeElement({ code: 'hospital' }),
    madeElement({ code: 'school' }),
    madeElement({ code: 'places', sumOf: ['hospital', 'school'] }),
    madeElement({ code: 'people', frequency: 'year', validMonths: 18 }),
    madeElement({ code: 'crimes', time: 'flow', level: 'city', areaRule: 'none' }),
    madeElement({ code: 'step', level: 'city', areaRule: 'none', measure: 'share' }),
  ],
  indicators: [
    madeIndicator({
      code: 'flow',
      time: 'flow',
      basis: 'calendar',
      numerator: 'online',
      denominator: 'all',
    }),
    madeIndicator({ code: 'stock', numerator: 'places', denominator: 'people' }),
    madeIndicator({ code: 'count', kind: 'count', numerator: 'hospital' }),
    madeIndicator({
      code: 'reduction',
      kind: 'reduction',
      time: 'flow',
      numerator: 'crimes',
      base: { year: 2025, minimum: '30' },
    }),
    madeIndicator({
      code: 'milestone',
      kind: 'milestone',
      milestones: [{ element: 'step', name: 'Bước một', weight: '100', due: '2026-12-14' }],
    }),
  ],
});

test('the plan of every kind is as kept in golden/', (t) => {
  for (const { code } of catalogue.indicators) {
    t.assert.fileSnapshot(compile(catalogue, new Set([code])), golden(`plan-${code}.json`));
  }
});

test('the SQL of every use is as kept in golden/', (t) => {
  const asText = { serializers: [(text: unknown) => String(text)] };
  t.assert.fileSnapshot(amountsSql('current'), golden('amounts.sql'), asText);
  t.assert.fileSnapshot(amountsSql('at-revision'), golden('amounts-at-revision.sql'), asText);
  t.assert.fileSnapshot(storeAmountsSql(), golden('store-amounts.sql'), asText);
  t.assert.fileSnapshot(inputsSql('at-revision'), golden('inputs.sql'), asText);
});

test('compiling is pure: the same definitions give the same plan', () => {
  assert.deepEqual(compile(catalogue), compile(structuredClone(catalogue)));
});

test('a part of a derived element touches every indicator that reads the sum', () => {
  assert.deepEqual([...readersOf(compile(catalogue), new Set(['hospital']))], ['stock', 'count']);
  assert.deepEqual([...readersOf(compile(catalogue), new Set(['nothing']))], []);
});

test('where the calendar is official the administrative figure stands beside it', () => {
  const bases = compile(catalogue)
    .steps.filter((step) => step.code === 'flow')
    .map((step) => step.basis);
  assert.deepEqual(bases, ['calendar', 'administrative']);
});

test('an element that the catalogue does not know stops the compilation', () => {
  const broken = madeCatalogue({ indicators: [madeIndicator({ code: 'x', numerator: 'gone' })] });
  assert.throws(() => compile(broken), /unknown element gone/);
});
