// A settled draft as a catalogue that a new instance can start from.
import type { IsoDate } from '../../kernel/period.ts';
import { slug } from '../../kernel/text.ts';
import type { CatalogueSource, Element, Goal, Indicator, Target, Unit } from '../catalogue.ts';
import { isGeneral, latestOf } from '../check/check.ts';
import { ELEMENT_DEFAULTS, INDICATOR_DEFAULTS } from '../defaults.ts';
import type { ProgrammeWords } from './decision.ts';
import type { Draft, DraftTarget, DraftUnit } from './draft.ts';

/** What an appendix does not say and a catalogue needs: areas, holidays, method, known units. */
export type Dimensions = Pick<
  CatalogueSource,
  'programme' | 'areas' | 'units' | 'holidays' | 'method' | 'checks'
>;

/**
 * The catalogue of a draft. How targets are measured is not in an appendix: each gets a provisional
 * indicator whose element takes the result itself, or one milestone where no value is printed.
 */
export function sourceOfDraft(
  draft: Draft,
  words: ProgrammeWords,
  dimensions: Dimensions,
): CatalogueSource {
  const years = yearsOf(draft, words, dimensions);
  const signedOn = draft.programme.legalBasis?.date ?? `${years.start}-01-01`;
  const groups = groupsOf(draft);
  const [onlyGroup] = groups;
  const numbered = draft.targets.map((target, i) => ({ target, number: numberOf(draft, i) }));
  const office = dimensions.programme.standingOffice;
  const targets = numbered.map(({ target, number }): Target => {
    const group = target.group ?? onlyGroup?.code ?? '';
    return targetBody(target, { number, group, office });
  });
  const measures = numbered.map(({ target, number }) =>
    measureOf(target, { number, office, end: years.end }),
  );
  return {
    programme: {
      code: slug(words.title) || 'chuong-trinh',
      title: words.title,
      legalBasis: words.legalBasis,
      ...{ signedOn, ...years, groups, standingOffice: office },
      city: dimensions.programme.city,
    },
    targets,
    goals: numbered.flatMap(({ target, number }) => goalsOf(target, number)),
    indicators: measures.map(({ indicator }) => indicator),
    elements: measures.map(({ element }) => element),
    units: unitsOf(draft, dimensions.units),
    ...{ areas: dimensions.areas, holidays: dimensions.holidays, method: dimensions.method },
    assignments: [],
    checks: latestOf(dimensions.checks).filter(isGeneral),
  };
}

function yearsOf(draft: Draft, words: ProgrammeWords, { programme }: Dimensions) {
  const year = (text: string, fallback: number) => (/^\d{4}$/.test(text) ? Number(text) : fallback);
  return {
    start: year(words.start, draft.programme.start ?? programme.start),
    end: year(words.end, draft.programme.end ?? programme.end),
  };
}

/** Printed groups, or one that holds everything. */
function groupsOf({ programme, targets }: Draft): readonly { code: string; name: string }[] {
  const named = programme.groups.map(({ code, name }) => ({ code, name }));
  const loose = targets.some(({ group }) => group === null);
  return loose || named.length === 0
    ? [{ code: 'I', name: 'Mục tiêu' }, ...named.filter(({ code }) => code !== 'I')]
    : named;
}

/** The printed number, or the row's place where numbers are no whole numbers or repeat. */
function numberOf({ targets }: Draft, index: number): number {
  const printed = targets.map(({ number }) => number);
  const plain = printed.every((number) => typeof number === 'number');
  const number = printed[index];
  return plain && new Set(printed).size === printed.length && typeof number === 'number'
    ? number
    : index + 1;
}

function targetBody(
  target: DraftTarget,
  { number, group, office }: { number: number; group: string; office: string },
): Target {
  const renumbered = String(target.number) !== String(number);
  return {
    ...{ number, group, name: target.name, unit: target.unit, kind: target.kind },
    leads: target.leads.length > 0 ? codesOf(target.leads) : [office],
    coordinators: codesOf(target.coordinators),
    judgedBy: { headline: String(number) },
    disclosure: 'public',
    source: target.source,
    ...(renumbered ? { note: `Số in trong phụ lục: ${target.number}.` } : {}),
  };
}

const codesOf = (units: readonly DraftUnit[]): readonly string[] => units.map(({ code }) => code);

function goalsOf(target: DraftTarget, number: number): readonly Goal[] {
  return target.goals.map(({ year, value, comparator, text, standing, why }, i) => ({
    id: `${number}-${year ?? String.fromCharCode(97 + i)}`,
    ...{ target: number, year, value: String(value), comparator, text, standing },
    ...(why ? { why } : {}),
  }));
}

interface Place {
  readonly number: number;
  readonly office: string;
  readonly end: number;
}

const PROVISIONAL =
  'Cách tính tạm lập khi nhập phụ lục: nhập thẳng kết quả, chưa tách tử số, mẫu số.';

function measureOf(
  target: DraftTarget,
  { number, office, end }: Place,
): { readonly indicator: Indicator; readonly element: Element } {
  const [first] = target.leads;
  const owner = first?.code ?? office;
  const milestone = target.kind === 'milestone';
  const percent = target.unit?.includes('%') ?? false;
  const code = `ket-qua-muc-tieu-${number}`;
  const unit = target.unit ?? (milestone ? 'phần đã hoàn thành' : 'đơn vị');
  const shared = {
    name: target.name,
    unit,
    time: 'stock',
    owner,
    suppliers: [],
    frequency: 'quarter',
    disclosure: 'public',
  } as const;
  const due: IsoDate = `${end}-12-14`;
  return {
    element: {
      ...{ ...ELEMENT_DEFAULTS, ...shared, code, areaRule: 'none', level: 'city' },
      ...{ cityFrom: 'posted', validMonths: 3, officialOrigin: 'figure', sumOf: [] },
      measure: milestone ? 'share' : percent ? 'percent' : 'decimal',
    },
    indicator: {
      ...{ ...INDICATOR_DEFAULTS, ...shared, code: String(number), target: number },
      kind: milestone ? 'milestone' : 'count',
      formula: milestone ? 'Phần công việc đã hoàn thành' : 'Kết quả do đơn vị chủ trì báo cáo',
      ...{ numerator: milestone ? null : code, denominator: null, base: null },
      milestones: milestone ? [{ element: code, name: target.name, weight: '100', due }] : [],
      ...{ baseline: null, path: 'figure', breakdown: null, note: PROVISIONAL },
      quality: {
        source: 'Báo cáo của đơn vị chủ trì; cần ghi rõ nguồn số liệu gốc.',
        verification: 'Chưa xác định; đơn vị chủ trì đề xuất cách kiểm tra.',
        accuracy: 'Chưa xác định.',
        limits: PROVISIONAL,
        compensation: 'Xác định tử số, mẫu số và nguồn trước khi dùng để đánh giá.',
      },
    },
  };
}

/** Known units stay; those that the appendix names besides are added. */
function unitsOf(draft: Draft, known: readonly Unit[]): readonly Unit[] {
  const codes = new Set(known.map(({ code }) => code));
  const named = draft.targets.flatMap(({ leads, coordinators }) => [...leads, ...coordinators]);
  const fresh = new Map(
    named.filter(({ code }) => !codes.has(code)).map((unit) => [unit.code, newUnit(unit)]),
  );
  return [...known, ...fresh.values()];
}

/** A department, or with «Các …» a group of departments or of communes. */
function newUnit({ code, name }: DraftUnit): Unit {
  const body = { code, name, aliases: [], area: null };
  if (!/^các\s/iu.test(name)) return { ...body, kind: 'department', members: [] };
  const local = /địa phương|xã|phường/iu.test(name);
  return { ...body, kind: 'group', members: [local ? 'communes' : 'departments'] };
}
