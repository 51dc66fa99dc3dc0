import assert from 'node:assert/strict';
import test from 'node:test';
import { testApp } from '../../../test/app.ts';
import { assertPage, plain, withFigures } from '../../../test/reading-app.ts';

test('a target: both answers, every input of the assessment, communes, definition, history', async (t) => {
  const { anyone } = await withFigures(t);
  const answer = await anyone.get('/targets/5?period=2026-08');
  assertPage(answer, 'vi');
  const text = plain(answer.text);
  // (600+700 + 650+650 + 700+700) / 6000 since July, by the calendar months of the national portal.
  for (const words of [
    'Tỷ lệ hồ sơ DVC trực tuyến trên tổng số hồ sơ DVC',
    'Sở Khoa học và Công nghệ',
    '66,6 %',
    '4.000 / 6.000',
    'kỳ tháng 8/2026',
    '3/40 phường, xã',
    'Chưa đủ số liệu để dự báo',
    'Chưa có mức xuất phát được phê duyệt',
    'kém lộ trình đến 5 điểm % hoặc đến 2 tháng',
    'phiên bản 1',
    'Số hồ sơ tiếp nhận trực tuyến trong kỳ',
    'Cách bù đắp hạn chế',
    'Đính chính «Số hồ sơ tiếp nhận trực tuyến trong kỳ», Phường Phú Xuân, tháng 8/2026: từ 600 thành 700',
    '2026: Chưa đến hạn',
  ]) {
    assert(text.includes(words), words);
  }
  assert.match(answer.text, /href="\/receipts\/5~46~2026-08~year~c~\d+"/);
  assert.match(answer.text, /<svg class="trend wide"[^>]*role="img"/);
  // The latest period is September, which the portal has not closed: August's count stands, dated.
  const latest = plain((await anyone.get('/targets/5')).text);
  assert.match(latest, /Viết tắt:\s+DVC: dịch vụ công/);
  assert(latest.includes('kỳ tháng 9/2026') && latest.includes('31/08/2026'));
  const english = await anyone.get('/targets/5?lang=en');
  assertPage(english, 'en');
  assert(plain(english.text).includes('Grounds of the assessment'));
  assert.match(english.text, /href="\/units\/so-tu-phap\?lang=en"/);
});

test('a target as it was known on an earlier day, of another period and area', async (t) => {
  const { anyone } = await withFigures(t);
  const before = plain((await anyone.get('/targets/5?asOf=2026-09-20')).text);
  assert(before.includes('3.900 / 6.000'), 'without the correction');
  assert(!before.includes('từ 600 thành 700'));
  const written = await anyone.get('/targets/5?asOf=20%2F09%2F2026&lang=en');
  assert.equal(written.status, 303);
  assert.equal(written.headers.get('location'), '/targets/5?asOf=2026-09-20&lang=en');
  const july = plain((await anyone.get('/targets/5?period=2026-07')).text);
  assert(july.includes('1.950 / 3.000'));
  const commune = plain((await anyone.get('/targets/5?area=19753&period=2026-08')).text);
  assert(commune.includes('Phường Phú Xuân · kỳ tháng 8/2026'));
  assert(commune.includes('1.300 / 2.000'));
  const cityOnly = plain((await anyone.get('/targets/1?area=19753')).text);
  assert(cityOnly.includes('chỉ có số liệu chung toàn thành phố'));
  for (const [path, status] of [
    ['/targets/99', 404],
    ['/targets/5?period=2026-13', 422],
    ['/targets/5?area=1', 422],
    ['/targets/5?asOf=2020-01-01', 404],
    ['/targets/5?asOf=hôm-qua', 400],
  ] as const) {
    assert.equal((await anyone.get(path)).status, status, path);
  }
});

test('a restricted target says why it shows nothing, in every form', async (t) => {
  const app = await withFigures(t);
  for (const number of [44, 45, 47]) {
    const answer = await app.anyone.get(`/targets/${number}`);
    assertPage(answer, 'vi');
    const text = plain(answer.text);
    assert(text.includes('Không công bố số liệu của mục tiêu này'));
    assert(text.includes('Công an thành phố xác nhận bằng văn bản'));
    assert.doesNotMatch(answer.text, /\/receipts\/|class="trend/);
    const { json } = await app.anyone.get(`/targets/${number}.json`);
    const { assessment, amounts } = json as { assessment: null; amounts: { rows: [] } };
    assert.equal(assessment, null);
    assert.deepEqual(amounts.rows, []);
    assert.equal((await app.anyone.get(`/targets/${number}.png`)).status, 404);
  }
  const secretary = await app.as('thuky');
  const reached = plain((await secretary.get('/targets/44')).text);
  assert(reached.includes('Số liệu hạn chế'));
});

test('a target with several indicators, and one of milestones', async (t) => {
  const { anyone } = await withFigures(t);
  const several = plain((await anyone.get('/targets/8')).text);
  assert(several.includes('chỉ đạt khi tất cả cùng đạt'));
  assert(several.includes('Chỉ tiêu 8a.') && several.includes('Chỉ tiêu 8b.'));
  const headline = plain((await anyone.get('/targets/14')).text);
  assert(headline.includes('Tình trạng chung theo chỉ tiêu chính'));
  const steps = plain((await anyone.get('/targets/7')).text);
  assert(steps.includes('Các mốc công việc'));
  assert(steps.includes('Trọng số và hạn là dự thảo'));
  assert(steps.includes('30/09/2026'));
});

test('a target as files: the same figures at the same address', async (t) => {
  const { anyone } = await withFigures(t);
  const csv = await anyone.get('/targets/5.csv');
  assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/);
  assert.match(csv.text, /5,5,46,Thành phố Huế,2026-08,year,calendar,%,4000,6000,66\.66666/);
  assert.match(csv.text, /Số liệu mô phỏng/);
  const { json } = await anyone.get('/targets/5.json');
  const { assessment } = json as { assessment: { value: number; goal: string } };
  assert.equal(assessment.goal, '5-2026');
  assert.equal(Math.round(assessment.value * 1000), 66_667);
  for (const path of ['/targets/5.svg', '/targets/5.svg?picture=map']) {
    const svg = await anyone.get(path);
    assert.equal(svg.headers.get('content-type'), 'image/svg+xml');
    assert.match(svg.text, /^<svg xmlns/);
    assert.doesNotMatch(svg.text, /var\(--/);
    assert.match(svg.text, /Số liệu mô phỏng/);
  }
  const png = await anyone.get('/targets/5.png');
  assert.equal(png.headers.get('content-type'), 'image/png');
  assert(png.text.length > 5000);
});

test('a commune against the city, with its rank and its reporting record', async (t) => {
  const { anyone } = await withFigures(t);
  const answer = await anyone.get('/areas/19753');
  assertPage(answer, 'vi');
  const text = plain(answer.text);
  for (const words of [
    'Phường Phú Xuân',
    '65 %',
    '66,6 %',
    '−1,7 điểm %',
    '2/3',
    'Kỷ luật báo cáo',
  ]) {
    assert(text.includes(words), words);
  }
  assert.match(answer.text, /href="\/units\/ubnd-19753"/);
  const record = (await anyone.get('/areas/19753.json')).json as {
    duties: { rows: Record<string, string>[] };
  };
  const august = record.duties.rows.find(
    ({ element, month }) => element === 'ho-so-truc-tuyen' && month === '2026-08',
  );
  // August ends on 31/8; 1 and 2 September are public holidays, so the deadline is 4/9 and 20/9 is late.
  assert.deepEqual(
    [august?.deadline, august?.first_recorded, august?.punctuality],
    ['2026-09-04', '2026-09-20', 'late'],
  );
  const city = await anyone.get('/areas/46?lang=en');
  assertPage(city, 'en');
  assert(plain(city.text).includes('The communes'));
  const list = await anyone.get('/areas');
  assertPage(list, 'vi');
  assert.equal([...list.text.matchAll(/<li class="c\d+ r\d+ step-/g)].length, 40);
  assert.match((await anyone.get('/areas.csv')).text, /19753,Phú Xuân,phuong/);
  assert.equal((await anyone.get('/areas/1')).status, 404);
  const before = plain((await anyone.get('/areas/19753?asOf=2026-09-20')).text);
  assert(before.includes('60 %') && before.includes('−5 điểm %'), 'without the correction');
});

test('a unit: what it leads, owns and enters; a commune’s committee links to its area', async (t) => {
  const { anyone } = await withFigures(t);
  const answer = await anyone.get('/units/so-tu-phap');
  assertPage(answer, 'vi');
  const text = plain(answer.text);
  for (const words of [
    'Mục tiêu chủ trì theo dõi (',
    'Mục tiêu phối hợp (',
    'Chỉ tiêu là đầu mối số liệu (2)',
    'Số liệu phải nhập (',
    'qua nhóm Các sở, ngành, UBND các địa phương',
    'Kỷ luật báo cáo',
  ]) {
    assert(text.includes(words), words);
  }
  assert.match((await anyone.get('/units/ubnd-19753')).text, /href="\/areas\/19753"/);
  assertPage(await anyone.get('/units/cac-so?lang=en'), 'en');
  const list = await anyone.get('/units');
  assertPage(list, 'vi');
  assert.match(list.text, /href="\/units\/cong-an-thanh-pho"/);
  assert.match((await anyone.get('/units/so-tu-phap.csv')).text, /tthc-thuoc-tham-quyen/);
  assert.equal((await anyone.get('/units/khong-co')).status, 404);
  const restricted = plain((await anyone.get('/units/cong-an-thanh-pho')).text);
  assert(restricted.includes('Báo cáo theo chế độ mật'));
});

test('names of the catalogue are Vietnamese on an English page, and marked only there', async (t) => {
  const { anyone } = await testApp(t);
  for (const [path, marked] of [
    ['/targets/5', '<h1 lang="vi">Tỷ lệ hồ sơ'],
    ['/units/so-tu-phap', '<h1 lang="vi">Sở Tư pháp</h1>'],
    ['/units', '<th scope="row" role="rowheader" lang="vi"><a href="/units/so-tu-phap?lang=en">'],
    ['/areas/19753', '<li lang="vi"><span aria-current="page">Phường Phú Xuân</span>'],
  ] as const) {
    const english = (await anyone.get(`${path}?lang=en`)).text;
    assert(english.includes(marked), `${path}: ${marked}`);
    const main = (await anyone.get(path)).text.split('<main')[1]?.split('</main>')[0] ?? '';
    assert(main.includes('<h1>'), path);
    assert(!main.includes(' lang="vi"'), path);
  }
});
