// Random histories of reports and columns by people who act at the same moment, on a real database.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { createStage, newTally } from '../../../test/history/run.ts';
import { history } from '../../../test/history/step.ts';

/** As many as a run of all tests has time for; bench/histories.ts plays thousands. */
const HISTORIES = 60;

test('no history reaches a forbidden state, an own or a stale approval, or a journal that differs', async (t) => {
  const tally = newTally();
  const stage = createStage(tally);
  await fc.assert(
    fc.asyncProperty(history, (one) => stage.play(one)),
    { numRuns: HISTORIES },
  );
  await stage.close();
  const done = (step: string): number => tally.steps.get(step)?.done ?? 0;
  t.diagnostic(`${tally.histories} histories, ${tally.events} events, ${tally.entries} entries`);
  assert(tally.histories >= HISTORIES);
  for (const step of ['sign', 'confirm', 'approve', 'return-cells', 'reopen']) {
    assert(done(step) > 0, `no history reached ${step}`);
  }
});
