// The pages of columns and reviews, as plain forms without JavaScript.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import {
  CYCLE,
  fillColumn,
  openSeptember,
  placesOf,
  seeColumn,
  signCell,
} from '../../../test/column-app.ts';

const OWNER = 'so-tu-phap';
const OTHER = 'so-khoa-hoc-va-cong-nghe';
const PATH = `/columns/1/${CYCLE}`;
const WEEK = 7 * 24 * 3_600_000;
const HTML = { Accept: 'text/html' };

async function septemberApp(t: Parameters<typeof testApp>[0]): Promise<TestApp> {
  const app = await testApp(t, {
    settings: { session: { idle: 2 * WEEK, absolute: 2 * WEEK } },
  });
  await openSeptember(app);
  await fillColumn(app, '1', { by: `cb-${OWNER}` });
  return app;
}

async function submit(app: TestApp, who: string, step: string, fields: Record<string, string>) {
  const { version, seal } = await seeColumn(app, 'thuky');
  const person = await app.as(who);
  return person.submit(`${PATH}/${step}`, { version: String(version), seal, ...fields }, HTML);
}

test('a column goes its way by forms; refusals stand at their field with what was typed', async (t) => {
  const app = await septemberApp(t);
  const own = await submit(app, `cb-${OWNER}`, 'confirm', {});
  assert.equal(own.status, 409);
  assert.match(own.text, /role="alert"[\s\S]*do chính mình nhập/);
  const confirmed = await submit(app, `ld-${OWNER}`, 'confirm', {});
  assert.equal(confirmed.headers.get('location'), `${PATH}?done=confirm`);
  const bare = await submit(app, `ld-${OTHER}`, 'opinion', { unit: OTHER, opinion: 'object' });
  assert.equal(bare.status, 422);
  assert.match(bare.text, new RegExp(`href="#object-${OTHER}"`));
  const field = `object-${OTHER}`;
  const said = { unit: OTHER, opinion: 'object', [field]: 'Thiếu thủ tục mới' };
  assert.equal((await submit(app, `ld-${OTHER}`, 'opinion', said)).status, 303);
  const held = await (await app.as('thuky')).get(PATH);
  assert.match(held.text, /Chưa phê duyệt được: Còn ý kiến phản đối/);
  assert.match(held.text, /Thiếu thủ tục mới/);
  const answer = { unit: OTHER, [`answer-${OTHER}`]: 'Đã bổ sung' };
  assert.equal((await submit(app, `ld-${OWNER}`, 'answer', answer)).status, 303);
  assert.equal((await submit(app, 'thuky', 'approve', {})).status, 303);
  const noReason = await submit(app, 'thuky', 'reopen', {});
  assert.equal(noReason.status, 422);
  const reopened = await submit(app, 'thuky', 'reopen', { 'reopen-reason': 'Sửa mẫu số' });
  assert.equal(reopened.status, 303);
  await fillColumn(app, '1', { by: `cb-${OWNER}`, amount: '11' });
  const page = await (await app.as('thuky')).get(`${PATH}?lang=en`);
  assert.match(
    page.text,
    /Changes since the last approval[\s\S]*<del>10<\/del>[\s\S]*<ins>11<\/ins>/,
  );
  assert.match(page.text, /Revision 2/);
});

test('ticked cells go back with one reason and stay ticked when it is missing', async (t) => {
  const app = await septemberApp(t);
  const [place] = await placesOf(app, '1');
  assert(place);
  await signCell(app, place, OWNER);
  const cell = `${place.element}.${place.area}.${place.period}`;
  const none = await submit(app, `ld-${OWNER}`, 'return', { 'return-reason': 'Xem lại' });
  assert.equal(none.status, 422);
  const bare = await submit(app, `ld-${OWNER}`, 'return', { cell });
  assert.equal(bare.status, 422);
  assert.match(bare.text, new RegExp(`id="cell-${cell}"[^>]*checked`));
  const done = await submit(app, `ld-${OWNER}`, 'return', { cell, 'return-reason': 'Xem lại' });
  assert.equal(done.status, 303);
  const page = await (await app.as('thuky')).get(`${PATH}?cell=${cell}`);
  assert.match(page.text, /Đã trả lại, chờ đơn vị/);
  assert.match(page.text, /id="cell-history"/);
  assert.doesNotMatch(page.text, new RegExp(`id="cell-${cell}"`), 'it cannot be returned twice');
});

test('reviews: many columns are approved in one sitting, the refused are told why', async (t) => {
  const app = await septemberApp(t);
  await fillColumn(app, '2', { by: `cb-${OWNER}` });
  await submit(app, `ld-${OWNER}`, 'confirm', {});
  const two = await seeColumn(app, 'thuky', '2');
  const owner = await app.as(`ld-${OWNER}`);
  await owner.post(`/api/v1/columns/2/${CYCLE}/confirm`, { version: two.version });
  const secretary = await app.as('thuky');
  const early = await secretary.get('/reviews');
  assert.match(early.text, /Chưa phê duyệt được \(2\)/);
  app.wait(WEEK);
  const page = await secretary.get('/reviews');
  assert.match(page.text, /Chờ phê duyệt \(2\)/);
  const keys = [...page.text.matchAll(/name="column"[^>]*value="([^"]+)"/g)].map(([, key]) => key);
  assert.equal(keys.length, 2);
  const send = (chosen: readonly (string | undefined)[]) => {
    const { 'X-CSRF-Token': csrf = '' } = secretary.headers;
    const body = new URLSearchParams([
      ['csrf', csrf],
      ...chosen.map((key): [string, string] => ['column', key ?? '']),
    ]);
    return secretary.send('/reviews', { method: 'POST', headers: HTML, body });
  };
  assert.equal((await send([])).status, 422);
  await fillColumn(app, '2', { by: `cb-${OWNER}`, amount: '12' });
  const done = await send(keys);
  assert.equal(done.status, 200);
  assert.match(done.text, /Đã phê duyệt 1 cột/);
  assert.match(done.text, /chưa phê duyệt được[\s\S]*Số liệu trong cột đã thay đổi/);
  assert.match((await owner.get('/reviews')).text, /Báo cáo chờ ký/);
  assert.equal((await (await app.as('cb-so-y-te')).get('/reviews', HTML)).status, 403);
});

test('the list shows first what waits for the viewer', async (t) => {
  const app = await septemberApp(t);
  const owner = await (await app.as(`ld-${OWNER}`)).get('/columns');
  assert.match(owner.text, /aria-current="page"[^>]*>Chờ tôi xác nhận \(\d+\)/);
  await submit(app, `ld-${OWNER}`, 'confirm', {});
  const other = await (await app.as(`ld-${OTHER}`)).get('/columns?show=opine');
  assert.match(other.text, new RegExp(`href="${PATH}"`));
  assert.equal((await app.anyone.get('/columns', HTML)).status, 401);
  assert.equal((await (await app.as('cb-ubnd-19753')).get('/columns', HTML)).status, 403);
});

test('a lead’s words go by form to the target’s page and into the official report', async (t) => {
  const app = await septemberApp(t);
  const unit = OWNER;
  const empty = await submit(app, `cb-${OWNER}`, 'words', { unit, seen: '0' });
  assert.equal(empty.status, 422);
  const words = { unit, seen: '0', result: 'Đã ban hành 12 danh mục', cause: 'Biên chế giảm' };
  assert.equal((await submit(app, `cb-${OWNER}`, 'words', words)).status, 303);
  const again = await submit(app, `cb-${OWNER}`, 'words', { ...words, result: 'Bản khác' });
  assert.equal(again.status, 409);
  assert.match(again.text, /Bản khác/, 'what was typed is kept');
  const target = await app.anyone.get('/targets/1?period=2026-09');
  assert.match(target.text, /Lời của đơn vị chủ trì[\s\S]*Đã ban hành 12 danh mục/);
  assert.doesNotMatch((await app.anyone.get('/targets/1?period=2026-08')).text, /Biên chế giảm/);
  const file = await app.anyone.get(`/reports/${CYCLE}.docx`);
  assert.equal(file.status, 200);
});
