import type {
  Catalogue,
  Indicator,
  Programme,
  Target,
  Versioned,
} from '../../catalogue/catalogue.ts';
import type { Confirmation } from '../../catalogue/confirm-indicator.ts';
import type { FieldError } from '../components/form.tsx';
import type { Meanwhile } from '../goals/view.ts';

export interface DefinitionRow {
  readonly indicator: Versioned<Indicator>;
  readonly target: Target;
  readonly chosen: boolean;
  readonly seen: number;
}

export interface DefinitionsView {
  readonly programme: Programme;
  readonly rows: readonly DefinitionRow[];
  readonly left: number;
  readonly all: boolean;
  readonly unitName: (code: string) => string;
  readonly elementName: (code: string | null) => string | null;
  readonly document: string;
  readonly note: string;
  readonly errors: readonly FieldError[];
  readonly meanwhile: ReadonlyMap<string, Meanwhile>;
}

export interface ConfirmedView {
  readonly revision: number;
  readonly who: string;
  readonly at: Date;
  readonly note: string | null;
  readonly indicators: readonly Indicator[];
}

export const CHOSEN = 'indicator';
export const seenField = (code: string): string => `v-${code}`;

export interface ChoiceFields {
  get(name: string): string;
  all(name: string): readonly string[];
}

const NOTHING: ChoiceFields = { get: () => '', all: () => [] };

/** Definitions that wait to be confirmed, or all; also what the form speaks of. */
export function definitionRows(
  { indicators, targets }: Pick<Catalogue, 'indicators' | 'targets'>,
  all: boolean,
  fields: ChoiceFields = NOTHING,
): readonly DefinitionRow[] {
  const chosen = new Set(fields.all(CHOSEN));
  const rows = indicators.flatMap((indicator) => {
    const target = targets.find((one) => one.number === indicator.target);
    const seen = fields.get(seenField(indicator.code));
    if (!target || !(all || seen !== '' || indicator.standing === 'proposed')) return [];
    return [
      {
        ...{ indicator, target, chosen: chosen.has(indicator.code) },
        seen: seen === '' ? indicator.version : Number(seen),
      },
    ];
  });
  return rows.toSorted((a, b) => a.target.number - b.target.number);
}

export const confirmationsOf = (rows: readonly DefinitionRow[]): readonly Confirmation[] =>
  rows
    .filter(({ chosen }) => chosen)
    .map(({ indicator, seen }) => ({ code: indicator.code, version: seen }));
