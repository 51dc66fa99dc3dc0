// Checks of elements: level and roll-up agree, validity fits the time, sums add like with like.
import type { CatalogueSource, Element } from './catalogue.ts';
import { type Fault, faultIf, type Place, repeated, unknownCodes } from './fault.ts';

export function elementFaults(source: CatalogueSource): readonly Fault[] {
  const units = new Set(source.units.map((unit) => unit.code));
  return [
    ...repeated(source.elements, (element) => element.code).map(({ item, index }) => ({
      place: { kind: 'element' as const, index, field: 'code' },
      reason: `mã số liệu «${item.code}» đã dùng. Đặt mã khác`,
    })),
    ...source.elements.flatMap((element, index) => {
      const at = (field: string): Place => ({ kind: 'element', index, field });
      return [
        ...faultIf(
          !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(element.code),
          at('code'),
          `mã «${element.code}» chỉ gồm chữ thường không dấu, số và gạch nối`,
        ),
        ...unknownCodes([element.owner], units, at('owner'), 'đơn vị'),
        ...unknownCodes(element.suppliers, units, at('suppliers'), 'đơn vị'),
        ...levelFaults(element, at),
        ...releaseFaults(element, at),
        ...sumFaults(element, source.elements, at),
      ];
    }),
  ];
}

/** Only a ready percentage is ever released, never a count (domain: people and permission). */
const releaseFaults = (element: Element, at: At): readonly Fault[] =>
  faultIf(
    element.disclosureRelease !== undefined &&
      (element.disclosure !== 'restricted' || element.unit !== '%'),
    at('disclosureRelease'),
    'văn bản cho phép công khai chỉ ghi ở số liệu hạn chế (restricted) tính bằng %',
  );

type At = (field: string) => Place;

function levelFaults(element: Element, at: At): readonly Fault[] {
  const { level, areaRule, time, validMonths } = element;
  return [
    ...faultIf(
      level === 'city' && areaRule !== 'none',
      at('areaRule'),
      'số liệu chỉ có ở thành phố thì areaRule là none',
    ),
    ...faultIf(
      level === 'commune' && areaRule === 'none',
      at('areaRule'),
      'số liệu theo xã, phường cần cách tính cho thành phố: sum hoặc last',
    ),
    ...faultIf(
      time === 'flow' && validMonths !== 0,
      at('validMonths'),
      'số phát sinh trong kỳ (flow) không có thời gian hiệu lực. Bỏ «validMonths»',
    ),
    ...faultIf(
      time === 'stock' && validMonths === 0,
      at('validMonths'),
      'số liệu thời điểm (stock) cần số tháng còn hiệu lực. Thêm «validMonths»',
    ),
    ...faultIf(
      element.disclosure === 'restricted' && level !== 'city',
      at('level'),
      'số liệu hạn chế (restricted) không được chia theo xã, phường',
    ),
  ];
}

function sumFaults(element: Element, elements: readonly Element[], at: At): readonly Fault[] {
  const known = new Set(elements.map((other) => other.code));
  const parts = elements.filter((other) => element.sumOf.includes(other.code));
  return [
    ...unknownCodes(element.sumOf, known, at('sumOf'), 'số liệu'),
    ...parts.flatMap((part) => [
      ...faultIf(
        part.sumOf.length > 0,
        at('sumOf'),
        `«${part.code}» cũng là tổng của số liệu khác. Ghi thẳng các số liệu thành phần`,
      ),
      ...faultIf(
        part.time !== element.time || part.basis !== element.basis,
        at('sumOf'),
        `«${part.code}» khác loại thời gian hoặc loại kỳ với tổng`,
      ),
      ...faultIf(
        part.level !== element.level,
        at('sumOf'),
        `«${part.code}» theo cấp «${part.level}», tổng theo cấp «${element.level}». Dùng số liệu cùng cấp`,
      ),
      ...faultIf(
        part.disclosure === 'restricted' && element.disclosure !== 'restricted',
        at('disclosure'),
        `«${part.code}» là số liệu hạn chế nên tổng cũng phải hạn chế`,
      ),
    ]),
  ];
}
