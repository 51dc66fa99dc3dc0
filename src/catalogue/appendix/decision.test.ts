import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import type { Unit } from '../catalogue.ts';
import { compareDraft } from './compare-draft.ts';
import { type Decision, decide, isDecided, kindOf, programmeWords, readingOf } from './decision.ts';
import type { Ambiguity, Draft, DraftGoal, DraftTarget } from './draft.ts';
import { readAppendix } from './read-appendix.ts';

const known = [{ code: 'so-y-te', name: 'Sở Y tế', aliases: [] }];

const target = (over: Partial<DraftTarget>): DraftTarget => ({
  number: 1,
  group: 'I',
  name: 'Tỷ lệ',
  unit: '%',
  kind: 'quantitative',
  goals: [],
  leads: [{ code: 'so-la', name: 'Sở Lạ' }],
  coordinators: [],
  indicators: [],
  disclosure: 'public',
  source: { document: '1/KH', line: 9 },
  ...over,
});

const open: DraftGoal = {
  ...{ year: null, value: 95, comparator: '>=', text: '95', standing: 'unplaced' },
  why: 'Không rõ năm.',
};

const doubt = (over: Partial<Ambiguity>): Ambiguity => ({
  ...{ line: 9, target: 1, field: 'goals', text: '95', why: 'Không rõ năm. Cần xác định.' },
  ...over,
});

const draftOf = (one: DraftTarget, ...ambiguities: Ambiguity[]): Draft => ({
  kind: 'draft',
  programme: { title: 'A', legalBasis: null, start: 2026, end: 2030, groups: [] },
  targets: [one],
  ambiguities,
});

const CASES: readonly (readonly [
  string,
  Ambiguity,
  Decision,
  Partial<DraftTarget> | null,
  number,
])[] = [
  [
    'a year',
    doubt({}),
    { year: 2026 },
    { goals: [{ ...open, year: 2026, standing: 'confirmed', why: null }] },
    0,
  ],
  [
    'the phase',
    doubt({}),
    { year: 'phase' },
    { goals: [{ ...open, year: 'phase', standing: 'confirmed', why: null }] },
    0,
  ],
  ['left open', doubt({}), { year: 'open' }, null, 0],
  ['not yet', doubt({}), {}, null, 1],
  ['a unit', doubt({ field: 'unit', text: '' }), { text: 'người' }, { unit: 'người' }, 0],
  ['the same unit', doubt({ field: 'unit', text: '' }), { text: '%' }, null, 1],
  ['seen', doubt({ field: 'unit', text: '' }), { text: '%', accepted: true }, null, 0],
  ['a name', doubt({ field: 'name' }), { text: 'Tên mới' }, { name: 'Tên mới' }, 0],
  ['a number', doubt({ field: 'number' }), { text: '12' }, { number: 12 }, 0],
  ['a number in words', doubt({ field: 'number' }), { text: '1.1' }, { number: '1.1' }, 0],
  [
    'a known unit',
    doubt({ field: 'leads', text: 'Sở Lạ' }),
    { text: 'sở y tế; Sở Lạ' },
    {
      leads: [
        { code: 'so-y-te', name: 'Sở Y tế' },
        { code: 'so-la', name: 'Sở Lạ' },
      ],
    },
    0,
  ],
  [
    'another value',
    doubt({ why: 'Ghi bằng lời.' }),
    { text: '≤ 80' },
    {
      goals: [
        {
          ...{ year: null, value: 80, comparator: '<=', text: '≤ 80', standing: 'unplaced' },
          why: 'Mức do người nhập ghi lại, chưa rõ năm.',
        },
      ],
    },
    0,
  ],
  [
    'no value',
    doubt({ why: 'Ghi bằng lời.' }),
    { text: 'theo mốc' },
    { goals: [], kind: 'milestone' },
    0,
  ],
];

for (const [name, ambiguity, decision, change, left] of CASES) {
  test(`a doubt is answered: ${name}`, () => {
    const one = target({ goals: [open] });
    const settled = decide(draftOf(one, ambiguity), { 0: decision }, known);
    assert.deepEqual(settled.targets, [{ ...one, ...change }]);
    assert.equal(settled.ambiguities.length, left);
  });
}

test('a number that is printed twice is told by its line', () => {
  const second = target({ name: 'Hàng hai', source: { document: '1/KH', line: 20 } });
  const draft = { ...draftOf(target({}), doubt({ field: 'number', line: 20, text: '1' })) };
  const both = { ...draft, targets: [...draft.targets, second] };
  const settled = decide(both, { 0: { text: '2' } }, known);
  assert.deepEqual(
    settled.targets.map(({ number }) => number),
    [1, 2],
  );
});

test('every doubt of the real appendix has a control, and a reading to start from', async () => {
  const bytes = await readFile(
    new URL('../../../catalogue/source/phu-luc-i-322-kh-ubnd.txt', import.meta.url),
  );
  const draft = await readAppendix(bytes, 'phu-luc.txt', { units: [] });
  assert(draft.kind === 'draft');
  const kinds = new Map<string, number>();
  for (const one of draft.ambiguities) {
    const kind = kindOf(draft, one);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (kind === 'text' || kind === 'units') assert.equal(typeof readingOf(draft, one), 'string');
    assert(!isDecided(draft, one, { text: readingOf(draft, one) }));
  }
  assert((kinds.get('year') ?? 0) >= 26, JSON.stringify([...kinds]));
  assert.equal(
    programmeWords(draft).legalBasis,
    'Kế hoạch số 322/KH-UBND ngày 06/06/2026 của UBND thành phố Huế',
  );
});

test('editions are compared by what is printed, not by what was placed later', () => {
  const inUse = {
    targets: [
      {
        ...{ number: 1, group: 'I', name: 'Tỷ  lệ', unit: '%', kind: 'quantitative' as const },
        ...{ leads: ['so-la'], coordinators: [], judgedBy: 'all-must-meet' as const },
        ...{ disclosure: 'public' as const, source: { document: '', line: 1 } },
      },
    ],
    goals: [
      {
        ...{ id: '1-a', target: 1, year: 2026, value: '95', comparator: '>=' as const, text: '95' },
        ...{ standing: 'confirmed' as const, version: 2, effectiveFrom: '2026-01-01', revision: 3 },
      },
    ],
    units: [],
  };
  const printed = target({ goals: [open], leads: [{ code: 'so-la', name: 'so-la' }] });
  assert.deepEqual(compareDraft(draftOf(printed), inUse), {
    ...{ sameProgramme: true, same: 1, differences: [], added: [], removed: [] },
  });
  const aliased = { ...printed, leads: [{ code: 'so-la', name: 'Sở khác tên' }] };
  const named = { ...inUse, units: [{ code: 'so-la', name: 'Sở Lạ' } as Unit] };
  assert.deepEqual(compareDraft(draftOf(aliased), named).differences, []);
  const other = compareDraft(draftOf({ ...printed, unit: null, number: 2 }), inUse);
  assert.equal(other.sameProgramme, false);
  assert.deepEqual([other.added.length, other.removed.length], [1, 1]);
});
