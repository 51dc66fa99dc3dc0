// Runs histories against a real database and counts what happened.
import { monthPeriod } from '../../src/kernel/period.ts';
import { checkEvents, checkJournal, checkRound } from './check.ts';
import { look, perform, type Seen } from './perform.ts';
import { type History, type Step, UNITS } from './step.ts';
import { makeWorld, openCycles, type World } from './world.ts';

export interface Tally {
  histories: number;
  events: number;
  entries: number;
  /** Steps done and refused, by what they were. */
  readonly steps: Map<string, { done: number; refused: number }>;
}

export const newTally = (): Tally => ({ histories: 0, events: 0, entries: 0, steps: new Map() });

const DAY = 86_400_000;

/** One history after another on worlds of their own: a new database when the years of one are used up. */
export function createStage(tally: Tally) {
  let world: Promise<World> | undefined;
  const close = async (): Promise<void> => {
    const old = await world;
    world = undefined;
    if (!old) return;
    tally.entries += await checkJournal(old);
    await old.database.drop();
  };
  return {
    close,
    /** Throws where a rule is broken. */
    async play(history: History): Promise<void> {
      world ??= makeWorld();
      let here = await world;
      let month = here.nextMonth();
      if (month === undefined) {
        await close();
        world = makeWorld();
        here = await world;
        month = here.nextMonth();
      }
      if (month === undefined) throw new Error('a new world has no month');
      await playIn(here, { history, month, tally });
    },
  };
}

interface Play {
  readonly history: History;
  readonly month: number;
  readonly tally: Tally;
}

async function playIn(world: World, { history, month, tally }: Play): Promise<void> {
  const start = new Date(`${monthPeriod(month).from}T05:00:00Z`).getTime();
  let day = 0;
  const now = (): void => world.goTo(new Date(start + day * DAY));
  now();
  const cycles = await openCycles(world, month, history.cycles);
  let seen = await look(world, cycles);
  seen = await answerAll(world, seen, tally);
  for (const { days, steps } of history.rounds) {
    day += days;
    now();
    await playRound(world, seen, { steps, tally });
    seen = await checkRound(world, cycles);
  }
  tally.events += await checkEvents(world, seen);
  tally.histories += 1;
}

/** Every history begins with answers sent by all units, so that its steps reach far. */
async function answerAll(world: World, first: Seen, tally: Tally): Promise<Seen> {
  let seen = first;
  const stage = (make: (unit: string, k: number) => readonly Step[]): readonly Step[] =>
    UNITS.flatMap((unit, k) => make(unit, k));
  const rounds = [
    stage((unit, k) =>
      [0, 1].map((cell) => ({
        ...({ do: 'save', cycle: 0, unit, cell, amount: k + cell + 1, by: `cb-${unit}` } as const),
      })),
    ),
    stage((unit) => [{ do: 'send', cycle: 0, unit, by: `cb-${unit}` }]),
    stage((unit) => [{ do: 'sign', cycle: 0, unit, by: `ld-${unit}` }]),
  ];
  for (const steps of rounds) {
    await playRound(world, seen, { steps, tally });
    seen = await look(world, seen.cycles);
  }
  return seen;
}

async function playRound(
  world: World,
  seen: Seen,
  { steps, tally }: { readonly steps: readonly Step[]; readonly tally: Tally },
): Promise<void> {
  const outcomes = await Promise.allSettled(steps.map((step) => perform(world, seen, step)));
  for (const [i, outcome] of outcomes.entries()) {
    if (outcome.status === 'rejected') throw outcome.reason;
    const name = steps[i]?.do ?? '';
    const count = tally.steps.get(name) ?? { done: 0, refused: 0 };
    count[outcome.value] += 1;
    tally.steps.set(name, count);
  }
}
