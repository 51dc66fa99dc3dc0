// A history: rounds of what people do to reports and columns; the steps of a round run at the same moment.
import fc from 'fast-check';

const INDICATORS = ['1', '2', '3'] as const;
export const UNITS = ['ubnd-001', 'ubnd-002', 'ubnd-003', 'so-tu-phap'] as const;
/** Secretaries, an owner's two people and another lead: some of them also enter figures. */
const PEOPLE = ['thuky', 'thuky2', 'ld-so-tu-phap', 'cb-so-tu-phap', 'ld-so-y-te'] as const;

export type Step =
  | {
      readonly do: 'save';
      readonly cycle: number;
      readonly unit: string;
      readonly cell: number;
      /** null: a reason instead of a number. */
      readonly amount: number | null;
      readonly by: string;
    }
  | {
      readonly do: 'send' | 'recall' | 'return' | 'sign' | 'reopen-report';
      readonly cycle: number;
      readonly unit: string;
      readonly by: string;
    }
  | {
      readonly do: 'confirm' | 'approve' | 'reopen' | 'agree' | 'object' | 'answer';
      readonly cycle: number;
      readonly indicator: string;
      readonly by: string;
    }
  | {
      readonly do: 'return-cells';
      readonly cycle: number;
      readonly indicator: string;
      readonly cells: readonly number[];
      readonly by: string;
    }
  | {
      readonly do: 'figure';
      readonly element: string;
      readonly area: string;
      readonly amount: number;
      readonly by: string;
    }
  | { readonly do: 'lock' | 'close' | 'open-cycle'; readonly cycle: number; readonly by: string }
  | { readonly do: 'silence'; readonly by: string };

export interface Round {
  /** Days that pass before it. */
  readonly days: number;
  readonly steps: readonly Step[];
}

export interface History {
  /** One cycle of a month, or a second one over two months that holds the same figures too. */
  readonly cycles: 1 | 2;
  readonly rounds: readonly Round[];
}

const cycle = fc.constantFrom(0, 0, 0, 1);
const unit = fc.constantFrom(...UNITS);
const person = fc.constantFrom(...PEOPLE);
const indicator = fc.constantFrom('1', '1', ...INDICATORS);
const one = fc.constant('1');
const amount = fc.integer({ min: 0, max: 4 });

const own = (role: 'cb' | 'ld', code: string): string => `${role}-${code}`;

/** Mostly by the officer of the unit, sometimes by its leader or somebody who acts later. */
const save: fc.Arbitrary<Step> = fc
  .record({
    ...{ cycle, unit, cell: fc.nat(3), amount: fc.option(amount, { freq: 6 }) },
    who: fc.constantFrom('cb', 'cb', 'cb', 'ld', 'other'),
    other: person,
  })
  .map(({ who, other, ...rest }) => ({
    ...{ do: 'save' as const, ...rest },
    by: who === 'other' ? other : own(who === 'cb' ? 'cb' : 'ld', rest.unit),
  }));

const onReport = (
  kind: 'send' | 'recall' | 'return' | 'sign' | 'reopen-report',
  role: 'cb' | 'ld' | 'thuky',
): fc.Arbitrary<Step> =>
  fc.record({ cycle, unit, odd: fc.nat(5) }).map(({ odd, ...rest }) => ({
    ...{ do: kind, ...rest },
    by: odd === 0 ? own('cb', rest.unit) : role === 'thuky' ? role : own(role, rest.unit),
  }));

const onColumn = (
  kind: 'confirm' | 'approve' | 'reopen' | 'agree' | 'object' | 'answer',
  usual: string,
): fc.Arbitrary<Step> =>
  fc
    .record({
      ...{ cycle, odd: fc.nat(4), other: person },
      // Only the first column has another lead.
      indicator: kind === 'agree' || kind === 'object' || kind === 'answer' ? one : indicator,
    })
    .map(({ odd, other, ...rest }) => ({ do: kind, ...rest, by: odd === 0 ? other : usual }));

const returnCells: fc.Arbitrary<Step> = fc.record({
  ...{ do: fc.constant('return-cells' as const), cycle, indicator, by: person },
  cells: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 }),
});

const figure: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('figure' as const),
  element: fc.constantFrom('online', 'received', 'bank'),
  ...{
    area: fc.constantFrom('001', '002', '003'),
    amount,
    by: fc.constantFrom('he-thong', 'thuky2'),
  },
});

const onCycle = (kind: 'lock' | 'close' | 'open-cycle'): fc.Arbitrary<Step> =>
  fc.record({ do: fc.constant(kind), cycle, by: fc.constant('thuky') });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: save },
  { weight: 5, arbitrary: onReport('send', 'cb') },
  { weight: 1, arbitrary: onReport('recall', 'cb') },
  { weight: 1, arbitrary: onReport('return', 'ld') },
  { weight: 6, arbitrary: onReport('sign', 'ld') },
  { weight: 1, arbitrary: onReport('reopen-report', 'thuky') },
  { weight: 7, arbitrary: onColumn('confirm', 'ld-so-tu-phap') },
  { weight: 9, arbitrary: onColumn('approve', 'thuky') },
  { weight: 2, arbitrary: onColumn('reopen', 'thuky') },
  { weight: 3, arbitrary: onColumn('agree', 'ld-so-y-te') },
  { weight: 3, arbitrary: onColumn('object', 'ld-so-y-te') },
  { weight: 2, arbitrary: onColumn('answer', 'ld-so-tu-phap') },
  { weight: 2, arbitrary: returnCells },
  { weight: 2, arbitrary: figure },
  { weight: 1, arbitrary: fc.oneof(onCycle('lock'), onCycle('close')) },
  { weight: 2, arbitrary: onCycle('open-cycle') },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('silence' as const), by: fc.constant('system') }),
  },
);

/** Sometimes the same step by two people at once: two approvers, two signers. */
const raced: fc.Arbitrary<readonly Step[]> = fc
  .record({ one: step, by: person })
  .map(({ one, by }) => [one, { ...one, by }]);

const round: fc.Arbitrary<Round> = fc.record({
  days: fc.constantFrom(0, 0, 1, 2),
  steps: fc.oneof(
    { weight: 3, arbitrary: fc.array(step, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: raced },
  ),
});

export const history: fc.Arbitrary<History> = fc.record({
  cycles: fc.constantFrom(1 as const, 1 as const, 2 as const),
  rounds: fc.array(round, { minLength: 4, maxLength: 10 }),
});
