// The Excel form through the pages, as a browser without script uses them.
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  bytesOf,
  CYCLE,
  cellOf,
  download,
  formOf,
  formsIn,
  keysOf,
  started,
  UNIT,
  workbookOf,
} from '../../../test/form-sheet.ts';
import { errorsOf, upload, whereTo } from '../../../test/upload.ts';

const PATH = `/reports/${CYCLE}/${UNIT}/xlsx`;
const NAME = 'Biểu tháng 10.xlsx';

test('an uploaded form leads to a page with every cell in question, and to the marked file', async (t) => {
  const app = await started(t);
  const officer = await app.as(`cb-${UNIT}`);
  const book = await workbookOf(await download(app, officer, PATH));
  const [sheet] = formsIn(book);
  assert(sheet);
  cellOf(sheet, 0, 'number').value = 12;
  cellOf(sheet, 1, 'number').value = 'vài chục';
  const file = { name: NAME, bytes: await bytesOf(book) };
  const result = whereTo(await upload(app, officer, PATH, { file }));
  assert.match(result, /^\/sheets\/[0-9a-f]{24}$/);
  const page = await officer.get(result);
  assert.equal(page.status, 200);
  for (const words of [
    'Biểu tháng 10.xlsx',
    '1 ô đã ghi vào bản nháp',
    `ô ${cellOf(sheet, 1, 'number').address}`,
    '«vài chục» chưa phải là số',
    'Chưa nhận',
  ]) {
    assert(page.text.includes(words), words);
  }
  const marked = await fetch(`${app.url}${result}/marked`, { headers: officer.headers });
  assert.match(marked.headers.get('content-disposition') ?? '', /can-xem\.xlsx/);
  const english = await officer.get(`${result}?lang=en`);
  assert(english.text.includes('1 cells written to the draft'));
  const stranger = await app.as('cb-so-y-te');
  assert.equal((await stranger.get(result)).status, 410, 'another person’s upload');
  assert.equal((await stranger.get(`${result}/marked`)).status, 410);
});

test('a wrong file is said beside its field, and the page stays', async (t) => {
  const app = await started(t);
  const officer = await app.as(`cb-${UNIT}`);
  const none = await upload(app, officer, PATH, {});
  assert.deepEqual([none.status, errorsOf(none.text)], [422, ['Chọn tệp biểu đã nhập']]);
  const other = await formOf(app, CYCLE, 'so-y-te');
  const file = { name: NAME, bytes: await bytesOf(other.book) };
  const wrong = await upload(app, officer, PATH, { file });
  assert.equal(wrong.status, 422);
  assert.match(errorsOf(wrong.text).join(), /Sở Y tế.*Sở Tư pháp/);
  const words = await upload(app, officer, PATH, { file: { name: NAME, bytes: 'xin chào' } });
  assert.match(errorsOf(words.text).join(), /đuôi \.xlsx nhưng nội dung/);
  const foreign = await upload(app, await app.as('cb-so-y-te'), PATH, { file });
  assert.equal(foreign.status, 403);
});

test('an older form asks before it is taken', async (t) => {
  const app = await started(t);
  const officer = await app.as(`cb-${UNIT}`);
  const { book, sheet } = await formOf(app, CYCLE, UNIT);
  const keys = keysOf(sheet);
  for (const line of keys.keys()) cellOf(sheet, line, 'number').value = 5;
  const revised = {
    ...{ element: (keys[1] ?? '').split('.')[0], enters: ['so-y-te'] },
    ...{ owns: 'so-y-te', reason: 'Chuyển đầu mối' },
  };
  await (await app.as('thuky')).post('/api/v1/assignments', revised);
  const file = { name: NAME, bytes: await bytesOf(book) };
  const result = whereTo(await upload(app, officer, PATH, { file }));
  const page = await officer.get(result);
  assert.match(page.text, /phiên bản cũ của biểu/);
  assert.match(page.text, /0 ô đã ghi/);
  assert.equal(whereTo(await officer.submit(`${result}/accept`, {})), result);
  const taken = await officer.get(result);
  assert(taken.text.includes(`${keys.length - 1} ô đã ghi`), 'what fits is taken');
});

test('one page serves the forms of all units that a person enters for', async (t) => {
  const app = await started(t);
  const officer = await app.as('cb-ubnd-19753');
  const path = `/cycles/${CYCLE}/forms`;
  const page = await officer.get(path);
  assert.match(page.text, /value="ubnd-19753"/);
  assert.doesNotMatch(page.text, /value="ubnd-19774"/);
  const book = await workbookOf(await download(app, officer, `${path}.xlsx?units=ubnd-19753`));
  const [sheet] = formsIn(book);
  assert(sheet);
  cellOf(sheet, 0, 'number').value = 3;
  const file = { name: NAME, bytes: await bytesOf(book) };
  const result = await officer.get(whereTo(await upload(app, officer, `${path}.xlsx`, { file })));
  assert(result.text.includes('1 ô đã ghi'), 'taken');
  const other = await officer.get(`${path}.xlsx?units=ubnd-19774`);
  assert.equal(other.status, 404);
  assert.equal((await app.anyone.get(path)).status, 401);
});
