// What a test sees and does on the page of entry.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

export const mainText = async (page: Page): Promise<string> =>
  ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
export const focused = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement.id');
export const idsOf = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('.cell')].map((cell) => 'v-' + cell.dataset.key)`,
  );
export const valuesOf = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('.cell')].map(
      (cell) => document.getElementById('v-' + cell.dataset.key).value)`,
  );
/** Waits for an expression; the page's own policy forbids what waitForFunction does. */
export async function until(page: Page, expression: string): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await page.evaluate<unknown>(expression))) {
    assert.ok(Date.now() < end, `never true: ${expression}`);
    await page.waitForTimeout(100);
  }
}
/** The worker has kept the form once a copy lies in its store. */
export const formKept = (page: Page): Promise<void> =>
  until(page, `caches.open('kydai-forms').then((store) => store.keys()).then((all) => all.length)`);
export const statesOf = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('.cell')].map((cell) => cell.dataset.state)`,
  );
export const paste = (page: Page, text: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const data = new DataTransfer();
    data.setData('text/plain', ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  })()`);

/** Presses a key until the expression is true. */
export async function press(page: Page, key: string, until: string): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    await page.keyboard.press(key);
    if (await page.evaluate<boolean>(`Boolean(${until})`)) return;
  }
  assert.fail(`${key} never led to ${until}`);
}
