// Every shipped rule at cells that it stops and cells that it lets pass.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { madeCell, madeRatio } from '../../../test/check-sample.ts';
import { loadCatalogueFolder } from '../load.file.ts';
import type { CheckCell } from './cell.ts';
import { compileChecks } from './compile.ts';
import { findingsOf } from './findings.ts';

const source = await loadCatalogueFolder(join(import.meta.dirname, '..', '..', '..', 'catalogue'));
const elements = new Set(source.elements.map(({ code }) => code));
const rules = compileChecks(source.checks, elements);

const times = (amount: string, count: number): readonly string[] =>
  Array.from({ length: count }, () => amount);
const sides = (numerator: string, denominator: string) => [madeRatio({ numerator, denominator })];
const peers = (ratio: string, list: readonly string[]) => [
  madeRatio({ numerator: '1', denominator: '2', ratio, peers: list }),
];
const COMMUNES = ['48', '50', '52', '49', '51', '50', '47', '53', '50', '50'];
const USUAL = ['100', '104', '96', '101', '99', '103'];
const ODD = ['1234', '1187', '1255'];
const ISSUED = 'nguoi-co-dinh-danh-muc-2-da-cap';
const ACTIVE = 'nguoi-co-dinh-danh-muc-2-kich-hoat';

type Row = readonly [rule: string, cell: Partial<CheckCell>, stops: boolean];

const ROWS: readonly Row[] = [
  ['so-dem-nguyen', { value: '12.5' }, true],
  ['so-dem-nguyen', { value: '0.000000000000000000001' }, true],
  ['so-dem-nguyen', { value: '12' }, false],
  ['so-dem-nguyen', { value: '99999999999999999999999' }, false],
  ['so-dem-nguyen', { value: '12.5', measure: 'decimal' }, false],
  ['khong-am', { value: '-1' }, true],
  ['khong-am', { value: '-0.000001', measure: 'percent' }, true],
  ['khong-am', { value: '0' }, false],
  ['khong-am', { value: '-3', measure: 'decimal' }, false],
  ['ty-le-toi-da-100', { value: '100.0000000001', measure: 'percent' }, true],
  ['ty-le-toi-da-100', { value: '100', measure: 'percent' }, false],
  ['ty-le-toi-da-100', { value: '250' }, false],
  ['phan-hoan-thanh-toi-da-1', { value: '1.01', measure: 'share' }, true],
  ['phan-hoan-thanh-toi-da-1', { value: '1', measure: 'share' }, false],
  ['tu-so-khong-qua-mau-so', { ratios: sides('10', '9') }, true],
  ['tu-so-khong-qua-mau-so', { ratios: sides('9007199254740993', '9007199254740992') }, true],
  ['tu-so-khong-qua-mau-so', { ratios: sides('10', '10') }, false],
  ['tu-so-khong-qua-mau-so', { ratios: [madeRatio({ numerator: '10' })] }, false],
  ['tu-so-khong-qua-mau-so', {}, false],
  ['so-luy-ke-giam', { time: 'stock', value: '90', previous: '100' }, true],
  ['so-luy-ke-giam', { time: 'stock', value: '95', previous: '100' }, false],
  ['so-luy-ke-giam', { time: 'stock', value: '6', previous: '10' }, false],
  ['so-luy-ke-giam', { time: 'flow', value: '90', previous: '100' }, false],
  ['moc-khong-lui', { measure: 'share', time: 'stock', value: '0.5', previous: '0.6' }, true],
  ['moc-khong-lui', { measure: 'share', time: 'stock', value: '0.6', previous: '0.6' }, false],
  ['tang-giam-dot-bien', { value: '1000', previous: '100' }, true],
  ['tang-giam-dot-bien', { value: '10', previous: '100' }, true],
  ['tang-giam-dot-bien', { value: '300', previous: '100' }, false],
  ['tang-giam-dot-bien', { value: '20', previous: '2' }, false],
  ['tang-giam-dot-bien', { value: '500', previous: '0' }, false],
  ['khac-thuong-voi-minh', { value: '220', history: USUAL }, true],
  ['khac-thuong-voi-minh', { value: '120', history: USUAL }, false],
  ['khac-thuong-voi-minh', { value: '220', history: USUAL.slice(1) }, false],
  ['khac-thuong-voi-dia-ban', { ratios: peers('90', COMMUNES) }, true],
  ['khac-thuong-voi-dia-ban', { ratios: peers('60', COMMUNES) }, false],
  ['khac-thuong-voi-dia-ban', { ratios: peers('90', COMMUNES.slice(1)) }, false],
  ['lech-nguon-khac', { value: '97', other: { origin: 'feed', amount: '100' } }, true],
  ['lech-nguon-khac', { value: '98', other: { origin: 'feed', amount: '100' } }, false],
  ['lech-nguon-khac', { value: '0', other: { origin: 'portal', amount: '0' } }, false],
  ['lap-lai-ky-truoc', { value: '150', previous: '150.0' }, true],
  ['lap-lai-ky-truoc', { value: '15', previous: '15' }, false],
  ['lap-lai-ky-truoc', { value: '150', previous: '150', time: 'stock' }, false],
  ['so-tron', { value: '1200', history: ODD }, true],
  ['so-tron', { value: '1201', history: ODD }, false],
  ['so-tron', { value: '1200', history: [...ODD, '1300'] }, false],
  ['so-tron', { value: '200', history: ODD }, false],
  ['bang-khong-bat-thuong', { value: '0', history: times('40', 3) }, true],
  ['bang-khong-bat-thuong', { value: '0', history: times('4', 3) }, false],
  ['bang-khong-bat-thuong', { value: '1', history: times('40', 3) }, false],
  ['kich-hoat-khong-qua-da-cap', { element: ACTIVE, value: '9', fields: { [ISSUED]: '8' } }, true],
  ['kich-hoat-khong-qua-da-cap', { element: ACTIVE, value: '8', fields: { [ISSUED]: '8' } }, false],
  ['kich-hoat-khong-qua-da-cap', { element: ACTIVE, value: '9' }, false],
  ['kich-hoat-khong-qua-da-cap', { value: '9', fields: { [ISSUED]: '8' } }, false],
  [
    'ho-so-co-phi-khong-qua-tiep-nhan',
    { element: 'ho-so-co-phi', value: '11', fields: { 'ho-so-tiep-nhan': '10' } },
    true,
  ],
  [
    'ho-so-co-phi-khong-qua-tiep-nhan',
    { element: 'ho-so-co-phi', value: '10', fields: { 'ho-so-tiep-nhan': '10' } },
    false,
  ],
];

test('shipped rules stop what they should and nothing else', () => {
  for (const [code, cell, stops] of ROWS) {
    const rule = rules.find(({ check }) => check.code === code);
    assert(rule, code);
    const found = findingsOf([rule], madeCell(cell));
    assert.equal(found.length, stops ? 1 : 0, `${code} ${JSON.stringify(cell)}`);
    for (const { vi, en } of found) {
      assert.doesNotMatch(`${vi} ${en}`, /[{}–]|undefined/, 'every number of the message is there');
    }
  }
});

test('every shipped rule has rows of both kinds', () => {
  for (const { check } of rules) {
    for (const stops of [true, false]) {
      const covered = ROWS.some(([code, , wanted]) => code === check.code && wanted === stops);
      assert(covered, `${check.code} ${stops}`);
    }
  }
  assert(rules.length >= 12);
});

test('plain mistakes stop a report; everything else asks for a reason', () => {
  const blocks = rules.filter(({ check }) => check.severity === 'block');
  assert.deepEqual(blocks.map(({ check }) => check.code).toSorted(), [
    'khong-am',
    'phan-hoan-thanh-toi-da-1',
    'so-dem-nguyen',
    'ty-le-toi-da-100',
  ]);
});

test('messages show numbers as they are written in each language', () => {
  const rule = rules.find(({ check }) => check.code === 'khac-thuong-voi-minh');
  assert(rule);
  const history = ['1000', '1001', '1000', '1002', '999', '998'];
  const [found] = findingsOf([rule], madeCell({ value: '4321', history }));
  assert.match(found?.vi ?? '', /4\.321 .*quanh 1\.000\)/);
  assert.match(found?.en ?? '', /4,321 .*about 1,000\)/);
});
