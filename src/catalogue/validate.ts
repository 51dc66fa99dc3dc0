// Everything a catalogue must satisfy before it may be used, as objections with their place.
import type { CatalogueSource } from './catalogue.ts';
import type { Fault } from './fault.ts';
import { checkFaults } from './validate-checks.ts';
import { elementFaults } from './validate-elements.ts';
import { goalFaults } from './validate-goals.ts';
import { indicatorFaults } from './validate-indicators.ts';
import { areaFaults, assignmentFaults, holidayFaults, unitFaults } from './validate-registers.ts';
import { methodFaults, programmeFaults, targetFaults } from './validate-targets.ts';

/** All faults of a catalogue; an empty list means that it can be used. */
export function validateCatalogue(source: CatalogueSource): readonly Fault[] {
  return [
    ...programmeFaults(source),
    ...targetFaults(source),
    ...goalFaults(source),
    ...indicatorFaults(source),
    ...elementFaults(source),
    ...unitFaults(source),
    ...areaFaults(source),
    ...assignmentFaults(source),
    ...methodFaults(source),
    ...holidayFaults(source),
    ...checkFaults(source),
  ];
}
