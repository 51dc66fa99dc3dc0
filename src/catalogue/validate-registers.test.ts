// Objections to elements, units, areas, holidays, assignments and the method.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import type { CatalogueSource, Element } from './catalogue.ts';
import type { PlaceKind } from './fault.ts';
import { loadCatalogueFolder } from './load.file.ts';
import { validateCatalogue } from './validate.ts';

const source = await loadCatalogueFolder(join(import.meta.dirname, '..', '..', 'catalogue'));

const edit = <T>(items: readonly T[], is: (item: T) => boolean, change: Partial<T>): T[] => {
  assert(items.some(is), 'the edited item exists');
  return items.map((item) => (is(item) ? { ...item, ...change } : item));
};
const element = (code: string, change: Partial<Element>): Partial<CatalogueSource> => ({
  elements: edit(source.elements, (one) => one.code === code, change),
});
const again = <T>(items: readonly T[]): T[] => [...items, ...items.slice(0, 1)];

/** A broken catalogue, the kind and field objected to, and words of the reason. */
type Case = readonly [string, Partial<CatalogueSource>, PlaceKind, string | undefined, RegExp];

const CASES: readonly Case[] = [
  ['element twice', { elements: again(source.elements) }, 'element', 'code', /đã dùng/],
  [
    'element code in capitals',
    element('ho-so-co-phi', { code: 'Hồ sơ' }),
    'element',
    'code',
    /chữ thường/,
  ],
  ['city element summed', element('benh-vien', { areaRule: 'sum' }), 'element', 'areaRule', /none/],
  [
    'commune element not summed',
    element('nha-o-tru-so', { areaRule: 'none' }),
    'element',
    'areaRule',
    /sum/,
  ],
  [
    'flow that stands',
    element('ho-so-co-phi', { validMonths: 3 }),
    'element',
    'validMonths',
    /flow/,
  ],
  [
    'stock that never stands',
    element('nha-o-tru-so', { validMonths: 0 }),
    'element',
    'validMonths',
    /stock/,
  ],
  [
    'restricted by commune',
    element('nha-o-tru-so', { disclosure: 'restricted' }),
    'element',
    'level',
    /xã, phường/,
  ],
  [
    'sum of nothing known',
    element('co-so-y-te-giao-duc', { sumOf: ['x'] }),
    'element',
    'sumOf',
    /«x»/,
  ],
  [
    'sum of a sum',
    element('benh-vien', { sumOf: ['co-so-y-te-giao-duc'] }),
    'element',
    'sumOf',
    /cũng là tổng/,
  ],
  [
    'sum of another level',
    element('co-so-y-te-giao-duc', { sumOf: ['nha-o-tru-so'] }),
    'element',
    'sumOf',
    /cùng cấp/,
  ],
  [
    'sum of a flow',
    element('co-so-y-te-giao-duc', { sumOf: ['ho-so-co-phi'] }),
    'element',
    'sumOf',
    /khác loại/,
  ],
  ['unit twice', { units: again(source.units) }, 'unit', 'code', /đã dùng/],
  [
    'one name, two units',
    { units: edit(source.units, ({ code }) => code === 'so-noi-vu', { aliases: ['SỞ Y TẾ'] }) },
    'unit',
    'name',
    /sở y tế/,
  ],
  [
    'committee of no area',
    { units: edit(source.units, ({ code }) => code === 'ubnd-19753', { area: null }) },
    'unit',
    'area',
    /địa bàn/,
  ],
  [
    'committee of an unknown area',
    { units: edit(source.units, ({ code }) => code === 'ubnd-19753', { area: '1' }) },
    'unit',
    'area',
    /«1»/,
  ],
  [
    'group without members',
    { units: edit(source.units, ({ code }) => code === 'cac-so', { members: [] }) },
    'unit',
    'members',
    /thành viên/,
  ],
  ['area twice', { areas: again(source.areas) }, 'area', 'code', /hai lần/],
  [
    'area of an unknown parent',
    { areas: edit(source.areas, ({ code }) => code === '19753', { parent: '9' }) },
    'area',
    'parent',
    /«9»/,
  ],
  [
    'area that ends before it begins',
    { areas: edit(source.areas, ({ code }) => code === '19753', { validTo: '2025-01-01' }) },
    'area',
    'validTo',
    /hết hiệu lực/,
  ],
  ['holiday twice', { holidays: again(source.holidays) }, 'holiday', 'date', /hai lần/],
  [
    'worked on a Monday',
    { holidays: [{ date: '2026-09-07', name: 'Làm bù', worked: true }] },
    'holiday',
    'worked',
    /thứ Bảy/,
  ],
  [
    'assignment of a sum',
    { assignments: [assigned('co-so-y-te-giao-duc', 'so-y-te')] },
    'assignment',
    'element',
    /được nhập/,
  ],
  [
    'assignment to nobody known',
    { assignments: [assigned('ho-so-co-phi', 'x')] },
    'assignment',
    'enters',
    /«x»/,
  ],
  [
    'forecast from two points',
    { method: { ...source.method, forecastMinimumPoints: 2 } },
    'method',
    'forecastMinimumPoints',
    /3/,
  ],
];

function assigned(code: string, enters: string): CatalogueSource['assignments'][number] {
  return {
    element: code,
    enters: [enters],
    verifies: 'so-y-te',
    owns: 'so-y-te',
    supplies: [],
    frequency: 'month',
    source: 'Sổ theo dõi',
  };
}

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
