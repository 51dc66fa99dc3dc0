import assert from 'node:assert/strict';
import test from 'node:test';
import { columnCatalogue } from '../../../test/column-city.ts';
import { madeIndicator, madeTarget } from '../../../test/made-catalogue.ts';
import { reachOf } from '../../access/can.ts';
import { type Grant, type Role, viewerOn } from '../../access/person.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { columnRights, readableIndicators } from './rights.ts';

const catalogue: Catalogue = {
  ...columnCatalogue,
  programme: { ...columnCatalogue.programme, standingOffice: 'van-phong' },
  targets: [
    ...columnCatalogue.targets,
    madeTarget({ number: 4, leads: ['van-phong'] }),
    madeTarget({ number: 44, leads: ['so-y-te'], disclosure: 'restricted' }),
  ],
  indicators: [
    ...columnCatalogue.indicators,
    madeIndicator({ code: '4', target: 4, owner: 'van-phong', numerator: 'bank' }),
    madeIndicator({ code: '44', target: 44, owner: 'so-y-te', disclosure: 'restricted' }),
  ],
};

const grant = (role: Role, unit: string | null, targets: readonly number[] | null): Grant => ({
  ...{ role, unit, targets, validFrom: '2026-01-01', validTo: null },
});

const viewer = (...grants: readonly Grant[]) =>
  viewerOn('2026-10-20', { id: 1, username: 'an', name: 'An', unit: null }, grants, null);

const reads = (...grants: readonly Grant[]) => {
  const one = viewer(...grants);
  return readableIndicators({ viewer: one, reach: reachOf(one, true) }, catalogue).join(' ');
};

const READERS = [
  ['the standing office reads all', [grant('secretariat', null, null)], '1 2 3 4 44'],
  ['an auditor too', [grant('auditor', null, null)], '1 2 3 4 44'],
  ['a lead its targets', [grant('lead', 'so-tu-phap', [1, 2])], '1 2'],
  ['another lead of one', [grant('lead', 'so-y-te', [1])], '1'],
  ['not a target it does not lead', [grant('lead', 'so-y-te', [2])], ''],
  ['restricted with a grant that names it', [grant('lead', 'so-y-te', [44])], '44'],
  ['restricted not through a unit alone', [grant('unit-leader', 'so-y-te', null)], '1'],
  ['an officer none', [grant('reporter', 'ubnd-001', null)], ''],
] as const;

for (const [name, grants, want] of READERS) {
  test(`read: ${name}`, () => assert.equal(reads(...grants), want));
}

const rightsOf = (code: string, ...grants: readonly Grant[]) => {
  const indicator = catalogue.indicators.find((one) => one.code === code);
  assert(indicator);
  const { confirm, returnCells, approve, opine, write } = columnRights(
    viewer(...grants),
    catalogue,
    indicator,
  );
  const flags = [confirm && 'confirm', returnCells && 'return', approve && 'approve'];
  return [
    ...flags.filter(Boolean),
    ...opine.map((unit) => `opine:${unit}`),
    ...write.map((unit) => `write:${unit}`),
  ].join(' ');
};

const RIGHTS = [
  ['the owner', '1', [grant('lead', 'so-tu-phap', [1])], 'confirm return write:so-tu-phap'],
  ['another lead', '1', [grant('lead', 'so-y-te', [1])], 'opine:so-y-te write:so-y-te'],
  ['the standing office', '1', [grant('secretariat', null, null)], 'return approve'],
  ['not its own column', '4', [grant('secretariat', null, null)], 'return'],
  ['which a city leader approves', '4', [grant('city-leader', null, null)], 'approve'],
  ['and no other', '1', [grant('city-leader', null, null)], ''],
  ['an auditor only looks', '1', [grant('auditor', null, null)], ''],
] as const;

for (const [name, code, grants, want] of RIGHTS) {
  test(`rights in column ${code}: ${name}`, () => assert.equal(rightsOf(code, ...grants), want));
}
