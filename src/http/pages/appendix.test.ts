import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { type TestApp, testApp } from '../../../test/app.ts';
import type { Person } from '../../../test/person.ts';
import {
  countOf,
  errorsOf,
  follow,
  submitAll,
  textOf,
  titleOf,
  upload,
  whereTo,
} from '../../../test/upload.ts';
import { parseCatalogue } from '../../catalogue/load.file.ts';

const root = new URL('../../..', import.meta.url).pathname;
const HUE = await readFile(`${root}/catalogue/source/phu-luc-i-322-kh-ubnd.txt`);
const OTHER = await readFile(`${root}/src/catalogue/appendix/samples/an-giang.txt`);

const bring = (app: TestApp, person: Person, name: string, bytes: Uint8Array | string) =>
  upload(app, person, '/catalogue/import', { file: { name, bytes } });

test('the appendix becomes a draft; every doubt stands with its line and can be settled', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const sent = await bring(app, person, 'phu-luc.txt', HUE);
  const path = whereTo(sent);
  const page = await follow(person, sent);
  assert.match(titleOf(page.text), /Danh mục dự thảo MỤC TIÊU CỤ THỂ/);
  const said = textOf(page.text);
  assert.match(said, /Kế hoạch số 322\/KH-UBND ngày 06\/06\/2026 của UBND thành phố Huế/);
  assert.match(said, /Mục tiêu 51 Chỗ cần quyết định còn 41 trong 41/);
  assert.match(said, /Dòng 53, mục tiêu 6 Mức phải đạt .* Bản in ghi «95»/);
  assert.equal(page.text.match(/<li class="doubt"/g)?.length, 41);

  const kept = await submitAll(person, path, [
    ['year-0', '2026'],
    ['year-1', 'phase'],
    ['year-2', 'open'],
    ['title', 'Chương trình thử'],
    ['legalBasis', 'Kế hoạch 322'],
    ['start', '2026'],
    ['end', '2030'],
  ]);
  assert.equal(whereTo(kept), `${path}?saved=3`);
  const after = textOf((await follow(person, kept)).text);
  assert.match(after, /Đã lưu 3 quyết định\./);
  assert.match(after, /Chương trình thử .*còn 38 trong 41/);
  const rows = textOf((await person.get(`${path}?tab=targets`)).text);
  assert.match(rows, /4 Tỷ lệ cá nhân.* 100 2026 Công an thành phố/);
  assert.match(rows, /6 Mức độ hài lòng.* 95 cả giai đoạn/);

  // The same file again goes on where it was left.
  assert.equal(whereTo(await bring(app, person, 'phu-luc.txt', HUE)), path);
  const list = textOf((await person.get('/catalogue/import')).text);
  assert.match(list, /phu-luc\.txt 3\/41 chỗ/);
  assert.equal(
    await countOf(app, `journal where action not in ('seed', 'people-seeded', 'token-created')`),
    0,
  );
});

test('an edition of the programme in use is compared row by row', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const path = whereTo(await bring(app, person, 'phu-luc.txt', HUE));
  const same = textOf((await person.get(`${path}?tab=differences`)).text);
  assert.match(same, /Mọi hàng trùng khớp với danh mục đang dùng/);
  const changed = HUE.toString('utf8').replace('về DVC % 95', 'về DVC % 97');
  assert.notEqual(changed, HUE.toString('utf8'));
  const second = whereTo(await bring(app, person, 'ban-sua.txt', changed));
  const differs = textOf((await person.get(`${second}?tab=differences`)).text);
  assert.match(differs, /50 trong 51 hàng trùng khớp/);
  assert.match(differs, /6\. Mức độ hài lòng.* Mức phải đạt 95 97/);
});

test('the draft is downloaded as files that a new instance loads', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  for (const [name, bytes, count] of [
    ['hue.txt', HUE, 51],
    ['an-giang.txt', OTHER, 5],
  ] as const) {
    const path = whereTo(await bring(app, person, name, bytes));
    const answer = await fetch(`${app.url}${path}/draft.zip`, {
      headers: { Cookie: person.headers.Cookie ?? '' },
    });
    assert.equal(answer.headers.get('content-type'), 'application/zip');
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const named = (file: string) => ({
      name: file,
      content: Buffer.from(files[file] ?? []).toString('utf8'),
    });
    const reading = parseCatalogue({
      programme: named('de-an-06-hue.yaml'),
      units: named('units.yaml'),
      communes: named('communes.yaml'),
      holidays: named('holidays.yaml'),
      checks: named('checks.yaml'),
    });
    assert.equal(reading.kind, 'read', JSON.stringify(reading).slice(0, 500));
    const { source } = reading as Extract<typeof reading, { kind: 'read' }>;
    assert.equal(source.targets.length, count);
    const json = (await person.get(`${path}/draft.json`)).json as { targets: unknown[] };
    assert.equal(json.targets.length, count);
    const yaml = await person.get(`${path}/draft.yaml`);
    assert.match(yaml.text, /^programme:/);
  }
  const other = whereTo(await bring(app, person, 'an-giang.txt', OTHER));
  const said = textOf((await person.get(`${other}?tab=differences`)).text);
  assert.match(said, /có vẻ là phụ lục của một chương trình khác/);
  assert.match(textOf((await person.get(other)).text), /Nghị quyết số 19\/NQ-HĐND/);
});

test('a file that is no appendix is refused in words that say what to do', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(400 * 1024 * 1024) });
  const cases: readonly (readonly [string, Uint8Array | string, RegExp])[] = [
    ['a.pdf', '%PDF-1.4 x', /Chưa đọc trực tiếp tệp PDF/],
    ['a.txt', 'Kính gửi các sở, ngành.\nThân ái.\n'.repeat(20), /Không tìm thấy bảng mục tiêu/],
    [
      'a.docx',
      zipSync({ 'word/document.xml': strToU8('<x/>'), 'word/vbaProject.bin': new Uint8Array(3) }),
      /macro/,
    ],
    ['bom.docx', bomb, /lớn bất thường/],
    ['trong.txt', '', /Tệp trống/],
  ];
  for (const [name, bytes, want] of cases) {
    const answer = await bring(app, person, name, bytes);
    assert.equal(answer.status, 422, name);
    assert.match(errorsOf(answer.text).join(), want, name);
  }
  const none = await upload(app, person, '/catalogue/import', {});
  assert.deepEqual(errorsOf(none.text), ['Chọn tệp phụ lục']);
});

test('only the standing office imports, each person their own', async (t) => {
  const app = await testApp(t);
  const officer = await app.as('cb-so-tu-phap');
  const page = await officer.get('/catalogue/import', { Accept: 'text/html' });
  assert.equal(page.status, 403);
  assert.match(textOf(page.text), /không được giao quyền nhập phụ lục mục tiêu/);
  assert.equal((await bring(app, officer, 'a.txt', HUE)).status, 403);
  assert.equal((await app.anyone.get('/catalogue/import')).status, 401);
  const person = await app.as('thuky');
  assert.equal((await person.get(`/catalogue/import/${'0'.repeat(24)}`)).status, 410);
});
