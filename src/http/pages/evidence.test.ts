// Evidence over HTTP, as people bring, read and end it; the API shares all of it with the pages.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import { startClamd } from '../../../test/clamd.ts';
import { CYCLE, openCycle, UNIT } from '../../../test/form-sheet.ts';
import { reportOf } from '../../../test/report-calls.ts';
import { bring, PDF } from '../../../test/sheet-calls.ts';
import { errorsOf, upload, whereTo } from '../../../test/upload.ts';

const PATH = `/reports/${CYCLE}/${UNIT}/evidence`;

interface Kept {
  readonly id: number;
  readonly hash: string;
  readonly name: string;
  readonly element: string | null;
  readonly code: string;
  readonly ended: { readonly why: string } | null;
}

async function started(
  t: { after(done: () => Promise<void>): void },
  evidence: Partial<TestApp['deps']['evidence']> = {},
): Promise<TestApp> {
  const app = await testApp(t, { evidence });
  await openCycle(app, CYCLE);
  return app;
}

async function keep(app: TestApp, name: string, bytes: Uint8Array | string, more = {}) {
  const report = String((await reportOf(app)).id);
  const answer = await bring(await app.as(`cb-${UNIT}`), { report, ...more }, { name, bytes });
  return { status: answer.status, text: answer.text, ...(answer.json as Kept) };
}

test('a document is kept behind a cell and comes out as a file to save, never to run', async (t) => {
  const app = await started(t);
  const [field] = (await reportOf(app)).fields;
  assert(field);
  const { element, area, period } = field;
  const kept = await keep(app, '../../tmp/Bảng kê.pdf', PDF, { element, area, period });
  assert.deepEqual(
    [kept.status, kept.name, kept.element],
    [201, 'Bảng kê.pdf', element],
    kept.text,
  );
  const again = await keep(app, 'Bảng kê.pdf', PDF, { element, area, period });
  assert.equal(again.id, kept.id, 'the same file is bound once');
  const officer = await app.as(`cb-${UNIT}`);
  const file = await officer.get(`/evidence/${kept.hash}`);
  assert.equal(file.text, PDF);
  const header = (name: string) => file.headers.get(name) ?? '';
  assert.match(header('content-disposition'), /^attachment; filename\*=UTF-8''B%E1%BA%A3ng/);
  assert.equal(header('content-type'), 'application/pdf');
  assert.equal(header('x-content-type-options'), 'nosniff');
  assert.match(header('content-security-policy'), /^default-src 'none'; sandbox$/);
  assert.match(header('cache-control'), /no-store/);
});

test('who may not read the report finds no document; its readers and verifiers do', async (t) => {
  const app = await started(t);
  const kept = await keep(app, 'a.pdf', PDF);
  const statusFor = async (who: string) =>
    (await (await app.as(who)).get(`/evidence/${kept.hash}`)).status;
  assert.deepEqual(
    await Promise.all(['thuky', 'kiemtoan', 'lanhdao', `ld-${UNIT}`].map(statusFor)),
    [200, 200, 200, 200],
  );
  assert.deepEqual(await Promise.all(['cb-so-y-te', 'ld-ubnd-19753'].map(statusFor)), [404, 404]);
  assert.equal((await app.anyone.get(`/evidence/${kept.hash}`)).status, 401);
  const foreign = await bring(
    await app.as('cb-so-y-te'),
    { report: String((await reportOf(app)).id) },
    { name: 'b.pdf', bytes: PDF },
  );
  assert.equal(foreign.status, 404, 'nobody else’s report');
  const end = await (await app.as('cb-so-y-te')).post(`/api/v1/evidence/${kept.id}/end`, {
    reason: 'x',
  });
  assert.equal(end.status, 403);
});

test('an ended document is gone from the list of files but not from the record', async (t) => {
  const app = await started(t);
  const kept = await keep(app, 'a.pdf', PDF);
  const officer = await app.as(`cb-${UNIT}`);
  const end = (reason: string) => officer.post(`/api/v1/evidence/${kept.id}/end`, { reason });
  assert.equal((await end('  ')).status, 422);
  const ended = await end('Nhầm kỳ');
  assert.deepEqual([ended.status, (ended.json as Kept).ended?.why], [200, 'Nhầm kỳ']);
  assert.equal((await end('Lần nữa')).status, 409);
  assert.equal((await officer.get(`/evidence/${kept.hash}`)).status, 404);
  assert.equal((await (await app.as('kiemtoan')).get(`/evidence/${kept.hash}`)).text, PDF);
  const page = await officer.get(PATH);
  assert.match(page.text, /Đã gỡ:.*Nhầm kỳ/);
  const entries = await app.deps.db.selectFrom('journal').select('action').execute();
  const actions = entries.map(({ action }) => action);
  assert(actions.includes('keep-evidence') && actions.includes('end-evidence'), actions.join());
  await assert.rejects(
    app.deps.db.deleteFrom('evidence').where('id', '=', kept.id).execute(),
    /never deleted/,
  );
  const back = await keep(app, 'a.pdf', PDF);
  assert.notEqual(back.id, kept.id, 'brought again it is another binding');
});

test('what is not on the list is refused with what to do, and not kept', async (t) => {
  const app = await started(t);
  const REFUSED: readonly [string, string | Uint8Array, number, string][] = [
    ['trang.pdf', '<!doctype html><script>alert(1)</script>', 415, 'evidence-kind-refused'],
    ['anh.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415, 'evidence-kind-refused'],
    ['cong-van.pdf', Buffer.from('MZ\u0090\u0000'), 415, 'evidence-kind-refused'],
    ['rong.pdf', '', 422, 'evidence-empty'],
    ['lon.pdf', PDF + ' '.repeat(2 * 1024 * 1024), 413, 'evidence-too-large'],
  ];
  for (const [name, bytes, status, code] of REFUSED) {
    const answer = await keep(app, name, bytes);
    assert.deepEqual([answer.status, answer.code], [status, code], `${name}: ${answer.text}`);
  }
  const officer = await app.as(`cb-${UNIT}`);
  const list = await officer.get(`/api/v1/evidence?report=${(await reportOf(app)).id}`);
  assert.deepEqual(list.json, { evidence: [] });
  const place = { element: 'khong-co', area: '46', period: '2026-10' };
  assert.equal((await keep(app, 'a.pdf', PDF, place)).code, 'cell-not-in-form');
});

test('a scanner keeps infected files out, and every file while it cannot be asked', async (t) => {
  const clamd = await startClamd('XAU-XA');
  const app = await started(t, { clamd: { host: '127.0.0.1', port: clamd.port } });
  app.deps.log.level = 'silent';
  const bad = await keep(app, 'a.pdf', PDF.replace('trailer', '%XAU-XA\ntrailer'));
  assert.deepEqual([bad.status, bad.code], [422, 'evidence-infected'], bad.text);
  assert.equal((await keep(app, 'b.pdf', PDF)).status, 201);
  await clamd.stop();
  const away = await keep(app, 'c.pdf', `${PDF}%2`);
  assert.deepEqual([away.status, away.code], [503, 'evidence-scanner-down']);
});

test('the page works as a plain form: add, be told what is wrong, remove with a reason', async (t) => {
  const app = await started(t);
  const officer = await app.as(`cb-${UNIT}`);
  const none = await upload(app, officer, PATH, { fields: { cell: '', note: '' } });
  assert.equal(none.status, 422);
  assert.match(errorsOf(none.text).join(), /Chưa chọn tệp/);
  const html = await upload(app, officer, PATH, {
    fields: { cell: '', note: '' },
    file: { name: 'x.pdf', bytes: '<html></html>' },
  });
  assert.match(errorsOf(html.text).join(), /không nhận làm tài liệu/);
  const added = await upload(app, officer, PATH, {
    fields: { cell: '', note: 'Công văn của Sở' },
    file: { name: 'Công văn.pdf', bytes: PDF },
  });
  assert.equal(whereTo(added), `${PATH}?done=added`);
  const page = await officer.get(PATH);
  assert.match(page.text, /Công văn\.pdf/);
  const id = /evidence\/(\d+)\/end/.exec(page.text)?.[1];
  const why = await officer.submit(`${PATH}/${id}/end`, { why: '' });
  assert.equal(why.status, 422);
  const ended = await officer.submit(`${PATH}/${id}/end`, { why: 'Gửi nhầm' });
  assert.equal(whereTo(ended), `${PATH}?done=ended`);
  const reader = await (await app.as('thuky')).get(PATH);
  assert.doesNotMatch(reader.text, /name="file"/, 'who does not keep gets no form');
});
