// A number down to who recorded it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { assertPage, plain, post, withFigures } from '../../../test/reading-app.ts';

test('a receipt: arithmetic, inputs by commune, file, person and journal; stays when corrected', async (t) => {
  const app = await withFigures(t);
  const { anyone } = app;
  const { text: html } = await anyone.get('/targets/5');
  const [path = ''] = /\/receipts\/5~46~2026-08~year~c~\d+/.exec(html) ?? [];
  const answer = await anyone.get(path);
  assertPage(answer, 'vi');
  const text = plain(answer.text);
  for (const words of [
    '4.000 × 100 ÷ 6.000 = 66,666666666667 %',
    'Tử số: cộng 6 số liệu được 4.000',
    'Phường Phú Xuân 1.300 2.000 65 %',
    'Từ 1 đến 12 trong 12 số liệu',
    'Đối chiếu với Cổng',
    'Kiểm tra lại',
    'npm start -- verify',
  ]) {
    assert(text.includes(words), words);
  }
  const one = plain((await anyone.get(`${path}?of=19753`)).text);
  assert(one.includes('Từ 1 đến 4 trong 4 số liệu'));
  const file = (await anyone.get(`${path}.json`)).json;
  assert.deepEqual(file, (await anyone.get(`/api/v1${path}`)).json);

  const element = 'ho-so-truc-tuyen';
  await post(app, [{ element, area: '19774', period: '2026-08', value: '900' }]);
  const later = plain((await anyone.get(path)).text);
  assert(later.includes('4.000 × 100 ÷ 6.000'));
  assert(later.includes('Có kết quả mới hơn'));
  assertPage(await anyone.get(`${path}?lang=en`), 'en');
  for (const lost of ['/receipts/x', `${path}9999`, '/receipts/99~46~2026-08~year~c~3']) {
    assert.equal((await anyone.get(lost)).status, 404, lost);
  }
});

test('who recorded a figure: the name, with the username as its title', async (t) => {
  const app = await withFigures(t);
  await app.database.pool.query(
    `update person set name = 'Nguyễn Thị Hoa', unit = 'so-tu-phap' where username = 'he-thong'`,
  );
  const person = await app.as('thuky');
  const target = '/targets/5?period=2026-08';
  const [receipt = ''] =
    /\/receipts\/5~46~2026-08~year~c~\d+/.exec((await person.get(target)).text) ?? [];
  for (const path of [target, receipt]) {
    const told = (await person.get(path)).text;
    assert(told.includes('<span title="he-thong">Nguyễn Thị Hoa</span>'), path);
    assert.doesNotMatch(told, />he-thong</);
  }
});

test('to the public of a real instance the unit recorded it, or a username without one', async (t) => {
  const app = await withFigures(t, { demonstration: false });
  const { pool } = app.database;
  const target = '/targets/5?period=2026-08';
  await pool.query(`insert into setting (key, value) values ('releasePublished', 'true')`);
  await pool.query(
    `update person set name = 'Nguyễn Thị Hoa', unit = 'so-tu-phap' where username = 'he-thong'`,
  );
  const told = (await app.anyone.get(target)).text;
  const [history = ''] = /<section[^>]*id="changes">.*?<\/section>/s.exec(told) ?? [];
  assert.match(plain(history), /Sở Tư pháp/);
  assert.doesNotMatch(history, /Nguyễn Thị Hoa|he-thong/);
});
