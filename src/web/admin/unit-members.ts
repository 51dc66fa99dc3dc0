// Members of a group as people read and write them: names, not codes.
import type { Unit } from '../../catalogue/catalogue.ts';
import { unitByName } from '../../catalogue/find.ts';
import { searchKey } from '../../kernel/text.ts';
import { type Language, textsOf } from '../page.ts';

/** Members that stand for every unit of a kind. */
const WHOLES = ['departments', 'communes'] as const;

export function namesOfMembers(
  members: readonly string[],
  { units, language }: { readonly units: readonly Unit[]; readonly language: Language },
): readonly string[] {
  const { all } = textsOf(language).people.units;
  return members.map((member) => {
    const whole = WHOLES.find((one) => one === member);
    return whole ? all[whole] : (units.find(({ code }) => code === member)?.name ?? member);
  });
}

/** The code behind a line: a name, another name or a code; null where none or several fit. */
export function memberNamed(line: string, units: readonly Unit[]): string | null {
  const whole = WHOLES.find((one) =>
    [
      one,
      ...(['vi', 'en'] as const).map((language) => textsOf(language).people.units.all[one]),
    ].some((words) => searchKey(words) === searchKey(line)),
  );
  if (whole) return whole;
  const found = unitByName(units, line);
  return found.kind === 'found' ? found.item.code : null;
}
