// Every page of the demonstration in Chromium: for screen readers, on a phone, in English, in the dark.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import {
  axe,
  browserTest,
  openTab,
  sideways,
  signIn,
  type Tab,
  unmarkedVietnamese,
} from './browser.ts';
import { leftoverOf } from './catalogue-words.ts';

const WIDTHS = [1280, 360];

const OPEN_PAGES = [
  '/',
  '/?tab=chart',
  '/?tab=map',
  '/?tab=changes',
  '/?status=behind&q=ho+so',
  '/targets/5',
  '/targets/8',
  '/targets/20',
  '/targets/44',
  '/areas',
  '/areas/46',
  '/areas/19753',
  '/units',
  '/units/so-tu-phap',
  '/catalogue',
  '/assignments',
  '/sign-in',
  '/api',
];

const REFUSALS: readonly (readonly [string, number])[] = [
  ['/targets/52', 404],
  ['/khong-co', 404],
  ['/figures', 401],
];

const SECRETARIAT_PAGES = [
  '/account',
  '/account/codes',
  '/catalogue',
  '/catalogue/goals',
  '/catalogue/indicators',
  '/catalogue/import',
  '/assignments',
  '/figures',
  '/figures/batches',
  '/cycles',
  '/cycles?view=record',
  '/cycles?view=silent',
  '/cycles?view=burden',
  '/cycles?view=office',
  '/cycles/2026-06',
  '/columns?show=all',
  '/columns/42/2026-06?cell=cong-dan-thuoc-dien-an-sinh.19753.2026-06',
  '/reviews',
];

async function look({ page, complaints }: Tab, path: string, status = 200): Promise<void> {
  await page.setViewportSize({ width: WIDTHS[0] ?? 0, height: 800 });
  const answer = await page.goto(path);
  assert.equal(answer?.status(), status);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    assert.deepEqual(await sideways(page), [], `sideways at ${width} px`);
    assert.deepEqual(await axe(page), [], `axe at ${width} px`);
  }
  assert.equal(await page.locator('h1').count(), 1, 'one heading of the first level');
  assert.deepEqual(complaints(), []);
}

const leftover = leftoverOf();

/** By the switch in the masthead, to the same page in English. */
async function switchToEnglish({ page, complaints }: Tab): Promise<void> {
  const before = new URL(page.url());
  await page.locator('.language').click();
  await page.waitForURL((url) => url.searchParams.get('lang') === 'en');
  assert.equal(new URL(page.url()).pathname, before.pathname);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  const rest = await leftover;
  const left = (await unmarkedVietnamese(page)).map(rest).filter((text) => text !== '');
  assert.deepEqual(left, [], 'words without translation');
  assert.deepEqual(await sideways(page), [], 'sideways in English');
  assert.deepEqual(complaints(), []);
}

async function lookInBothLanguages(tab: Tab, path: string, status = 200): Promise<void> {
  await look(tab, path, status);
  await switchToEnglish(tab);
}

async function each(t: TestContext, tab: Tab, paths: readonly string[]): Promise<void> {
  for (const path of paths) await t.test(path, () => lookInBothLanguages(tab, path));
}

browserTest('pages open to everyone', async (t) => {
  await each(t, await openTab(t), OPEN_PAGES);
});

browserTest('pages that say why not', async (t) => {
  const tab = await openTab(t);
  for (const [path, status] of REFUSALS) {
    await t.test(`${path}: ${status}`, () => lookInBothLanguages(tab, path, status));
  }
  await signIn(tab.page, 'cb-so-tu-phap');
  await t.test('/catalogue/goals: 403', () => lookInBothLanguages(tab, '/catalogue/goals', 403));
});

browserTest('pages of the secretariat', async (t) => {
  const tab = await openTab(t);
  await signIn(tab.page, 'thuky');
  await each(t, tab, SECRETARIAT_PAGES);
});

browserTest('the work of three people, and of one who has none', async (t) => {
  for (const username of ['thuky', 'cb-ubnd-19753', 'ld-so-y-te', 'kiemtoan']) {
    await t.test(username, async (t) => {
      const tab = await openTab(t);
      await signIn(tab.page, username);
      await lookInBothLanguages(tab, '/work');
      const lines = await tab.page.locator('main tbody tr').count();
      assert.equal(lines > 0, username !== 'kiemtoan', `${lines} lines`);
    });
  }
});

browserTest('a number leads to its receipt', async (t) => {
  const tab = await openTab(t);
  await tab.page.goto('/targets/5');
  const number = tab.page.locator('main a[href^="/receipts/"]').first();
  const href = (await number.getAttribute('href')) ?? '';
  const shown = (await number.textContent()) ?? '';
  await lookInBothLanguages(tab, href);
  await tab.page.goto(href);
  const main = (await tab.page.locator('main').textContent()) ?? '';
  assert(main.includes(shown.trim()), `the receipt shows ${shown}`);
});

browserTest('in the dark', async (t) => {
  const tab = await openTab(t, { colorScheme: 'dark' });
  for (const path of ['/', '/?tab=map', '/targets/5', '/sign-in']) {
    await t.test(path, () => look(tab, path));
  }
  const [red = 255, green = 255, blue = 255] = await tab.page.evaluate<number[]>(
    `getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number)`,
  );
  assert(Math.max(red, green, blue) < 80, 'a dark ground');
});
