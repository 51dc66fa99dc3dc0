// Checks of units, areas, assignments and public holidays.
import { fold } from '../kernel/text.ts';
import type { Area, CatalogueSource, Unit } from './catalogue.ts';
import { type Fault, faultIf, type Place, repeated, unknownCodes } from './fault.ts';

export function unitFaults({ units, areas }: CatalogueSource): readonly Fault[] {
  const codes = new Set(units.map((unit) => unit.code));
  const areaCodes = new Set(areas.map((area) => area.code));
  return [
    ...repeated(units, (unit) => unit.code).map(({ item, index }) => ({
      place: { kind: 'unit' as const, index, field: 'code' },
      reason: `mã đơn vị «${item.code}» đã dùng. Đặt mã khác`,
    })),
    ...nameFaults(units),
    ...units.flatMap((unit, index) => {
      const at = (field: string): Place => ({ kind: 'unit', index, field });
      const members = unit.members.filter((code) => code !== 'communes' && code !== 'departments');
      return [
        ...unknownCodes(members, codes, at('members'), 'đơn vị'),
        ...unknownCodes(unit.area === null ? [] : [unit.area], areaCodes, at('area'), 'địa bàn'),
        ...faultIf(
          (unit.kind === 'commune') !== (unit.area !== null),
          at('area'),
          'UBND xã, phường phải ghi địa bàn; đơn vị khác thì không',
        ),
        ...faultIf(
          (unit.kind === 'group') !== unit.members.length > 0,
          at('members'),
          'nhóm đơn vị phải có thành viên; đơn vị khác thì không',
        ),
      ];
    }),
  ];
}

/** One written name must lead to one unit, in whatever spelling. */
function nameFaults(units: readonly Unit[]): readonly Fault[] {
  const named = units.flatMap((unit, index) =>
    [...new Set([unit.name, ...unit.aliases].map(fold))].map((name) => ({ name, unit, index })),
  );
  return repeated(named, ({ name }) => name).map(({ item }) => ({
    place: { kind: 'unit', index: item.index, field: 'name' },
    reason: `tên «${item.name}» trùng với một đơn vị khác. Bỏ tên gọi khác bị trùng`,
  }));
}

export function areaFaults({ areas, programme }: CatalogueSource): readonly Fault[] {
  const codes = new Set(areas.map((area) => area.code));
  return [
    ...repeated(areas, (area) => `${area.code} ${area.validFrom}`).map(({ item, index }) => ({
      place: { kind: 'area' as const, index, field: 'code' },
      reason: `địa bàn ${item.code} ghi hai lần. Bỏ một dòng`,
    })),
    ...areas.flatMap((area, index) => oneArea(area, index, codes, programme.city)),
  ];
}

function oneArea(
  area: Area,
  index: number,
  codes: ReadonlySet<string>,
  city: string,
): readonly Fault[] {
  const at = (field: string): Place => ({ kind: 'area', index, field });
  return [
    ...faultIf(!/^\d{2,5}$/.test(area.code), at('code'), `mã địa bàn «${area.code}» phải là số`),
    ...unknownCodes(area.parent === null ? [] : [area.parent], codes, at('parent'), 'địa bàn'),
    ...faultIf(
      (area.parent === null) !== (area.code === city),
      at('parent'),
      `chỉ địa bàn toàn thành phố (${city}) không có «parent»`,
    ),
    ...faultIf(
      area.validTo !== null && area.validTo < area.validFrom,
      at('validTo'),
      'ngày hết hiệu lực trước ngày có hiệu lực',
    ),
    ...faultIf(
      Math.abs(area.lat) > 90 || Math.abs(area.lon) > 180,
      at('lat'),
      'tọa độ phải là độ thập phân: lat từ -90 đến 90, lon từ -180 đến 180',
    ),
  ];
}

export function assignmentFaults(source: CatalogueSource): readonly Fault[] {
  const units = new Set(source.units.map((unit) => unit.code));
  const entered = new Set(
    source.elements.filter(({ sumOf }) => sumOf.length === 0).map(({ code }) => code),
  );
  return [
    ...repeated(source.assignments, ({ element }) => element).map(({ item, index }) => ({
      place: { kind: 'assignment' as const, index, field: 'element' },
      reason: `số liệu «${item.element}» đã được phân công. Gộp hai phân công`,
    })),
    ...source.assignments.flatMap((assignment, index) => {
      const at = (field: string): Place => ({ kind: 'assignment', index, field });
      const { element, enters, verifies, owns, supplies } = assignment;
      return [
        ...unknownCodes([element], entered, at('element'), 'số liệu được nhập'),
        ...faultIf(enters.length === 0, at('enters'), 'chưa ghi đơn vị nhập số liệu'),
        ...unknownCodes(enters, units, at('enters'), 'đơn vị'),
        ...unknownCodes([verifies], units, at('verifies'), 'đơn vị'),
        ...unknownCodes([owns], units, at('owns'), 'đơn vị'),
        ...unknownCodes(supplies, units, at('supplies'), 'đơn vị'),
      ];
    }),
  ];
}

export function holidayFaults({ holidays }: CatalogueSource): readonly Fault[] {
  return [
    ...repeated(holidays, ({ date }) => date).map(({ item, index }) => ({
      place: { kind: 'holiday' as const, index, field: 'date' },
      reason: `ngày ${item.date} ghi hai lần. Bỏ một dòng`,
    })),
    ...holidays.flatMap(({ date, worked }, index) =>
      faultIf(
        worked && new Date(`${date}T00:00:00Z`).getUTCDay() % 6 !== 0,
        { kind: 'holiday', index, field: 'worked' },
        `ngày làm bù ${date} phải là thứ Bảy hoặc Chủ nhật`,
      ),
    ),
  ];
}
