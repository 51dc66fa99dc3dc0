// The entry of a unit's report in Chromium: by keyboard, pasted, offline, in conflict, after the session, without script.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { PASSWORD } from './app.ts';
import { axe, browserTest, signIn } from './browser.ts';
import {
  allSaved,
  entryApp,
  inputs,
  openGrid,
  pathOf,
  reportOf,
  tabOf,
  UNITS,
  valueIn,
} from './entry-app.ts';
import {
  focused,
  formKept,
  idsOf,
  mainText,
  paste,
  statesOf,
  until,
  valuesOf,
} from './entry-page.ts';

const [UNIT, OTHER, LARGE] = UNITS;

browserTest('entry of a report', async (t) => {
  const app = await entryApp(t);

  await t.test('a block is pasted over rows and undone; numbers are echoed as read', async (t) => {
    const { page, complaints } = await tabOf(t, app, `cb-${OTHER}`);
    await openGrid(page, OTHER);
    const ids = await idsOf(page);
    assert.ok(ids.length >= 8, `${ids.length} cells`);
    await inputs(page).nth(0).focus();
    await paste(page, 'Tên\t2.010\r\nTên khác\t2020\r\nNữa\t2 030\r\n');
    await allSaved(page);
    assert.deepEqual((await valuesOf(page)).slice(0, 4), ['2.010', '2020', '2 030', '']);
    assert.equal(await page.locator('.echo').nth(1).textContent(), 'hiểu là 2.020');
    assert.equal(await focused(page), ids[2]);
    assert.equal(await valueIn(app, OTHER, (ids[2] ?? '').slice(2)), 2030);
    await page.keyboard.press('Control+z');
    await until(page, `document.querySelectorAll('.cell-input input[id]')[1].value === ''`);
    await allSaved(page);
    assert.equal(await valueIn(app, OTHER, (ids[1] ?? '').slice(2)), null);
    await page.keyboard.type('abc');
    await page.keyboard.press('Enter');
    assert.match((await page.locator('.echo').nth(2).textContent()) ?? '', /«abc» chưa phải là số/);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('2031');
    await page.keyboard.press('Escape');
    assert.equal(await inputs(page).nth(2).inputValue(), 'abc', 'Esc drops what is being typed');
    await inputs(page).nth(2).fill('2031');
    await allSaved(page);
    assert.deepEqual(complaints(), []);
  });

  await t.test(
    'typed without a line: kept on the device, sent when the line is back',
    async (t) => {
      const { page } = await tabOf(t, app, `cb-${OTHER}`);
      await openGrid(page, OTHER);
      await formKept(page);
      const key = ((await idsOf(page))[3] ?? '').slice(2);
      await page.context().setOffline(true);
      await inputs(page).nth(3).fill('4321');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.entry-alert:has-text("mất mạng")');
      assert.equal((await statesOf(page))[3], 'waiting');
      assert.equal(await valueIn(app, OTHER, key), null);
      await page.reload();
      await page.waitForSelector('form[data-ready]');
      assert.equal(await inputs(page).nth(3).inputValue(), '4321', 'the kept form shows the draft');
      assert.deepEqual(await axe(page), []);
      await page.close({ runBeforeUnload: false });
      const again = await page.context().newPage();
      await page.context().setOffline(false);
      await openGrid(again, OTHER);
      // The closing page may have handed it to the browser already.
      await until(again, `!document.querySelector('.cell.is-waiting')`);
      assert.equal(await valueIn(app, OTHER, key), 4321);
    },
  );

  await t.test('another person changed the cell meanwhile: both numbers, to choose', async (t) => {
    const mine = await tabOf(t, app, `cb-${OTHER}`);
    await openGrid(mine.page, OTHER);
    const [first = '', second = ''] = (await idsOf(mine.page)).map((id) => id.slice(2));
    const report = await reportOf(app, OTHER);
    const other = await app.as(`cb-${OTHER}`);
    const save = async (key: string, typed: string): Promise<void> => {
      const [period = '', area = '', ...rest] = key.split('.').reverse();
      const place = { element: rest.reverse().join('.'), area, period };
      const now = (await reportOf(app, OTHER)).cells.find(
        (cell) => cell.element === place.element && cell.area === area,
      );
      const cells = [{ ...place, version: now?.version ?? 0, typed }];
      const answer = await other.put(`/api/v1/reports/${report.id}/cells`, { cells });
      assert.equal(answer.status, 200, answer.text);
    };
    await save(first, '2111');
    await save(second, '2222');
    await inputs(mine.page).nth(0).fill('2500');
    await inputs(mine.page).nth(1).fill('2600');
    const choices = mine.page.locator('.conflict');
    await choices.nth(1).waitFor();
    assert.match((await choices.nth(0).textContent()) ?? '', /2\.111.*2500/);
    assert.match((await choices.nth(0).textContent()) ?? '', /Cán bộ đầu mối/);
    assert.deepEqual((await statesOf(mine.page)).slice(0, 2), ['conflict', 'conflict']);
    assert.equal(await valueIn(app, OTHER, first), 2111, 'nothing was overwritten');
    await choices.nth(0).getByRole('button', { name: 'Lấy số đã lưu' }).click();
    await choices.nth(0).getByRole('button', { name: 'Giữ số của tôi' }).click();
    await allSaved(mine.page);
    assert.equal(await inputs(mine.page).nth(0).inputValue(), '2111');
    assert.equal(await valueIn(app, OTHER, first), 2111);
    assert.equal(await valueIn(app, OTHER, second), 2600);
  });

  await t.test('two tabs of one person agree', async (t) => {
    const { page } = await tabOf(t, app, `cb-${OTHER}`);
    await openGrid(page, OTHER);
    const second = await page.context().newPage();
    await openGrid(second, OTHER);
    await inputs(page).nth(4).fill('777');
    await allSaved(page);
    await until(second, `document.querySelectorAll('.cell-input input[id]')[4].value === '777'`);
    await inputs(second).nth(4).fill('778');
    await allSaved(second);
    assert.equal(await second.locator('.conflict').count(), 0);
  });

  await t.test(
    'the session ends in mid-entry: nothing is lost, it goes on after sign-in',
    async (t) => {
      const { page } = await tabOf(t, app, `cb-${OTHER}`);
      await openGrid(page, OTHER);
      const key = ((await idsOf(page))[5] ?? '').slice(2);
      await page.context().clearCookies();
      await inputs(page).nth(5).fill('5150');
      const way = page.locator('.entry-alert a');
      await way.waitFor();
      assert.match(
        (await page.locator('.entry-alert').textContent()) ?? '',
        /Phiên đăng nhập đã hết/,
      );
      await inputs(page).nth(5).fill('5151');
      await way.click();
      await page.fill('#username', `cb-${OTHER}`);
      await page.fill('#password', PASSWORD);
      await page.click('main button[type=submit]');
      await page.waitForURL(`**${pathOf(OTHER)}`);
      await allSaved(page);
      assert.equal(await valueIn(app, OTHER, key), 5151);
    },
  );

  await t.test('signed in again in another tab, this one goes on by itself', async (t) => {
    const { page } = await tabOf(t, app, `cb-${OTHER}`);
    await openGrid(page, OTHER);
    const key = ((await idsOf(page))[6] ?? '').slice(2);
    await page.context().clearCookies();
    const second = await page.context().newPage();
    await signIn(second, `cb-${OTHER}`, PASSWORD);
    await inputs(page).nth(6).fill('6161');
    await allSaved(page);
    assert.equal(await valueIn(app, OTHER, key), 6161);
  });

  await t.test('another person on the same computer never sees the drafts', async (t) => {
    const { page } = await tabOf(t, app, `cb-${UNIT}`);
    await openGrid(page, UNIT);
    await page.context().setOffline(true);
    await inputs(page).nth(0).fill('31337');
    await page.waitForSelector('.entry-alert');
    await page.context().clearCookies();
    await page.context().setOffline(false);
    const second = await page.context().newPage();
    await signIn(second, `cb-${OTHER}`, PASSWORD);
    await inputs(page).nth(1).fill('4');
    await page.waitForSelector('.entry-alert:has-text("tài khoản khác")');
    assert.equal(await page.locator('form[data-entry]').isVisible(), false);
    await openGrid(second, OTHER);
    assert.equal((await second.content()).includes('31337'), false);
    assert.equal((await valuesOf(second)).includes('31337'), false);
  });

  await t.test('a form of 250 rows stays quick', async (t) => {
    const { page } = await tabOf(t, app, `cb-${LARGE}`);
    await openGrid(page, LARGE);
    const count = await inputs(page).count();
    assert.ok(count > 200, `${count} rows`);
    await inputs(page).nth(0).focus();
    await page.keyboard.type('12');
    const took = await page.evaluate<number>(`(async () => {
      const all = [...document.querySelectorAll('.cell-input input[id]:not([readonly])')].slice(0, 100);
      const from = performance.now();
      for (const input of all) {
        input.focus();
        input.value = '17';
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
      return (performance.now() - from) / all.length;
    })()`);
    t.diagnostic(`${took.toFixed(1)} ms a cell`);
    await allSaved(page);
    const { cells } = await reportOf(app, LARGE);
    assert.ok(cells.filter(({ value }) => value === 17).length >= 90);
  });

  await t.test(
    'without script: kept, checked, sent, with the summary leading to the cells',
    async (t) => {
      const { page } = await tabOf(t, app, `cb-${OTHER}`, { javaScriptEnabled: false });
      await page.goto(pathOf(OTHER));
      const keys = await page
        .locator('.cell')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-key') ?? ''));
      assert.ok(keys.length >= 8);
      const id = (key: string, control = 'v'): string => `[id="${control}-${key}"]`;
      const [first = '', second = ''] = keys;
      await page.fill(id(first), 'chưa rõ');
      await page.locator('.cell-more summary').nth(1).click();
      await page.fill(id(second, 'c'), 'Đã đối chiếu với Công an');
      await page.locator('button[value=check]').click();
      await page.waitForURL(/check$/);
      const lines = page.locator('.errors a');
      assert.match((await lines.first().textContent()) ?? '', /«chưa rõ» chưa đọc được/);
      await lines.first().click();
      assert.equal(await page.inputValue(id(first)), 'chưa rõ', 'what was typed is kept');
      assert.equal(await page.inputValue(id(second, 'c')), 'Đã đối chiếu với Công an');
      for (const key of keys) {
        const field = page.locator(id(key));
        if ((await field.inputValue()) !== '' || (await page.locator(id(key, 'k')).count()) > 0)
          continue;
        await field.fill('100');
      }
      await page.fill(id(first), '2103');
      await page.locator('button[value=confirm]').click();
      await explainAll(page);
      await page.locator('button[value=check]').click();
      await page.waitForURL(/check$/);
      assert.equal(await page.locator('.errors').count(), 0, await mainText(page));
      await page.getByRole('button', { name: 'Gửi lãnh đạo đơn vị ký' }).click();
      await page.waitForURL(/done$/);
      assert.match(await mainText(page), /BC-2026-10-00\d/);
      await page.getByRole('button', { name: 'Rút báo cáo về' }).click();
      assert.equal((await reportOf(app, OTHER)).state, 'draft');
    },
  );
});

/** Saves explanations, as a form, until no check asks for one. */
async function explainAll(page: Page): Promise<void> {
  for (let i = 0; i < 4; i += 1) {
    const empty = page.locator('.cell.is-warned [data-attention] textarea');
    const count = await empty.count();
    if (count === 0) return;
    for (let k = 0; k < count; k += 1) await empty.nth(k).fill('Đã kiểm tra với bộ phận một cửa');
    await page.locator('button[value=save]').last().click();
  }
}
