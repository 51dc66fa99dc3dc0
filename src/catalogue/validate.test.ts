import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import type { CatalogueSource, Goal, Indicator, Target } from './catalogue.ts';
import type { PlaceKind } from './fault.ts';
import { loadCatalogueFolder } from './load.file.ts';
import { validateCatalogue } from './validate.ts';

const source = await loadCatalogueFolder(join(import.meta.dirname, '..', '..', 'catalogue'));

const edit = <T>(items: readonly T[], is: (item: T) => boolean, change: Partial<T>): T[] => {
  assert(items.some(is), 'the edited item exists');
  return items.map((item) => (is(item) ? { ...item, ...change } : item));
};
const goal = (id: string, change: Partial<Goal>): Partial<CatalogueSource> => ({
  goals: edit(source.goals, (one) => one.id === id, change),
});
const indicator = (code: string, change: Partial<Indicator>): Partial<CatalogueSource> => ({
  indicators: edit(source.indicators, (one) => one.code === code, change),
});
const target = (number: number, change: Partial<Target>): Partial<CatalogueSource> => ({
  targets: edit(source.targets, (one) => one.number === number, change),
});
const again = <T>(items: readonly T[]): T[] => [...items, ...items.slice(0, 1)];
const milestones = source.indicators.find(({ code }) => code === '4')?.milestones ?? [];

/** A broken catalogue, the kind and field objected to, and words of the reason. */
type Case = readonly [string, Partial<CatalogueSource>, PlaceKind, string | undefined, RegExp];

const CASES: readonly Case[] = [
  [
    'start after end',
    { programme: { ...source.programme, start: 2031 } },
    'programme',
    'start',
    /2031/,
  ],
  ['unknown city', { programme: { ...source.programme, city: '47' } }, 'programme', 'city', /«47»/],
  [
    'unknown standing office',
    { programme: { ...source.programme, standingOffice: 'van-phong' } },
    'programme',
    'standingOffice',
    /«van-phong»/,
  ],
  ['a number twice', { targets: again(source.targets) }, 'target', 'number', /đã dùng/],
  ['no lead', target(5, { leads: [] }), 'target', 'leads', /thiếu đơn vị chủ trì/],
  ['unknown lead', target(5, { leads: ['so-buu-chinh'] }), 'target', 'leads', /«so-buu-chinh»/],
  ['unknown coordinator', target(5, { coordinators: ['x'] }), 'target', 'coordinators', /«x»/],
  ['unknown group', target(5, { group: 'IX' }), 'target', 'group', /«IX»/],
  [
    'headline elsewhere',
    target(5, { judgedBy: { headline: '6' } }),
    'target',
    'judgedBy',
    /«6».*: 5/,
  ],
  ['milestone with goals', target(5, { kind: 'milestone' }), 'target', 'kind', /milestone/],
  [
    'no goal and no milestone',
    target(20, { kind: 'quantitative' }),
    'target',
    'goals',
    /chưa có mức/,
  ],
  ['goal id twice', { goals: again(source.goals) }, 'goal', 'id', /đã dùng/],
  [
    'two goals for one year',
    goal('5-2030', { year: 2026 }),
    'goal',
    'year',
    /mục tiêu 5 .*năm 2026/,
  ],
  ['goal of no target', goal('5-2030', { target: 77 }), 'goal', 'target', /mục tiêu 77/],
  ['goal id of another target', goal('5-2030', { id: '6-2030' }), 'goal', 'id', /«5-»/],
  ['unplaced with a year', goal('6-a', { year: 2026 }), 'goal', 'standing', /unplaced/],
  ['confirmed without a year', goal('5-2030', { year: null }), 'goal', 'standing', /thiếu năm/],
  ['assumed without a reason', goal('9-a', { why: '' }), 'goal', 'standing', /lý do/],
  ['year outside the phase', goal('5-2030', { year: 2031 }), 'goal', 'year', /2031.*2026-2030/],
  ['indicator twice', { indicators: again(source.indicators) }, 'indicator', 'code', /đã dùng/],
  [
    'ratio without denominator',
    indicator('5', { denominator: null }),
    'indicator',
    'denominator',
    /mẫu số/,
  ],
  [
    'ratio without numerator',
    indicator('5', { numerator: null }),
    'indicator',
    'numerator',
    /tử số/,
  ],
  [
    'count with a denominator',
    indicator('31', { denominator: 'ho-so-tiep-nhan' }),
    'indicator',
    'denominator',
    /Bỏ đi/,
  ],
  [
    'reduction without base',
    indicator('31', { kind: 'reduction' }),
    'indicator',
    'base',
    /năm gốc/,
  ],
  [
    'unknown numerator',
    indicator('5', { numerator: 'ho-so' }),
    'indicator',
    'numerator',
    /«ho-so»/,
  ],
  ['unknown owner', indicator('5', { owner: 'x' }), 'indicator', 'owner', /«x»/],
  [
    'different levels',
    indicator('19', { denominator: 'dan-so-trung-binh' }),
    'indicator',
    'denominator',
    /cùng cấp/,
  ],
  ['different basis', indicator('5', { basis: 'administrative' }), 'indicator', 'basis', /kỳ/],
  [
    'stock over flow',
    indicator('8a', { denominator: 'ho-so-tiep-nhan' }),
    'indicator',
    'denominator',
    /flow/,
  ],
  [
    'numerator of another time',
    indicator('5', { time: 'stock' }),
    'indicator',
    'time',
    /flow.*stock/,
  ],
  [
    'restricted part, public result',
    indicator('44', { disclosure: 'public' }),
    'indicator',
    'disclosure',
    /restricted/,
  ],
  [
    'a share as numerator',
    indicator('5', { numerator: 'ty-le-tra-cuu-doi-tuong-vi-pham' }),
    'indicator',
    'kind',
    /đã là tỷ lệ/,
  ],
  [
    'weights of 90',
    indicator('4', { milestones: milestones.slice(1) }),
    'indicator',
    'milestones',
    /là 90,/,
  ],
  ['no milestones', indicator('4', { milestones: [] }), 'indicator', 'milestones', /là 0,/],
  ['milestones of a ratio', indicator('5', { milestones }), 'indicator', 'milestones', /Bỏ/],
  [
    'late milestone',
    indicator('4', { milestones: milestones.map((one) => ({ ...one, due: '2031-01-01' })) }),
    'indicator',
    'milestones',
    /2031-01-01/,
  ],
  [
    'milestone without element',
    indicator('4', { milestones: milestones.map((one) => ({ ...one, element: 'x' })) }),
    'indicator',
    'milestones',
    /«x»/,
  ],
  [
    'confirmed without document',
    indicator('5', { standing: 'confirmed' }),
    'indicator',
    'standing',
    /số văn bản/,
  ],
  [
    'coverage above one',
    indicator('5', { minimumCoverage: '80' }),
    'indicator',
    'minimumCoverage',
    /0 đến 1/,
  ],
  [
    'empty quality',
    indicator('5', {
      quality: { ...(source.indicators[0]?.quality ?? assert.fail()), limits: ' ' },
    }),
    'indicator',
    'quality',
    /hạn chế/,
  ],
];

test('the shipped catalogue has no fault', () => {
  assert.deepEqual(validateCatalogue(source), []);
});

for (const [name, change, kind, field, reason] of CASES) {
  test(`refused: ${name}`, () => {
    const faults = validateCatalogue({ ...source, ...change });
    const found = faults.find(
      (fault) =>
        fault.place.kind === kind && fault.place.field === field && reason.test(fault.reason),
    );
    assert(found, `not among: ${JSON.stringify(faults, null, 1)}`);
    assert(found.place.index >= 0);
  });
}
