// The shipped catalogue against the printed appendix: counts, an independent transcription, and the reader.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { addWorkdays, isWorkday } from '../kernel/workday.ts';
import { readAppendix } from './appendix/read-appendix.ts';
import type { Goal, Target } from './catalogue.ts';
import { withDemoOverlay } from './demo-overlay.file.ts';
import { exportCatalogue } from './export.file.ts';
import { unitByName } from './find.ts';
import { loadCatalogueFolder } from './load.file.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'catalogue');
const source = await loadCatalogueFolder(FOLDER);
const { targets, goals, indicators, elements, units, areas, programme } = source;

/** A row as printed: what the reader, the transcription and the catalogue must agree on. */
interface Row {
  readonly number: number;
  readonly group: string;
  readonly name: string;
  readonly unit: string | null;
  readonly kind: string;
  readonly goals: readonly object[];
  readonly leads: readonly string[];
  readonly coordinators: readonly string[];
  readonly line: number;
}

const goalsOf = (target: number): readonly Goal[] => goals.filter((goal) => goal.target === target);

/** An assumed year is our reading; the printed row has the value without one. */
const printedGoal = ({ year, value, comparator, text, standing }: Goal): object =>
  standing === 'assumed'
    ? { year: null, value: Number(value), comparator, text, standing: 'unplaced' }
    : { year, value: Number(value), comparator, text, standing };

function printedRow(target: Target, unitName: (code: string) => string): Row {
  const { number, group, name, unit, kind } = target;
  return {
    ...{ number, group, name, unit, kind },
    goals: goalsOf(number).map(printedGoal),
    leads: target.leads.map(unitName),
    coordinators: target.coordinators.map(unitName),
    line: target.source.line,
  };
}

const countBy = (want: number): number =>
  targets.filter(({ number }) => goalsOf(number).length === want).length;

test('it holds as many things as the appendix and the facts', () => {
  assert.deepEqual(
    targets.map(({ number }) => number),
    Array.from({ length: 51 }, (_, k) => k + 1),
  );
  assert.deepEqual(
    programme.groups.map(({ code }) => targets.filter(({ group }) => group === code).length),
    [9, 12, 10, 10, 6, 4],
  );
  assert.deepEqual([countBy(2), countBy(1), countBy(0)], [18, 28, 5]);
  assert.deepEqual(
    targets.filter(({ kind }) => kind === 'milestone').map(({ number }) => number),
    [20, 21, 40, 46, 51],
  );
  assert.equal(indicators.length, 57);
  assert.equal(areas.filter(({ kind }) => kind !== 'city').length, 40);
  assert.equal(units.filter(({ kind }) => kind === 'commune').length, 40);
});

test('a pair is confirmed, a single value is unplaced, or assumed with its reason', () => {
  const pairs = targets.filter(({ number }) => goalsOf(number).length === 2);
  for (const { number } of pairs) {
    assert.deepEqual(
      goalsOf(number).map(({ id, year, standing }) => [id, year, standing]),
      [
        [`${number}-2026`, 2026, 'confirmed'],
        [`${number}-2030`, 2030, 'confirmed'],
      ],
    );
  }
  const assumed = goals.filter(({ standing }) => standing === 'assumed');
  assert.deepEqual(
    assumed.map(({ id, year }) => [id, year]),
    [
      ['9-a', 2026],
      ['27-a', 2026],
      ['41-a', 2030],
    ],
  );
  assert(assumed.every(({ why }) => (why ?? '').length > 20));
  assert.equal(goals.filter(({ standing }) => standing === 'unplaced').length, 25);
});

test('every row agrees with the transcription made by another hand', async () => {
  const text = await readFile(join(FOLDER, 'appendix-322.expected.json'), 'utf8');
  const expected = JSON.parse(text) as { targets: Row[]; programme: { groups: object[] } };
  assert.equal(expected.targets.length, 51);
  assert.deepEqual(programme.groups, expected.programme.groups);
  const nameOf = (code: string): string => units.find((unit) => unit.code === code)?.name ?? code;
  for (const [k, row] of expected.targets.entries()) {
    const target = targets[k];
    assert(target, `no row ${k + 1}`);
    const own = (printed: string): string => {
      const found = unitByName(units, printed);
      return found.kind === 'found' ? found.item.name : `${printed}?`;
    };
    const want = { ...row, leads: row.leads.map(own), coordinators: row.coordinators.map(own) };
    assert.deepEqual(printedRow(target, nameOf), want, `row ${row.number}`);
  }
});

test('every row agrees with the appendix reader on the printed text', async () => {
  const file = 'phu-luc-i-322-kh-ubnd.txt';
  const draft = await readAppendix(await readFile(join(FOLDER, 'source', file)), file, { units });
  assert(draft.kind === 'draft', JSON.stringify(draft));
  assert.equal(draft.targets.length, 51);
  for (const [k, row] of draft.targets.entries()) {
    const target = targets[k];
    assert(target, `no row ${k + 1}`);
    const { indicators: _, disclosure: __, source: place, ...printed } = row;
    const want = {
      ...printed,
      goals: row.goals.map(({ why: _, ...goal }) => goal),
      leads: row.leads.map(({ code }) => code),
      coordinators: row.coordinators.map(({ code }) => code),
      line: place.line,
    };
    assert.deepEqual(
      printedRow(target, (code) => code),
      want,
      `row ${row.number}`,
    );
  }
});

test('the files are as the export writes them', async () => {
  for (const { name, content } of Object.values(exportCatalogue(source))) {
    assert.equal(await readFile(join(FOLDER, name), 'utf8'), content, name);
  }
});

test('every target is measured by the facts that the domain names', () => {
  const judged = (number: number) => targets.find((target) => target.number === number)?.judgedBy;
  assert.deepEqual([8, 12, 22].map(judged), Array(3).fill('all-must-meet'));
  assert.deepEqual(judged(14), { headline: '14' });
  assert.deepEqual(
    indicators.filter(({ disclosure }) => disclosure === 'restricted').map(({ code }) => code),
    ['44', '45', '47'],
  );
  assert(
    elements.every(
      ({ code, disclosure }) => (disclosure === 'restricted') === code.startsWith('ty-le-'),
    ),
  );
  const measured = [4, 7, 18, 20, 21, 23, 34, 36, 38, 39, 40, 46, 51];
  assert.deepEqual(
    indicators.filter(({ kind }) => kind === 'milestone').map(({ target }) => target),
    measured,
  );
  assert(
    indicators.every(({ baseline, standing }) => baseline === null && standing === 'proposed'),
  );
});

test('one count is entered once: shared elements of overlapping targets', () => {
  const denominators = (element: string): string[] =>
    indicators.filter(({ denominator }) => denominator === element).map(({ code }) => code);
  assert.deepEqual(denominators('tthc-thuoc-tham-quyen'), ['1', '3', '9', '37']);
  assert.deepEqual(denominators('nha-o-tru-so'), ['8a', '8b']);
  assert.deepEqual(denominators('so-nganh-dia-phuong'), ['28', '50']);
  const of24 = indicators.find(({ code }) => code === '24')?.denominator;
  assert.equal(of24, indicators.find(({ code }) => code === '22a')?.numerator);
});

test('quality texts are written for each indicator, not copied', () => {
  const restricted = new Set(['44', '45', '47']);
  const open = indicators.filter(({ code }) => !restricted.has(code));
  for (const field of ['source', 'verification', 'limits', 'compensation'] as const) {
    const written = open.map(({ quality }) => quality[field]);
    assert(
      written.every((text) => text.length >= 20),
      field,
    );
    const repeats = written.length - new Set(written).size;
    assert(repeats <= 3, `${field}: ${repeats} texts are used twice`);
  }
});

test('public holidays make the working days that were announced', () => {
  const calendar = {
    holidays: new Set(source.holidays.filter((day) => !day.worked).map((day) => day.date)),
    workedInstead: new Set(source.holidays.filter((day) => day.worked).map((day) => day.date)),
  };
  const days: readonly (readonly [string, boolean])[] = [
    ['2025-01-24', true],
    ['2025-01-27', false],
    ['2025-02-03', true],
    ['2025-04-26', true],
    ['2025-05-02', false],
    ['2026-02-16', false],
    ['2026-02-23', true],
    ['2026-04-27', false],
    ['2026-08-22', true],
    ['2026-08-31', false],
    ['2026-09-03', true],
    ['2027-02-11', false],
    ['2028-01-03', false],
    ['2030-02-07', false],
  ];
  for (const [day, want] of days) assert.equal(isWorkday(day, calendar), want, day);
  assert.equal(addWorkdays('2026-02-13', 2, calendar), '2026-02-24');
  const years = new Set(source.holidays.map(({ date }) => date.slice(0, 4)));
  assert.deepEqual([...years], ['2025', '2026', '2027', '2028', '2029', '2030']);
});

test('only the demonstration has baselines, and says that they are simulated', async () => {
  const demo = await withDemoOverlay(source, join(FOLDER, 'demo.yaml'));
  const declared = demo.indicators.flatMap(({ baseline }) => baseline ?? []);
  assert.equal(declared.length, 24);
  assert(declared.every(({ source: from, approved }) => approved && /mô phỏng/.test(from)));
  assert.deepEqual(demo.goals, source.goals);
});
