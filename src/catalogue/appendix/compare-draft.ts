// A draft beside the catalogue in use, row by row.
import { fold } from '../../kernel/text.ts';
import type { Catalogue, Target } from '../catalogue.ts';
import type { Draft, DraftTarget, DraftUnit } from './draft.ts';

export type ComparedField = 'group' | 'name' | 'unit' | 'goals' | 'leads' | 'coordinators';

export interface RowDifference {
  readonly number: string;
  readonly name: string;
  readonly field: ComparedField;
  readonly inUse: string;
  readonly inFile: string;
}

export interface DraftComparison {
  /** At least half of the rows have the same number and name: one programme, two editions. */
  readonly sameProgramme: boolean;
  readonly same: number;
  readonly differences: readonly RowDifference[];
  readonly added: readonly DraftTarget[];
  readonly removed: readonly Target[];
}

type Known = Pick<Catalogue, 'targets' | 'goals' | 'units'>;

/**
 * Compares what is printed: names and units in any spelling, values as texts. A year that was placed
 * later by the standing office is no difference.
 */
export function compareDraft(draft: Draft, known: Known): DraftComparison {
  const inUse = new Map(known.targets.map((target) => [String(target.number), target]));
  const inFile = new Map(draft.targets.map((target) => [String(target.number), target]));
  const pairs = [...inFile].flatMap(([number, fresh]) => {
    const target = inUse.get(number);
    return target ? [{ target, fresh }] : [];
  });
  const compared = pairs.map(({ target, fresh }) => differencesOf(target, fresh, known));
  const alike = pairs.filter(({ target, fresh }) => fold(target.name) === fold(fresh.name));
  return {
    sameProgramme: alike.length * 2 >= draft.targets.length && alike.length > 0,
    same: compared.filter((differences) => differences.length === 0).length,
    differences: compared.flat(),
    added: draft.targets.filter(({ number }) => !inUse.has(String(number))),
    removed: known.targets.filter(({ number }) => !inFile.has(String(number))),
  };
}

function differencesOf(target: Target, fresh: DraftTarget, known: Known): RowDifference[] {
  const registered = (code: string) => known.units.find((unit) => unit.code === code)?.name;
  const name = (code: string) => registered(code) ?? code;
  const named = (unit: DraftUnit) => registered(unit.code) ?? unit.name;
  const goals = known.goals.filter((goal) => goal.target === target.number);
  const fields: readonly (readonly [ComparedField, string, string])[] = [
    ['group', target.group, fresh.group ?? ''],
    ['name', target.name, fresh.name],
    ['unit', target.unit ?? '', fresh.unit ?? ''],
    ['goals', listed(goals.map((goal) => goal.text)), listed(fresh.goals.map(({ text }) => text))],
    ['leads', listed(target.leads.map(name)), listed(fresh.leads.map(named))],
    ['coordinators', listed(target.coordinators.map(name)), listed(fresh.coordinators.map(named))],
  ];
  return fields
    .filter(([, inUse, inFile]) => fold(inUse) !== fold(inFile))
    .map(([field, inUse, inFile]) => ({
      ...{ number: String(target.number), name: target.name, field, inUse, inFile },
    }));
}

const listed = (texts: readonly string[]): string => [...texts].sort().join('; ');
