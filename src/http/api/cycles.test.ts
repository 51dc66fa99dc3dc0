// A cycle from opening to closing, over HTTP, as the people who may and those who may not.
import assert from 'node:assert/strict';
import test from 'node:test';
import { testApp } from '../../../test/app.ts';
import type { Answer, Person } from '../../../test/person.ts';

interface UnitState {
  readonly unit: string;
  readonly standing: string;
  readonly timeliness: string;
  readonly asked: number;
  readonly exceptionUntil: string | null;
}
interface Cycle {
  readonly code: string;
  readonly kind: string;
  readonly state: string;
  readonly unitDeadline: string;
  readonly cityDeadline: string;
  readonly lockDay: string | null;
  readonly version: number;
  readonly counts: { readonly units: number; readonly untouched: number };
  readonly units?: readonly UnitState[];
}

const cycleOf = (answer: Answer, status: number): Cycle => {
  assert.equal(answer.status, status, answer.text);
  return answer.json as Cycle;
};
const codeOf = (answer: Answer): string => (answer.json as { code: string }).code;

const open = (person: Person, body: object): Promise<Answer> => person.post('/api/v1/cycles', body);

test('the secretariat opens October 2026 and every unit has its form', async (t) => {
  const app = await testApp(t, { at: new Date('2026-10-15T02:00:00Z') });
  const secretary = await app.as('thuky');
  const cycle = cycleOf(await open(secretary, { period: '2026-10' }), 201);
  assert.deepEqual(
    [cycle.code, cycle.kind, cycle.state, cycle.unitDeadline, cycle.cityDeadline, cycle.lockDay],
    ['2026-10', 'regular', 'open', '2026-10-16', '2026-10-21', null],
  );
  assert(cycle.counts.units >= 40, String(cycle.counts.units));
  assert.equal(cycle.counts.untouched, cycle.counts.units);

  await t.test('twice is refused, and nothing is opened again', async () => {
    const again = await open(secretary, { period: '2026-10' });
    assert.equal(again.status, 409);
    assert.equal(codeOf(again), 'cycle-open-already');
    const { cycles } = (await secretary.get('/api/v1/cycles')).json as { cycles: Cycle[] };
    assert.equal(cycles.length, 1);
  });

  await t.test('a unit sees itself alone, the auditor all', async () => {
    const officer = await app.as('cb-ubnd-19753');
    const own = cycleOf(await officer.get('/api/v1/cycles/2026-10'), 200);
    assert.deepEqual(
      own.units?.map(({ unit }) => unit),
      ['ubnd-19753'],
    );
    const all = cycleOf(await (await app.as('kiemtoan')).get('/api/v1/cycles/2026-10'), 200);
    assert.equal(all.units?.length, cycle.counts.units);
    assert(all.units?.every(({ asked }) => asked > 0));
  });

  await t.test('nobody else runs it', async () => {
    for (const name of ['cb-ubnd-19753', 'ld-ubnd-19753', 'lanhdao', 'kiemtoan', 'admin']) {
      const person = await app.as(name);
      const close = await person.post('/api/v1/cycles/2026-10/close', { version: 1 });
      assert.equal(close.status, 403, name);
    }
  });
});

test('orders that open nothing', async (t) => {
  const app = await testApp(t, { at: new Date('2026-10-15T02:00:00Z') });
  const secretary = await app.as('thuky');
  const TABLE: readonly [object, number, string][] = [
    [{ period: '2026-Q3' }, 422, 'cycle-period-not-month'],
    [{ period: '2026-12' }, 422, 'cycle-not-begun'],
    [{ period: '2026-05' }, 422, 'cycle-before-programme'],
    [{ from: '2026-10', to: '2026-06' }, 422, 'cycle-months-reversed'],
    [
      { period: '2026-10', unitDeadline: '2026-10-20', cityDeadline: '2026-10-19' },
      422,
      'deadlines-out-of-order',
    ],
    [{ period: '2026-10', lockDay: '2026-10-01' }, 422, 'lock-before-deadline'],
    [{ period: '2026-10', from: '2026-09', to: '2026-10' }, 400, 'body-invalid'],
    [{}, 400, 'body-invalid'],
  ];
  for (const [body, status, code] of TABLE) {
    const answer = await open(secretary, body);
    assert.equal(answer.status, status, `${JSON.stringify(body)}: ${answer.text}`);
    assert.equal(codeOf(answer), code);
  }
  const { cycles } = (await secretary.get('/api/v1/cycles')).json as { cycles: Cycle[] };
  assert.deepEqual(cycles, []);
});

test('«nhập bù» asks for every month in one sheet', async (t) => {
  const app = await testApp(t, { at: new Date('2026-11-24T02:00:00Z') });
  const secretary = await app.as('thuky');
  const order = { from: '2026-06', to: '2026-10' };
  const cycle = cycleOf(await open(secretary, order), 201);
  assert.deepEqual([cycle.code, cycle.kind], ['2026-06_2026-10', 'catch-up']);
  assert.equal(cycle.unitDeadline, '2026-11-26', 'two working days from today');
  const month = cycleOf(await open(secretary, { period: '2026-10' }), 201);
  const detail = async (code: string) =>
    cycleOf(await secretary.get(`/api/v1/cycles/${code}`), 200).units ?? [];
  const [all, one] = [await detail(cycle.code), await detail(month.code)];
  for (const { unit, asked } of one) {
    const whole = all.find((other) => other.unit === unit);
    assert((whole?.asked ?? 0) >= asked, `${unit}: ${whole?.asked} < ${asked}`);
  }
  const commune = all.find(({ unit }) => unit === 'ubnd-19753');
  const monthly = one.find(({ unit }) => unit === 'ubnd-19753');
  assert(commune && monthly && commune.asked >= 4 * monthly.asked, 'five months of questions');
});

test('deadlines, lock, late entry, closing and reopening, each with the version seen', async (t) => {
  const app = await testApp(t, { at: new Date('2026-10-15T02:00:00Z') });
  const secretary = await app.as('thuky');
  cycleOf(await open(secretary, { period: '2026-10' }), 201);
  const act = (name: string, body: object) =>
    secretary.post(`/api/v1/cycles/2026-10/${name}`, body);
  const days = { unitDeadline: '2026-10-20', cityDeadline: '2026-10-23' };
  const refusals: readonly [string, object, number, string][] = [
    ['extend', { ...days, reason: 'x' }, 422, 'version-needed'],
    ['extend', { ...days, version: 7, reason: 'x' }, 409, 'changed-meanwhile'],
    ['extend', { ...days, version: 1, reason: ' ' }, 422, 'reason-needed'],
    [
      'extend',
      { ...days, version: 1, cityDeadline: '2026-10-19', reason: 'x' },
      422,
      'deadlines-out-of-order',
    ],
    ['reopen', { version: 1, reason: 'x' }, 409, 'cycle-open-already'],
    [
      'exceptions',
      { unit: 'khong-co', until: '2026-10-30', reason: 'x' },
      422,
      'exception-unit-unknown',
    ],
    [
      'exceptions',
      { unit: 'so-tu-phap', until: '2026-10-01', reason: 'x' },
      422,
      'exception-day-past',
    ],
    ['exceptions', { unit: 'so-tu-phap', until: '2026-10-30', reason: ' ' }, 422, 'reason-needed'],
  ];
  for (const [name, body, status, code] of refusals) {
    const answer = await act(name, body);
    assert.equal(answer.status, status, `${name} ${answer.text}`);
    assert.equal(codeOf(answer), code);
  }
  const locked = cycleOf(await act('lock', { version: 1, day: '2026-10-18' }), 200);
  assert.deepEqual([locked.lockDay, locked.version], ['2026-10-18', 2]);
  const later = cycleOf(await act('extend', { ...days, version: 2, reason: 'Bão số 12' }), 200);
  assert.deepEqual(
    [later.unitDeadline, later.cityDeadline, later.lockDay],
    ['2026-10-20', '2026-10-23', '2026-10-20'],
    'the lock moves along',
  );
  const granted = { unit: 'so-tu-phap', until: '2026-10-30', reason: 'Mất điện' };
  const detail = cycleOf(await act('exceptions', granted), 201);
  const late = detail.units?.find(({ unit }) => unit === 'so-tu-phap');
  assert.equal(late?.exceptionUntil, '2026-10-30');
  cycleOf(await act('exceptions', { ...granted, until: '2026-11-02' }), 201);
  const path = '/api/v1/cycles/2026-10/exceptions/so-tu-phap';
  assert.equal((await secretary.delete(path)).status, 204);
  assert.equal((await secretary.delete(path)).status, 404);
  const closed = cycleOf(await act('close', { version: 3 }), 200);
  assert.equal(closed.state, 'closed');
  assert.equal(codeOf(await act('close', { version: 4 })), 'cycle-closed');
  const found = await (await app.as('cb-so-tu-phap')).post('/api/v1/reports', {
    ...{ cycle: '2026-10', unit: 'so-tu-phap' },
  });
  assert.equal(found.status, 200, 'what was opened is still found');
  assert.equal(codeOf(await act('exceptions', granted)), 'cycle-closed');
  assert.equal(codeOf(await act('reminders', {})), 'cycle-closed');
  assert.equal(codeOf(await open(secretary, { period: '2026-10' })), 'cycle-opened-before');
  assert.equal(codeOf(await act('reopen', { version: 4, reason: '' })), 'reason-needed');
  const again = cycleOf(await act('reopen', { version: 4, reason: 'Thiếu số' }), 200);
  assert.deepEqual([again.state, again.lockDay, again.version], ['open', null, 5]);
});

test('late is told by the deadline, not by the lock', async (t) => {
  const app = await testApp(t, { at: new Date('2026-10-15T02:00:00Z') });
  const secretary = await app.as('thuky');
  cycleOf(await open(secretary, { period: '2026-10' }), 201);
  const timeliness = async (): Promise<ReadonlySet<string | undefined>> => {
    const { units = [] } = cycleOf(await secretary.get('/api/v1/cycles/2026-10'), 200);
    return new Set(units.map((one) => one.timeliness));
  };
  assert.deepEqual([...(await timeliness())], ['open']);
  app.wait(3 * 24 * 3_600_000);
  const again = await app.again('thuky');
  const { units = [] } = cycleOf(await again.get('/api/v1/cycles/2026-10'), 200);
  assert.deepEqual([...new Set(units.map((one) => one.timeliness))], ['missing']);
});

test('reminding tells what was queued and leaves figures’ pages as they are', async (t) => {
  const app = await testApp(t, { at: new Date('2026-10-15T02:00:00Z') });
  const secretary = await app.as('thuky');
  const before = app.deps.revision.current();
  cycleOf(await open(secretary, { period: '2026-10' }), 201);
  const one = await secretary.post('/api/v1/cycles/2026-10/reminders', { units: ['so-tu-phap'] });
  assert.equal(one.status, 200, one.text);
  const { queued, withoutAddress } = one.json as { queued: number; withoutAddress: number };
  assert.equal(queued, 0);
  assert(withoutAddress >= 1, 'demonstration accounts have no address');
  await app.deps.revision.refresh();
  assert.equal(app.deps.revision.current(), before);
});
