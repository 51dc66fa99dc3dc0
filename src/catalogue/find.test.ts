import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { areaByName, committeeOf, fullAreaName, targetByNumber, unitByName } from './find.ts';
import { loadCatalogueFolder } from './load.file.ts';

const { areas, units, targets } = await loadCatalogueFolder(
  join(import.meta.dirname, '..', '..', 'catalogue'),
);

const AREAS: readonly (readonly [string, string | readonly string[] | undefined])[] = [
  ['Phường Thuận Hóa', '19789'],
  ['Thuận Hoá', '19789'],
  ['P. Thuận Hóa', '19789'],
  ['P.Thuận Hóa', '19789'],
  ['phường thuận hoá', '19789'],
  ['UBND phường Thuận Hóa', '19789'],
  ['Ủy ban nhân dân phường Thuận Hóa', '19789'],
  ['Thuận Hóa'.normalize('NFD'), '19789'],
  ['  Thuận\u00a0Hóa ', '19789'],
  ['thuan hoa', '19789'],
  ['19789', '19789'],
  ['１９７８９', '19789'],
  ['xã A Lưới 1', '20056'],
  ['X. A Lưới 1', '20056'],
  ['Chân Mây – Lăng Cô', '20137'],
  ['Chân Mây-Lăng Cô', '20137'],
  ['Thanh Thuỷ', '19969'],
  ['Huế', '46'],
  ['thành phố Huế', '46'],
  ['TP. Huế', '46'],
  ['toàn thành phố', '46'],
  ['46', '46'],
  ['A Lưới', ['20044', '20050', '20056', '20071', '20101']],
  ['xã Thuận Hóa', ['19789']],
  ['Đà Nẵng', undefined],
  ['19790', undefined],
  ['', undefined],
  ['phường', undefined],
];

for (const [text, want] of AREAS) {
  test(`area «${text}»`, () => {
    const found = areaByName(areas, text);
    if (want === undefined) assert.equal(found.kind, 'unknown');
    else if (typeof want === 'string') {
      assert(found.kind === 'found', found.kind);
      assert.equal(found.item.code, want);
    } else {
      assert(found.kind === 'ambiguous', found.kind);
      assert.deepEqual(found.candidates.map(({ code }) => code).toSorted(), want);
    }
  });
}

test('every area is found by its code, its name and its full name', () => {
  assert.equal(areas.length, 41);
  for (const area of areas) {
    for (const text of [
      area.code,
      area.name,
      fullAreaName(area),
      fullAreaName(area).toUpperCase(),
    ]) {
      const found = areaByName(areas, text);
      assert(found.kind === 'found' && found.item.code === area.code, text);
    }
  }
});

test('an area is found only on the days on which it exists', () => {
  assert.equal(areaByName(areas, 'Vỹ Dạ', '2025-06-30').kind, 'unknown');
  assert.equal(areaByName(areas, 'Vỹ Dạ', '2025-07-01').kind, 'found');
  assert.equal(areaByName(areas, 'Huế', '2025-06-30').kind, 'found');
  const merged = areas.map((area) =>
    area.code === '19777' ? { ...area, validTo: '2027-12-31' } : area,
  );
  assert.equal(areaByName(merged, 'Vỹ Dạ').kind, 'unknown');
  assert.equal(areaByName(merged, 'Vỹ Dạ', '2027-12-31').kind, 'found');
});

const UNITS: readonly (readonly [string, string | undefined])[] = [
  ['Sở Tư pháp', 'so-tu-phap'],
  ['so-tu-phap', 'so-tu-phap'],
  ['Văn phòng UBNDTP', 'van-phong-ubnd'],
  ['Văn phòng UBND thành phố', 'van-phong-ubnd'],
  ['BHXH thành phố', 'bhxh-thanh-pho'],
  ['Bảo hiểm xã hội thành phố', 'bhxh-thanh-pho'],
  ['Bệnh viện Trung ương Huế', 'benh-vien-tw-hue'],
  ['sở y tế', 'so-y-te'],
  ['So Y te', 'so-y-te'],
  ['Các sở, ngành, UBND các địa phương', 'cac-so-nganh-dia-phuong'],
  ['các sở, ngành, UBND các địa phương', 'cac-so-nganh-dia-phuong'],
  ['Các sở, ngành được giao chủ quản các CSDL', 'co-quan-chu-quan-csdl'],
  ['UBND xã A Lưới 1', 'ubnd-20056'],
  ['Sở Bưu chính', undefined],
];

for (const [text, want] of UNITS) {
  test(`unit «${text}»`, () => {
    const found = unitByName(units, text);
    assert.equal(found.kind === 'found' ? found.item.code : undefined, want);
  });
}

test('targets by number, committees by area', () => {
  assert.equal(
    targetByNumber(targets, 5)?.name,
    'Tỷ lệ hồ sơ DVC trực tuyến trên tổng số hồ sơ DVC',
  );
  assert.equal(targetByNumber(targets, 52), undefined);
  assert.equal(committeeOf(units, '19753')?.name, 'UBND phường Phú Xuân');
  assert.equal(committeeOf(units, '46'), undefined);
});
