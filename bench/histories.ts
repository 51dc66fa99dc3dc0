// Random histories of send, sign, confirm, object, return, approve, reopen, lock and close by people who act at the
// same moment, on a real PostgreSQL: after every round no forbidden state, no approval by an author, no stale
// approval; at the end the events lead to the tables and the journal is intact.
// npm run bench histories [N] [SEED]
import fc from 'fast-check';
import { createStage, newTally, type Tally } from '../test/history/run.ts';
import { history } from '../test/history/step.ts';

const [count = 5000, seed = 20261014] = process.argv.slice(2).map(Number);
const WORLDS = 14;
const TOLD_EVERY = 250;

const tallies: Tally[] = [];
const began = performance.now();
const seconds = (): string => ((performance.now() - began) / 1000).toFixed(0);

/** One row of histories on databases of their own; the others run beside it. */
async function run(world: number): Promise<void> {
  const tally = newTally();
  tallies.push(tally);
  const stage = createStage(tally);
  const own = Math.ceil((count - world) / WORLDS);
  for (const [k, one] of fc.sample(history, { numRuns: own, seed: seed + world }).entries()) {
    try {
      await stage.play(one);
    } catch (error) {
      console.error(`seed ${seed}, world ${world}, history ${k}: ${JSON.stringify(one)}`);
      throw error;
    }
    const total = tallies.reduce((sum, { histories }) => sum + histories, 0);
    if (total % TOLD_EVERY === 0) console.log(`${total} histories in ${seconds()} s`);
  }
  await stage.close();
}

await Promise.all(Array.from({ length: WORLDS }, (_, world) => run(world)));

const sum = (of: (tally: Tally) => number): number =>
  tallies.reduce((all, one) => all + of(one), 0);
const names = [...new Set(tallies.flatMap(({ steps }) => [...steps.keys()]))].sort();
const stepped = (name: string, what: 'done' | 'refused'): number =>
  sum(({ steps }) => steps.get(name)?.[what] ?? 0);
console.log(`histories              ${sum(({ histories }) => histories)} in ${seconds()} s, seed ${seed}
events                 ${sum(({ events }) => events)}, each with its entry; followed one by one they lead to the tables
journal entries        ${sum(({ entries }) => entries)}, chain and sealed values intact
broken rules           0
steps done / refused   ${names.map((name) => `${name} ${stepped(name, 'done')}/${stepped(name, 'refused')}`).join(', ')}`);
