import assert from 'node:assert/strict';
import test from 'node:test';
import { unzipSync } from 'fflate';
import { testApp } from '../../../test/app.ts';
import {
  countOf,
  errorsOf,
  follow,
  hiddenOf,
  submitAll,
  textOf,
  titleOf,
  whereTo,
} from '../../../test/upload.ts';
import { exportCatalogue } from '../../catalogue/export.file.ts';

test('the catalogue is read by everyone, searched without diacritics, in both languages', async (t) => {
  const { anyone, as, catalogue } = await testApp(t);
  const page = textOf((await anyone.get('/catalogue')).text);
  assert.match(page, /51 mục tiêu 64 mức phải đạt 28 mức chưa rõ năm 57 chỉ tiêu đo lường/);
  assert.doesNotMatch(page, /Việc của Cơ quan thường trực/);
  assert.match(
    textOf((await (await as('thuky')).get('/catalogue')).text),
    /Xác định năm cho 28 mức/,
  );
  const found = textOf((await anyone.get('/catalogue?q=muc+do+hai+long')).text);
  assert.match(found, /1 trong 51 .*Mức độ hài lòng của người dân/);
  const tabs: readonly (readonly [string, RegExp])[] = [
    ['indicators', new RegExp(`${catalogue.indicators.length} trong`)],
    ['elements', new RegExp(`${catalogue.elements.length} trong`)],
    ['units', new RegExp(`${catalogue.units.length} trong`)],
    ['versions', /Hệ thống .*51 mục tiêu/],
  ];
  for (const [tab, want] of tabs) {
    assert.match(textOf((await anyone.get(`/catalogue?tab=${tab}`)).text), want, tab);
  }
  const english = await anyone.get('/catalogue?lang=en&tab=elements&q=khongco');
  assert.match(textOf(english.text), /Nothing matches/);
  assert.equal(titleOf(english.text), 'Catalogue of targets');
});

test('the catalogue in use is downloaded as the files it came from', async (t) => {
  const app = await testApp(t);
  const answer = await fetch(`${app.url}/catalogue/export/catalogue.zip`);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const { catalogue } = await app.deps.snapshots.current();
  const want = exportCatalogue(catalogue);
  assert.deepEqual(
    Object.keys(files).toSorted(),
    Object.values(want)
      .map(({ name }) => name)
      .toSorted(),
  );
  const yaml = await app.anyone.get('/catalogue/export/programme.yaml');
  assert(yaml.text === want.programme.content, yaml.text.slice(0, 200));
  assert.match(yaml.text, /^programme:\n {2}code: .*\n {2}title: /);
  assert.match(yaml.headers.get('content-disposition') ?? '', /attachment/);
  assert.equal((await app.anyone.get('/catalogue/export/khac.yaml')).status, 404);
});

test('definitions are confirmed many at once by one document', async (t) => {
  const app = await testApp(t);
  const person = await app.as('thuky');
  const path = '/catalogue/indicators';
  const form = await person.get(path);
  assert.match(textOf(form.text), /Còn 57 cách tính chờ xác nhận/);
  const everything = await submitAll(person, path, [['step', 'all']]);
  assert.equal(everything.text.match(/name="indicator"[^>]* checked/g)?.length, 57);

  const chosen = [
    ...['1', '2', '8a'].map((code) => ['indicator', code] as const),
    ...['1', '2', '8a'].map((code) => [`v-${code}`, '1'] as const),
  ];
  const undocumented = await submitAll(person, path, [...chosen, ['document', 'không số']]);
  assert.equal(undocumented.status, 422);
  assert.match(errorsOf(undocumented.text)[0] ?? '', /Ghi số, ký hiệu văn bản xác nhận/);
  assert.match(undocumented.text, /id="i-8a"[^>]*checked/);
  const none = await submitAll(person, path, [['document', '45/UBND-KSTT']]);
  assert.deepEqual(errorsOf(none.text), ['Chọn ít nhất một cách tính']);

  const document = ['document', '45/UBND-KSTT'] as const;
  const check = await submitAll(person, path, [...chosen, document, ['step', 'check']]);
  assert.match(textOf(check.text), /3 cách tính sẽ được xác nhận theo văn bản 45\/UBND-KSTT/);
  assert.equal(hiddenOf(check.text).get('v-8a'), '1');
  const saved = await submitAll(person, path, [
    ...chosen,
    document,
    ['note', 'Họp ngày 18/9'],
    ['step', 'save'],
  ]);
  assert.match(whereTo(saved), /\/catalogue\/indicators\/confirmed\/\d+$/);
  const record = textOf((await follow(person, saved)).text);
  assert.match(record, /Đã xác nhận 3 cách tính, bản ghi số \d+/);
  assert.match(record, /Họp ngày 18\/9/);
  const versions = textOf((await app.anyone.get('/catalogue?tab=versions')).text);
  assert.match(versions, /Xác nhận cách tính 3 cách tính Họp ngày 18\/9 · 45\/UBND-KSTT/);

  const late = await submitAll(person, path, [...chosen, ['document', '99/X'], ['step', 'save']]);
  assert.equal(late.status, 409);
  assert.match(
    errorsOf(late.text)[0] ?? '',
    /Chỉ tiêu 1: Thư ký Cơ quan thường trực đã thay đổi trước/,
  );
  assert.match(late.text, /value="99\/X"/);
  assert.equal(await countOf(app, `journal where action = 'confirm-indicator'`), 1);
});

test('only the standing office confirms definitions', async (t) => {
  const app = await testApp(t);
  const officer = await app.as('cb-so-tu-phap');
  const fields = [
    ['indicator', '1'],
    ['v-1', '1'],
    ['document', '1/A'],
    ['step', 'save'],
  ] as const;
  assert.equal((await submitAll(officer, '/catalogue/indicators', fields)).status, 403);
  assert.equal((await app.anyone.get('/catalogue/indicators')).status, 401);
  assert.equal(await countOf(app, `journal where action = 'confirm-indicator'`), 0);
});
