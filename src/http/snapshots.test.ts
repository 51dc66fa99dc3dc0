import assert from 'node:assert/strict';
import test from 'node:test';
import { testApp } from '../../test/app.ts';
import { createSnapshots } from './snapshots.ts';

test('a scoreboard brought forward equals one that is built anew', async (t) => {
  const app = await testApp(t);
  const { db, revision, clock, snapshots } = app.deps;
  const seen = new Set<number>();
  for (const value of [70, 95, 40]) {
    const figures = ['ho-so-truc-tuyen', 'ho-so-tiep-nhan', 'luot-hai-long'].map((element, k) => ({
      ...{ element, area: '46', period: '2026-08', note: 'thử', confirm: true },
      value: element === 'ho-so-tiep-nhan' ? 1000 : value * (k + 1),
    }));
    const answer = await app.machine.post('/api/v1/figures', { figures });
    assert.equal(answer.status, 200);
    const kept = await (await snapshots.current()).scoreboard('2026-08');
    const anew = await (await createSnapshots({ db, revision, clock }).current()).scoreboard(
      '2026-08',
    );
    assert.deepEqual(kept, anew);
    const five = kept.rows.find((row) => row.target.number === 5);
    if (five?.assessment.value) seen.add(Number(five.assessment.value));
  }
  assert.equal(seen.size, 3, 'the posted figures must have moved the board');
});
