import assert from 'node:assert/strict';
import test from 'node:test';
import { testApp } from '../../test/app.ts';

const DAYS = 60 * 24 * 60 * 60 * 1000;

test('a clock that jumps ahead for one write ends no deadline once it is right again', async (t) => {
  const app = await testApp(t, { at: new Date('2026-10-16T02:00:00Z') });
  const order = { period: '2026-10', lockDay: '2026-10-25' };
  const opened = await (await app.as('thuky')).post('/api/v1/cycles', order);
  assert.equal(opened.status, 201, opened.text);
  app.wait(DAYS);
  const figure = { element: 'ho-so-tiep-nhan', area: '46', period: '2026-08', value: 12_345 };
  const posted = await app.machine.post('/api/v1/figures', { figures: [figure] });
  assert.match(posted.text, /"accepted"/);
  app.wait(-DAYS);

  const officer = await app.as('cb-so-tu-phap');
  const list = await officer.get('/api/v1/reports?cycle=2026-10');
  const [report] = (list.json as { reports: { id: number }[] }).reports;
  const place = { element: 'tthc-thuoc-tham-quyen', area: '46', period: '2026-10' };
  const saved = await officer.put(`/api/v1/reports/${report?.id}/cells`, {
    cells: [{ ...place, version: 0, typed: '1.900' }],
  });
  assert.match(saved.text, /"status":"saved"/, 'the lock day has not come');
  const verified = await (await app.as('kiemtoan')).post('/api/v1/journal/verify');
  assert.match(verified.text, /"kind":"intact"/);
  const journal = await (await app.as('kiemtoan')).get('/api/v1/journal?limit=5');
  const times = (journal.json as { entries: { at: string }[] }).entries.map(({ at }) => at);
  assert.deepEqual(times, [...times].sort().reverse(), 'the journal itself never runs backwards');
});
