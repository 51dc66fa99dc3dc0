// A report from its first cell by keyboard alone to the leader's signature on a phone.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { axe, browserTest, sideways } from './browser.ts';
import { allSaved, entryApp, openGrid, pathOf, reportOf, tabOf, UNITS } from './entry-app.ts';
import { focused, idsOf, mainText, press, statesOf, until } from './entry-page.ts';

const [UNIT] = UNITS;

browserTest('from entry to signature', async (t) => {
  const app = await entryApp(t);

  await t.test('by keyboard alone from the list to the confirmation', async (t) => {
    const { page, complaints } = await tabOf(t, app, `cb-${UNIT}`);
    await page.goto('/reports');
    await press(page, 'Tab', `document.activeElement.closest('tbody')`);
    await page.keyboard.press('Enter');
    await page.waitForSelector('form[data-ready]');
    await press(page, 'Tab', `document.activeElement.matches('.cell-input input')`);
    await page.keyboard.press('Control+Shift+Enter');
    await allSaved(page);
    const ids = await idsOf(page);
    assert.equal(await focused(page), ids[0]);
    await page.keyboard.type('2 004');
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), ids[1]);
    await page.keyboard.press('Control+Enter');
    assert.match(await focused(page), /^s-/);
    await page.keyboard.press('Control+Enter');
    assert.equal(await focused(page), ids[1]);
    await allSaved(page);
    for (let i = 0; i < ids.length * 2; i += 1) {
      await page.keyboard.press('F8');
      const left = await page.evaluate<string>('document.activeElement.tagName');
      if (left !== 'TEXTAREA') break;
      await page.keyboard.type('Đã kiểm tra với bộ phận một cửa');
      await allSaved(page);
      await until(page, `document.activeElement.closest('.cell').dataset.state === 'saved'`);
    }
    await explanationStaysWithItsNumber(page);
    assert.deepEqual(
      (await statesOf(page)).filter((state) => state !== 'saved'),
      [],
      'every cell is done',
    );
    assert.deepEqual(await axe(page), []);
    await page.evaluate(`document.querySelector('.cell:last-child .cell-input input').focus()`);
    await press(page, 'Tab', `document.activeElement.value === 'check'`);
    await page.keyboard.press('Enter');
    await page.waitForURL(/check$/);
    assert.deepEqual(await axe(page), []);
    await press(page, 'Tab', `document.activeElement.textContent.startsWith('Gửi lãnh đạo')`);
    await page.keyboard.press('Enter');
    await page.waitForURL(/done$/);
    assert.match(await mainText(page), /Số tham chiếu ?BC-2026-10-00\d/);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(complaints(), []);
  });

  await t.test('the leader on a phone: returns with a reason, then signs', async (t) => {
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
    const { page, complaints } = await tabOf(t, app, `ld-${UNIT}`, phone);
    await page.goto(pathOf(UNIT));
    assert.deepEqual(await sideways(page), []);
    assert.deepEqual(await axe(page), []);
    await page.getByRole('button', { name: 'Trả lại' }).click();
    assert.match(await mainText(page), /Ghi lý do trả lại/);
    await page.fill('#reason', 'Đối chiếu lại số hồ sơ với Cổng Dịch vụ công');
    await page.getByRole('button', { name: 'Trả lại' }).click();
    assert.match(await mainText(page), /Đã trả lại cho người nhập/);
    const officer = await tabOf(t, app, `cb-${UNIT}`, phone);
    await openGrid(officer.page, UNIT);
    assert.match(await mainText(officer.page), /Đối chiếu lại số hồ sơ/);
    assert.deepEqual(await sideways(officer.page), []);
    assert.deepEqual(await axe(officer.page), []);
    await officer.page.locator('button[value=check]').click();
    await officer.page.waitForURL(/check$/);
    assert.deepEqual(await sideways(officer.page), []);
    await officer.page.getByRole('button', { name: 'Gửi lãnh đạo đơn vị ký' }).click();
    await officer.page.waitForURL(/done$/);
    await page.goto(pathOf(UNIT));
    await page.getByRole('button', { name: 'Ký và chuyển Cơ quan thường trực' }).click();
    await page.waitForURL(/done=signed/);
    assert.equal((await reportOf(app, UNIT)).state, 'signed');
    for (const step of ['/history', '/print', '/print?empty=1']) {
      await page.goto(pathOf(UNIT) + step);
      assert.deepEqual(await sideways(page), [], step);
      assert.deepEqual(await axe(page), [], step);
    }
    assert.deepEqual(complaints(), []);
  });
});

/** Another number in an explained cell: the old explanation becomes a hint, and nothing is explained any more. */
async function explanationStaysWithItsNumber(page: Page): Promise<void> {
  const cell = page.locator('.cell', { has: page.locator('textarea[id^="x-"]') }).first();
  const [number, why] = [cell.locator('.cell-input input[id]'), cell.locator('textarea[id^="x-"]')];
  const said = await why.inputValue();
  const typed = (await number.inputValue()) || (await number.getAttribute('placeholder')) || '';
  assert.notEqual(said, '');
  await number.fill('987654321');
  await allSaved(page);
  assert.equal(await why.inputValue(), '');
  assert.equal(await why.getAttribute('placeholder'), said);
  assert.notEqual(await cell.getAttribute('data-state'), 'saved');
  await number.fill(typed);
  await why.fill(said);
  await allSaved(page);
}
