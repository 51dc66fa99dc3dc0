// Phân công: who enters, verifies, owns and supplies each element, unless the secretariat said otherwise.
import type { Assignment, CatalogueSource, Element, Origin, Unit } from './catalogue.ts';

const SOURCE_WORDS: Record<Origin, string> = {
  reported: 'Báo cáo của đơn vị',
  register: 'Sổ theo dõi',
  feed: 'Luồng dữ liệu',
  figure: 'Số tổng hợp do nguồn cung cấp gửi',
  portal: 'Cổng Dịch vụ công quốc gia',
};

/**
 * The assignment that follows from the definition: what is answered in forms is entered by the supplying
 * units, everything else by the owner. Undefined for sums, which nobody enters.
 */
function defaultAssignment(element: Element, units: readonly Unit[]): Assignment | undefined {
  if (element.sumOf.length > 0) return undefined;
  const inside = element.suppliers.filter(
    (code) => units.find((unit) => unit.code === code)?.kind !== 'outside',
  );
  const asked = element.officialOrigin === 'reported' && inside.length > 0;
  return {
    element: element.code,
    enters: asked ? inside : [element.owner],
    verifies: element.owner,
    owns: element.owner,
    supplies: element.suppliers,
    frequency: element.frequency,
    source: SOURCE_WORDS[element.officialOrigin],
  };
}

/** Declared assignments, and the default one for every other element that is entered. */
export function withDefaultAssignments(
  source: Pick<CatalogueSource, 'elements' | 'units' | 'assignments'>,
): readonly Assignment[] {
  const declared = new Map(source.assignments.map((one) => [one.element, one]));
  return source.elements.flatMap(
    (element) => declared.get(element.code) ?? defaultAssignment(element, source.units) ?? [],
  );
}

/** The assignments that say something else than the default: what a file has to name. */
export function declaredAssignments(
  source: Pick<CatalogueSource, 'elements' | 'units' | 'assignments'>,
): readonly Assignment[] {
  const byCode = new Map(source.elements.map((element) => [element.code, element]));
  return source.assignments.filter((assignment) => {
    const element = byCode.get(assignment.element);
    const usual = element && defaultAssignment(element, source.units);
    return !usual || !sameAssignment(usual, assignment);
  });
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((code, k) => code === b[k]);

function sameAssignment(a: Assignment, b: Assignment): boolean {
  return (
    sameList(a.enters, b.enters) &&
    sameList(a.supplies, b.supplies) &&
    a.verifies === b.verifies &&
    a.owns === b.owns &&
    a.frequency === b.frequency &&
    a.source === b.source
  );
}
