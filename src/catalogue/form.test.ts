import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { monthIndex } from '../kernel/period.ts';
import { withDefaultAssignments } from './assignment.ts';
import type { Catalogue, CatalogueSource, Element } from './catalogue.ts';
import { type Field, type FormCycle, fieldKey, formOf, unitsWithForms } from './form.ts';
import { loadCatalogueFolder } from './load.file.ts';

const version = { version: 1, effectiveFrom: '2026-01-01', revision: 1 };
const versioned = <T extends object>(list: readonly T[]) =>
  list.map((one) => ({ ...one, ...version }));

/** The shipped catalogue as a new instance has it. */
function inUse(source: CatalogueSource, elements: readonly Element[] = source.elements): Catalogue {
  return {
    ...source,
    ...{ goals: versioned(source.goals), indicators: versioned(source.indicators) },
    ...{ elements: versioned(elements), checks: versioned(source.checks) },
    assignments: versioned(withDefaultAssignments({ ...source, elements })),
    method: { ...source.method, ...version },
  };
}

const shipped = await loadCatalogueFolder(join(import.meta.dirname, '..', '..', 'catalogue'));
const catalogue = inUse(shipped);

const month = (year: number, m: number): number => monthIndex(year, m);
const cycleOf = (code: string, first: number, last = first): FormCycle => ({
  ...{ code, firstMonth: first, lastMonth: last },
});
const OCTOBER = cycleOf('2026-10', month(2026, 10));
const DECEMBER = cycleOf('2026-12', month(2026, 12));
const CATCH_UP = cycleOf('2026-06_2026-10', month(2026, 6), month(2026, 10));
const COMMUNE = 'ubnd-19753';

const asked = (cycle: FormCycle, unit: string): readonly Field[] =>
  formOf(catalogue, cycle, unit).fields.filter(({ mode }) => mode === 'ask');

test('each figure is asked of one unit, once', () => {
  for (const cycle of [OCTOBER, DECEMBER, CATCH_UP]) {
    const places = unitsWithForms(catalogue, cycle).flatMap((unit) =>
      asked(cycle, unit).map(fieldKey),
    );
    assert(places.length > 100, `${cycle.code}: only ${places.length} questions`);
    assert.equal(new Set(places).size, places.length, cycle.code);
  }
});

test('a commune sees about ten numbers, most of them to confirm', (t) => {
  const { fields } = formOf(catalogue, OCTOBER, COMMUNE);
  const ask = fields.filter(({ mode }) => mode === 'ask').length;
  t.diagnostic(`${ask} asked, ${fields.length - ask} to confirm`);
  assert(ask >= 1 && ask <= 10, `${ask} asked`);
  assert(fields.length >= 8 && fields.length <= 20, `${fields.length} in all`);
  assert(fields.every(({ area }) => area === '19753'));
});

test('what is due follows the frequency', () => {
  const months = new Map(
    [...asked(OCTOBER, COMMUNE), ...asked(DECEMBER, COMMUNE)].map((field) => [
      fieldKey(field),
      field,
    ]),
  );
  assert(months.has('nha-o-tru-so-dia-chi-so.19753.2026-10'), 'monthly');
  assert(months.has('lao-dong-pho-cap-ky-nang-so.19753.2026-Q4'), 'quarterly, in its last month');
  assert(months.has('nha-o-tru-so.19753.2026'), 'yearly, in December');
  assert(!asked(OCTOBER, COMMUNE).some(({ element }) => element === 'nha-o-tru-so'));
});

test('catching up asks for every period that ends in its months', () => {
  const periods = asked(CATCH_UP, COMMUNE)
    .filter(({ element }) => element === 'nha-o-tru-so-dia-chi-so')
    .map(({ period }) => period);
  assert.deepEqual(periods, ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10']);
});

test('nothing is asked for months before the programme was signed', () => {
  const early = cycleOf('2026-05', month(2026, 5));
  assert.deepEqual(unitsWithForms(catalogue, early), []);
});

test('a total that is posted, not summed, is asked of the owner; the communes answer for their own', () => {
  const keys = asked(DECEMBER, 'so-noi-vu').map(fieldKey);
  assert.deepEqual(keys.sort(), [
    'can-bo-co-quan-nha-nuoc.46.2026-Q4',
    'can-bo-da-tap-huan.46.2026-Q4',
  ]);
  assert(asked(DECEMBER, COMMUNE).some(({ element }) => element === 'can-bo-da-tap-huan'));
});

test('restricted figures are shown and closed until a document releases them', () => {
  const fields = formOf(catalogue, DECEMBER, 'cong-an-thanh-pho').fields.filter(
    ({ disclosure }) => disclosure === 'restricted',
  );
  assert.equal(fields.length, 3);
  assert(
    fields.every(
      ({ withheld, targets }) => withheld && targets.every((one) => [44, 45, 47].includes(one)),
    ),
  );
  const released = shipped.elements.map((element) =>
    element.code === 'ty-le-tra-cuu-doi-tuong-vi-pham'
      ? { ...element, disclosureRelease: '15/CATP-PV01' }
      : element,
  );
  const after = formOf(inUse(shipped, released), DECEMBER, 'cong-an-thanh-pho').fields.filter(
    ({ disclosure }) => disclosure === 'restricted',
  );
  assert.deepEqual(after.map(({ withheld, release }) => [withheld, release]).sort(), [
    [false, '15/CATP-PV01'],
    [true, null],
    [true, null],
  ]);
});

test('a definition change is another version of the forms that ask for it, and of no other', () => {
  const changed: Catalogue = {
    ...catalogue,
    elements: catalogue.elements.map((one) =>
      one.code === 'nha-o-tru-so-dia-chi-so' ? { ...one, version: 2 } : one,
    ),
  };
  assert.notEqual(
    formOf(changed, OCTOBER, COMMUNE).version,
    formOf(catalogue, OCTOBER, COMMUNE).version,
  );
  assert.equal(
    formOf(changed, OCTOBER, 'so-tu-phap').version,
    formOf(catalogue, OCTOBER, 'so-tu-phap').version,
  );
  const again = inUse(shipped);
  assert.equal(
    formOf(again, OCTOBER, COMMUNE).version,
    formOf(catalogue, OCTOBER, COMMUNE).version,
  );
});

test('every field says what it is for, in words', () => {
  for (const unit of unitsWithForms(catalogue, DECEMBER)) {
    for (const field of formOf(catalogue, DECEMBER, unit).fields) {
      assert(
        field.targets.length > 0 && field.definition !== '' && field.name !== '',
        fieldKey(field),
      );
    }
  }
});
