// The main job in Chromium: appendix → draft; figures → amounts; goals → assessments; report; look back.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { dayInVietnam } from '../src/kernel/period.ts';
import { browserTest, openTab, sideways, signIn } from './browser.ts';
import { ROOT } from './program.ts';

const APPENDIX = join(ROOT, 'catalogue/source/phu-luc-i-322-kh-ubnd.txt');
const COMMUNE = '19753';

/** Main text as a person reads it, spaces evened out. */
const mainText = async (page: Page): Promise<string> =>
  ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');

browserTest('without script: reading, filters, search, tabs and looking back', async (t) => {
  const { page } = await openTab(t, { javaScriptEnabled: false });
  await page.goto('/');
  const rows = page.locator('table.targets tbody tr:has(a[href^="/targets/"])');
  assert.equal(await rows.count(), 51);
  await page.fill('#q', 'so suc khoe');
  await page.click('.filters button');
  assert.equal(new URL(page.url()).searchParams.get('q'), 'so suc khoe');
  const found = await rows.count();
  assert.ok(found > 0 && found < 10, `${found} targets about health books`);
  await page.goto('/?tab=map');
  assert.ok((await page.locator('main svg').count()) > 0);
  await page.goto('/targets/5');
  assert.ok((await page.locator('main svg').count()) > 0, 'the chart is there without script');
  await page.locator('.as-of summary').click();
  await page.fill('#as-of-day', '2026-07-01');
  await page.click('.as-of button');
  assert.equal(new URL(page.url()).searchParams.get('asOf'), '2026-07-01');
  assert.match(await mainText(page), /tại 01\/07\/2026/);
});

browserTest('an appendix becomes a draft whose doubts a person settles', async (t) => {
  const { page, complaints } = await openTab(t);
  await signIn(page, 'thuky');
  await page.goto('/catalogue/import');
  await page.setInputFiles('#file', APPENDIX);
  await page.click('main form button[type=submit]');
  await page.waitForURL(/\/catalogue\/import\/.+/);
  assert.match(await mainText(page), /51/);
  const doubts = page.locator('.doubt');
  const all = await doubts.count();
  assert.ok(all > 10, `${all} doubts`);
  assert.match((await doubts.first().textContent()) ?? '', /[Dd]òng \d+/);
  const year = page.locator('.doubt select').first();
  await year.selectOption('2030');
  await page.locator('form:has(.doubts) button[type=submit]').last().click();
  await page.waitForURL(/saved=/);
  assert.equal(await page.locator('.doubt.is-decided').count(), 1);
  await page.goto(`${page.url().split('?')[0]}?tab=targets`);
  assert.equal(await page.locator('main tbody tr').count(), 51);
  const draft = await page.request.get(`${new URL(page.url()).pathname}/draft.json`);
  assert.equal(draft.status(), 200);
  assert.equal(((await draft.json()) as { targets: unknown[] }).targets.length, 51);
  assert.deepEqual(complaints(), []);
});

browserTest('a file that is no appendix is refused beside its field', async (t) => {
  const { page } = await openTab(t);
  await signIn(page, 'thuky');
  await page.goto('/catalogue/import');
  const buffer = Buffer.from('Kính gửi anh, mai họp lúc 8 giờ.');
  await page.setInputFiles('#file', { name: 'thu.txt', mimeType: 'text/plain', buffer });
  await page.click('main form button[type=submit]');
  const summary = page.locator('.errors');
  await summary.waitFor();
  assert.equal(await summary.locator('a').getAttribute('href'), '#file');
});

/** The last administrative month that is over: it ends on the 14th. */
function closedMonth(): { readonly code: string; readonly words: string } {
  const [year = 0, month = 0, day = 0] = dayInVietnam(new Date()).split('-').map(Number);
  const at = new Date(Date.UTC(year, day >= 15 ? month - 1 : month - 2));
  const code = at.toISOString().slice(0, 7);
  return { code, words: `tháng ${at.getUTCMonth() + 1} năm ${at.getUTCFullYear()}` };
}

async function sheet(eligible: number, issued: number): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book
    .addWorksheet('Căn cước')
    .addRows([
      [`Tình hình cấp căn cước ${closedMonth().words}`],
      [],
      ['TT', 'Địa phương', 'Phải cấp', 'Cấp xong'],
      [1, 'Phường Phú Xuân', eligible, issued],
      [2, 'P. Không Có', 10, 5],
    ]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const FILE = 'can-cuoc.xlsx';
const upload = async (page: Page, buffer: Buffer): Promise<void> => {
  await page.goto('/figures');
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.setInputFiles('#file', { name: FILE, mimeType, buffer });
  await page.click('main form button[type=submit]');
};

/** A page that is still at work comes back by itself; without script too. */
const settled = (page: Page): Promise<void> =>
  page.locator('main .running').waitFor({ state: 'detached', timeout: 60_000 });

browserTest(
  'an officer imports figures without script, the number follows and names its file',
  async (t) => {
    const { page } = await openTab(t, { javaScriptEnabled: false });
    await signIn(page, 'cb-cong-an-thanh-pho');
    const before = new Date().toISOString();
    await upload(page, await sheet(125_000, 123_450));
    if (page.url().includes('/sheet')) await page.click('main form button[type=submit]');
    await page.selectOption('#c-1', 'area');
    await page.selectOption('#c-2', 'value:cong-dan-du-dieu-kien-cap-can-cuoc');
    await page.selectOption('#c-3', 'value:cong-dan-da-cap-can-cuoc');
    await page.fill('#name', 'Căn cước theo phường, xã');
    await page.click('main form button[type=submit]');
    await settled(page);
    const preview = await mainText(page);
    assert.match(preview, /2 sẽ ghi/);
    assert.match(preview, /1 chưa nhận|2 chưa nhận/);
    assert.match(preview, /P\. Không Có/);
    assert.match(preview, /123\.450/);
    await page.click('button[value=record]');
    await settled(page);
    assert.match(await mainText(page), /Đợt nhập số \d+/);

    await page.goto(`/areas/${COMMUNE}?period=${closedMonth().code}`);
    const number = page.locator('main a[href*="/receipts/22a~"]').first();
    assert.match((await number.textContent()) ?? '', /98,7/);
    await number.click();
    const receipt = await mainText(page);
    for (const part of ['123.450', '125.000', FILE, 'Cán bộ đầu mối Công an thành phố']) {
      assert.ok(receipt.includes(part), `the receipt shows ${part}`);
    }

    await page.goto(`/areas/${COMMUNE}?period=${closedMonth().code}&asOf=${before}`);
    const earlier = (await number.textContent()) ?? '';
    assert.doesNotMatch(earlier, /98,7/, 'the state before is shown');

    await upload(page, await sheet(125_000, 123_460));
    assert.match(
      await mainText(page),
      /Tệp này giống lần trước, đã đọc theo «Căn cước theo phường, xã»/,
    );
    assert.equal(await page.inputValue('#c-3'), 'value:cong-dan-da-cap-can-cuoc');
  },
);

browserTest(
  'the secretariat places all goals in one sitting, the scoreboard follows at once',
  async (t) => {
    const { page, complaints } = await openTab(t);
    await signIn(page, 'thuky');
    const open = page.locator('.count.is-year-unconfirmed strong');
    await page.goto('/');
    const before = Number(await open.textContent());
    assert.ok(before > 0, 'some goals wait for their year');
    await page.goto('/catalogue/goals');
    await page.selectOption('#fill', '2030');
    await page.click('button[value=fill]');
    const chosen = await page.locator('.goal-row input[type=radio]:checked').count();
    assert.equal(chosen, await page.locator('.goal-row').count());
    await page.click('button[value=check]');
    assert.match((await page.locator('.errors').textContent()) ?? '', /lý do/i);
    await page.fill('#reason', 'Theo bản in có dấu, trang 2');
    await page.fill('#reference', 'Công văn số 1234/VPUBND');
    await page.click('button[value=check]');
    assert.match(await mainText(page), /Theo bản in có dấu, trang 2/);
    await page.click('button[value=save]');
    await page.waitForURL(/\/catalogue\/goals\/placed\/\d+/);
    assert.match(await mainText(page), new RegExp(`${chosen}`));
    await page.goto('/');
    const after = (await open.count()) > 0 ? Number(await open.textContent()) : 0;
    assert.ok(after < before, `${before} without a sure year before, ${after} after`);
    assert.deepEqual(complaints(), []);
  },
);

browserTest('the official report is a Word document of the state that is shown', async (t) => {
  const { page } = await openTab(t);
  await page.goto('/');
  const href =
    (await page.locator('a[href*="/reports/"][href*=".docx"]').getAttribute('href')) ?? '';
  const answer = await page.request.get(href);
  assert.equal(answer.status(), 200);
  assert.match(
    answer.headers()['content-disposition'] ?? '',
    /attachment; filename="bao-cao-.*\.docx"/,
  );
  const parts = unzipSync(await answer.body());
  const text = new TextDecoder().decode(parts['word/document.xml']);
  assert.match(text, /Độc lập - Tự do - Hạnh phúc/);
  assert.ok(parts['[Content_Types].xml']);
});

browserTest('the scoreboard prints: no menu, nothing cut off, a handful of pages', async (t) => {
  const { page } = await openTab(t);
  await page.goto('/');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 700, height: 1000 });
  for (const part of ['.masthead nav', '.filters', '.tabs']) {
    assert.equal(await page.locator(part).first().isVisible(), false, `${part} is not printed`);
  }
  assert.deepEqual(await sideways(page), []);
  assert.match(await mainText(page), /51/);
  const pdf = await page.pdf({ format: 'A4' });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  assert.ok(pages >= 2 && pages <= 8, `${pages} pages`);
});
