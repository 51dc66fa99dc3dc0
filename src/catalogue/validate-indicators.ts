// Checks of indicators: the formula has all its parts, and the parts fit each other.
import { exact } from '../kernel/quantity.ts';
import type { CatalogueSource, Element, Indicator, Quality } from './catalogue.ts';
import { type Fault, faultIf, type Place, repeated, unknownCodes } from './fault.ts';

export function indicatorFaults(source: CatalogueSource): readonly Fault[] {
  return [
    ...repeated(source.indicators, (indicator) => indicator.code).map(({ item, index }) => ({
      place: { kind: 'indicator' as const, index, field: 'code' },
      reason: `mã chỉ tiêu «${item.code}» đã dùng. Đặt mã khác`,
    })),
    ...source.indicators.flatMap((indicator, index) => {
      const at = (field: string): Place => ({ kind: 'indicator', index, field });
      return [
        ...referenceFaults(indicator, source, at),
        ...partFaults(indicator, at),
        ...fitFaults(indicator, source.elements, at),
        ...milestoneFaults(indicator, source, at),
        ...standingFaults(indicator, at),
      ];
    }),
  ];
}

type At = (field: string) => Place;

function referenceFaults(
  indicator: Indicator,
  { elements, targets, units }: CatalogueSource,
  at: At,
): readonly Fault[] {
  const known = new Set(elements.map((element) => element.code));
  const unitCodes = new Set(units.map((unit) => unit.code));
  const { numerator, denominator } = indicator;
  return [
    ...faultIf(
      !targets.some((target) => target.number === indicator.target),
      at('code'),
      `không có mục tiêu ${indicator.target}`,
    ),
    ...unknownCodes(numerator === null ? [] : [numerator], known, at('numerator'), 'số liệu'),
    ...unknownCodes(denominator === null ? [] : [denominator], known, at('denominator'), 'số liệu'),
    ...unknownCodes([indicator.owner], unitCodes, at('owner'), 'đơn vị'),
    ...unknownCodes(indicator.suppliers, unitCodes, at('suppliers'), 'đơn vị'),
  ];
}

const NEEDS: Record<Indicator['kind'], readonly ('numerator' | 'denominator' | 'base')[]> = {
  ratio: ['numerator', 'denominator'],
  count: ['numerator'],
  reduction: ['numerator', 'base'],
  milestone: [],
};

const PART_WORDS = { numerator: 'tử số', denominator: 'mẫu số', base: 'năm gốc' } as const;

/** Which of numerator, denominator and base year each kind has, no more and no less. */
function partFaults(indicator: Indicator, at: At): readonly Fault[] {
  const needs = NEEDS[indicator.kind];
  return (['numerator', 'denominator', 'base'] as const).flatMap((part) => {
    const present = indicator[part] !== null;
    if (needs.includes(part) === present) return [];
    const what = `${PART_WORDS[part]} («${part}»)`;
    return [
      {
        place: at(part),
        reason: present
          ? `loại «${indicator.kind}» không dùng ${what}. Bỏ đi`
          : `loại «${indicator.kind}» cần ${what}. Thêm vào`,
      },
    ];
  });
}

/** Numerator and denominator must speak of the same areas and basis, and of the same time as the indicator. */
function fitFaults(indicator: Indicator, elements: readonly Element[], at: At): readonly Fault[] {
  const find = (code: string | null) => elements.find((element) => element.code === code);
  const numerator = find(indicator.numerator);
  const denominator = find(indicator.denominator);
  const parts = [numerator, denominator].filter((part) => part !== undefined);
  return [
    ...faultIf(
      numerator !== undefined && denominator !== undefined && numerator.level !== denominator.level,
      at('denominator'),
      `tử số theo cấp «${numerator?.level}», mẫu số theo cấp «${denominator?.level}». Dùng hai số liệu cùng cấp`,
    ),
    ...parts.flatMap((part) => [
      ...faultIf(
        part.basis !== indicator.basis,
        at('basis'),
        `«${part.code}» theo kỳ «${part.basis}», chỉ tiêu theo kỳ «${indicator.basis}». Chọn cùng loại kỳ`,
      ),
      ...faultIf(
        indicator.disclosure !== 'restricted' && part.disclosure === 'restricted',
        at('disclosure'),
        `«${part.code}» là số liệu hạn chế (restricted) nên chỉ tiêu cũng phải là restricted`,
      ),
      ...faultIf(
        indicator.kind === 'ratio' && part.measure !== 'count' && part.measure !== 'decimal',
        at('kind'),
        `«${part.code}» đã là tỷ lệ, không dùng làm tử số hoặc mẫu số. Đổi loại thành count`,
      ),
    ]),
    ...faultIf(
      numerator !== undefined && numerator.time !== indicator.time,
      at('time'),
      `tử số là «${numerator?.time}», chỉ tiêu là «${indicator.time}». Ghi cho thống nhất`,
    ),
    ...faultIf(
      indicator.time === 'stock' && denominator?.time === 'flow',
      at('denominator'),
      'chỉ tiêu thời điểm (stock) không chia cho số phát sinh trong kỳ (flow)',
    ),
  ];
}

function milestoneFaults(
  { kind, milestones }: Indicator,
  { elements, programme }: CatalogueSource,
  at: At,
): readonly Fault[] {
  const place = at('milestones');
  if (kind !== 'milestone') {
    return faultIf(milestones.length > 0, place, 'chỉ loại «milestone» có mốc. Bỏ «milestones»');
  }
  const total = milestones.reduce((sum, step) => sum.plus(step.weight), exact('0'));
  const shares = new Set(
    elements.filter((element) => element.measure === 'share').map((element) => element.code),
  );
  const used = milestones.map((step) => step.element);
  return [
    ...faultIf(
      !total.eq('100'),
      place,
      `tổng trọng số các mốc là ${total.toString()}, phải bằng 100. Chia lại trọng số`,
    ),
    ...milestones.flatMap((step) => [
      ...faultIf(!exact(step.weight).gt('0'), place, `trọng số của «${step.name}» phải lớn hơn 0`),
      ...faultIf(
        step.due > `${programme.end}-12-31`,
        place,
        `hạn ${step.due} của «${step.name}» sau năm ${programme.end}. Sửa hạn`,
      ),
    ]),
    ...unknownCodes(used, shares, place, 'số liệu phần hoàn thành (measure: share)'),
    ...repeated(used, (code) => code).map(({ item }) => ({
      place,
      reason: `hai mốc cùng dùng «${item}». Mỗi mốc một số liệu`,
    })),
  ];
}

const QUALITY_WORDS: Record<keyof Quality, string> = {
  source: 'nguồn',
  verification: 'cách kiểm tra',
  accuracy: 'độ chính xác',
  limits: 'hạn chế',
  compensation: 'cách khắc phục',
};

function standingFaults(indicator: Indicator, at: At): readonly Fault[] {
  const coverage = exact(indicator.minimumCoverage);
  const { baseline, quality } = indicator;
  const missing = Object.entries(QUALITY_WORDS).filter(
    ([field]) => quality[field as keyof Quality].trim() === '',
  );
  return [
    ...faultIf(
      indicator.standing === 'confirmed' && !indicator.confirmedBy,
      at('standing'),
      'chỉ tiêu đã xác nhận phải có số văn bản. Thêm «confirmedBy»',
    ),
    ...faultIf(
      coverage.lt('0') || coverage.gt('1'),
      at('minimumCoverage'),
      'độ phủ tối thiểu là một số từ 0 đến 1',
    ),
    ...faultIf(
      baseline !== null && baseline.source.trim() === '',
      at('baseline'),
      'số liệu gốc phải ghi nguồn',
    ),
    ...missing.map(([, words]) => ({
      place: at('quality'),
      reason: `chất lượng số liệu: chưa ghi ${words}`,
    })),
  ];
}
