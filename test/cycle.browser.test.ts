// The whole cycle in Chromium as eight people: opened, entered, signed, confirmed, objected to, approved, closed, traced.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { testApp } from './app.ts';
import { axe, browserTest, sideways } from './browser.ts';
import { allSaved, inputs, pathOf, tabOf } from './entry-app.ts';

const DAY = 24 * 60 * 60 * 1000;
const PHONE = { viewport: { width: 360, height: 740 } };
/** Entered by two agencies, owned by one of them, led by both. */
const COLUMN = '/columns/3/2026-10';

const textOf = async (page: Page, selector = 'main'): Promise<string> =>
  ((await page.locator(selector).first().textContent()) ?? '').replace(/\s+/g, ' ');

/** The words must stand on the page; a failure names the page, not all of its text. */
async function says(page: Page, words: RegExp, selector?: string): Promise<void> {
  const text = await textOf(page, selector);
  assert.ok(words.test(text), `${page.url()} does not say ${words}: ${text.slice(0, 400)}`);
}

/** Every open cell gets the same number by one paste, as from a column of a sheet. */
async function pasteAll(page: Page, number: string): Promise<void> {
  const count = await inputs(page).count();
  await inputs(page).first().focus();
  await page.evaluate(`(() => {
    const data = new DataTransfer();
    data.setData('text/plain', ${JSON.stringify(`${number}\n`.repeat(count))});
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  })()`);
  await allSaved(page);
}

/** From the task to the confirmation, by the links and buttons that the pages offer. */
async function enterAndSend(page: Page, unit: string): Promise<string> {
  await page.goto('/work');
  await page
    .locator(`main a[href*="${pathOf(unit)}"]`)
    .first()
    .click();
  await page.waitForSelector('form[data-entry][data-ready]');
  await pasteAll(page, '417');
  await page.getByRole('button', { name: 'Lưu và xem lại' }).click();
  await page.waitForURL(/\/check/);
  await page.locator('main form[action*="/send"] button[type=submit]').click();
  await page.waitForURL(/\/done/);
  const done = await textOf(page);
  const reference = /BC-2026-10-[\w-]+/.exec(done)?.[0];
  assert.ok(reference, `a reference number: ${done.slice(0, 300)}`);
  return reference;
}

async function sign(page: Page, unit: string): Promise<void> {
  await page.goto('/work');
  await page
    .locator(`main a[href*="${pathOf(unit)}"]`)
    .first()
    .click();
  await page.locator('main form[action$="/sign"] button[type=submit]').click();
  await page.waitForLoadState();
  await says(page, /Đã ký|lãnh đạo đã ký|đã có chữ ký/i);
}

browserTest('October 2026 runs through the product as eight people', async (t) => {
  const session = { idle: 30 * DAY, absolute: 60 * DAY };
  const app = await testApp(t, {
    at: new Date('2026-10-15T02:00:00Z'),
    settings: { rateLimit: false, session },
  });

  const office = await tabOf(t, app, 'thuky');
  await office.page.goto('/cycles/new?period=2026-10');
  await office.page.locator('main form.card[action*="/cycles/new"] button[type=submit]').click();
  await office.page.waitForURL(/\/cycles\/2026-10/);
  await says(office.page, /Chưa nhập/);

  const officer = await tabOf(t, app, 'cb-so-tu-phap');
  await enterAndSend(officer.page, 'so-tu-phap');
  await officer.page.goto(`${pathOf('so-tu-phap')}`);
  assert.equal(
    await officer.page.locator('form[action$="/sign"]').count(),
    0,
    'an officer does not sign',
  );
  const leader = await tabOf(t, app, 'ld-so-tu-phap', PHONE);
  await sign(leader.page, 'so-tu-phap');
  assert.deepEqual(await sideways(leader.page), []);

  const police = await tabOf(t, app, 'cb-cong-an-thanh-pho');
  await enterAndSend(police.page, 'cong-an-thanh-pho');
  const chief = await tabOf(t, app, 'ld-cong-an-thanh-pho');
  await sign(chief.page, 'cong-an-thanh-pho');

  await chief.page.goto(COLUMN);
  await says(chief.page, /417/, '#cells');
  await chief.page.click('#confirm');
  await chief.page.waitForLoadState();
  assert.deepEqual(await axe(chief.page), []);

  await leader.page.goto(COLUMN);
  await leader.page.fill('#object-so-tu-phap', 'Mẫu số chưa theo quyết định công bố mới.');
  await leader.page.click('button[value=object]');
  await leader.page.waitForLoadState();
  assert.deepEqual(await sideways(leader.page), []);

  await chief.page.goto(COLUMN);
  await chief.page.fill('#answer-so-tu-phap', 'Đã đối chiếu với quyết định mới, số không đổi.');
  await chief.page.locator('form[action*="/answer"] button[type=submit]').click();
  await chief.page.waitForLoadState();

  app.wait(6 * DAY);
  await office.page.goto('/reviews');
  await office.page.check('#c-3-2026-10');
  await office.page.getByRole('button', { name: 'Phê duyệt các cột đã chọn' }).click();
  await office.page.waitForLoadState();
  await office.page.goto(COLUMN);
  await says(office.page, /Đã phê duyệt/);

  await office.page.goto('/cycles/2026-10/close');
  await office.page.locator('main form[action*="/close"] button[type=submit]').click();
  await office.page.waitForURL(/\/cycles\/2026-10(\?|$)/);
  await says(office.page, /Đã chốt/);
  await officer.page.goto(pathOf('so-tu-phap'));
  assert.equal(await inputs(officer.page).count(), 0, 'nothing is left to type in');

  const director = await tabOf(t, app, 'lanhdao', PHONE);
  await director.page.goto('/cycles/2026-10');
  assert.deepEqual(await sideways(director.page), []);
  const auditor = await tabOf(t, app, 'kiemtoan');
  await auditor.page.goto('/admin/journal?subject=report/');
  await says(auditor.page, /Cán bộ đầu mối Sở Tư pháp/);
  await auditor.page.goto('/admin/journal');
  await auditor.page.getByRole('button', { name: 'Kiểm tra nhật ký' }).click();
  await auditor.page.waitForLoadState();
  await says(auditor.page, /Nhật ký nguyên vẹn/);
  for (const tab of [office, officer, leader, police, chief, director, auditor]) {
    assert.deepEqual(tab.complaints(), []);
  }
});

browserTest('the officer’s part without JavaScript', async (t) => {
  const app = await testApp(t, {
    at: new Date('2026-10-15T02:00:00Z'),
    settings: { rateLimit: false },
  });
  const opened = await (await app.as('thuky')).post('/api/v1/cycles', { period: '2026-10' });
  assert.equal(opened.status, 201, opened.text);
  const { page } = await tabOf(t, app, 'cb-so-tu-phap', { javaScriptEnabled: false });
  await page.goto('/work');
  await page
    .locator(`main a[href*="${pathOf('so-tu-phap')}"]`)
    .first()
    .click();
  const fields = inputs(page);
  const count = await fields.count();
  assert.ok(count > 0);
  await fields.first().fill('bốn trăm');
  for (let k = 1; k < count; k += 1) await fields.nth(k).fill('1.234');
  await page.getByRole('button', { name: 'Lưu và xem lại' }).click();
  await page.waitForLoadState();
  await says(page, /bốn trăm|chưa phải là số/);
  await page.goto(pathOf('so-tu-phap'));
  await fields.first().fill('1.234');
  await page.getByRole('button', { name: 'Lưu và xem lại' }).click();
  await page.waitForURL(/\/check/);
  await page.locator('main form[action*="/send"] button[type=submit]').click();
  await page.waitForURL(/\/done/);
  await says(page, /BC-2026-10-/);
});
