// Passkeys in Chromium with its virtual authenticator: no part of the ceremony is ours to pretend.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { PASSWORD, type TestApp, testApp } from './app.ts';
import { axe, browserTest, openTab, sideways, type Tab } from './browser.ts';

interface Authenticator {
  readonly id: string;
  readonly cdp: CDPSession;
}

/** Browsers make no passkeys for addresses of numbers. */
const localhost = (url: string): string => url.replace('127.0.0.1', 'localhost');

async function attach(page: Page): Promise<Authenticator> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { id, cdp };
}

async function scene(t: TestContext, demonstration: boolean) {
  const app = await testApp(t, { settings: { demonstration, rateLimit: false } });
  const tab = await openTab(t, { baseURL: localhost(app.url) });
  return { app, tab, device: await attach(tab.page) };
}

async function enter(page: Page, username: string): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('#username', username);
  await page.fill('#password', PASSWORD);
  await page.click('main form button[type=submit]');
}

const press = (page: Page, label: string): Promise<void> =>
  page.getByRole('button', { name: label }).click();

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto('/account');
  await page.fill('#passkey-name', name);
  await press(page, 'Thêm khóa truy cập');
  await page.waitForURL('**/account?saved=passkey');
}

async function signOut(page: Page): Promise<void> {
  await press(page, 'Đăng xuất');
  await page.waitForURL((url) => url.pathname === '/');
}

async function byPasskey(page: Page): Promise<void> {
  await page.goto('/sign-in?next=%2Faccount');
  await press(page, 'Đăng nhập bằng khóa truy cập');
}

async function quiet({ page, complaints }: Tab): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    assert.deepEqual(await sideways(page), [], `sideways at ${width} px`);
    assert.deepEqual(await axe(page), [], `axe at ${width} px`);
  }
  assert.deepEqual(complaints(), []);
}

const storedOf = ({ deps }: TestApp) => deps.db.selectFrom('passkey').selectAll().execute();

browserTest('a passkey is added, named, used to sign in without a name, and removed', async (t) => {
  const { app, tab, device } = await scene(t, true);
  const { page } = tab;
  await enter(page, 'cb-so-tu-phap');
  await addPasskey(page, 'Máy cơ quan');
  await quiet(tab);
  const [stored] = await storedOf(app);
  assert.equal(stored?.name, 'Máy cơ quan');
  await signOut(page);
  await byPasskey(page);
  await page.waitForURL('**/account');
  assert.match((await page.locator('main').textContent()) ?? '', /Cán bộ đầu mối Sở Tư pháp/);
  const [used] = await storedOf(app);
  assert(used && used.counter > (stored?.counter ?? 0), 'its counter went on');
  assert(used.last_used_at);
  await page.getByLabel('Tên mới của khóa Máy cơ quan').fill('Máy ở nhà');
  await press(page, 'Đổi tên');
  await page.waitForURL('**/account?saved=passkey-name');
  assert.equal((await storedOf(app))[0]?.name, 'Máy ở nhà');
  await press(page, 'Gỡ khóa Máy ở nhà');
  await page.waitForURL('**/account?saved=passkey-removed');
  await signOut(page);
  await byPasskey(page);
  await page.getByText('Khóa truy cập không được chấp nhận').waitFor();
  const kept = await device.cdp.send('WebAuthn.getCredentials', { authenticatorId: device.id });
  assert.equal(kept.credentials.length, 1, 'the device offered it, the instance refused');
});

browserTest('a copied passkey is refused by its counter, an answer counts once', async (t) => {
  const { app, tab } = await scene(t, true);
  const { page } = tab;
  await enter(page, 'cb-so-y-te');
  await addPasskey(page, 'Điện thoại');
  await signOut(page);
  let sent: string | null = null;
  page.on('request', (request) => {
    if (request.url().endsWith('/sign-in/passkey')) sent = request.postData();
  });
  await byPasskey(page);
  await page.waitForURL('**/account');
  const replay = await fetch(`${localhost(app.url)}/sign-in/passkey`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: sent ?? '',
  });
  assert.equal(replay.status, 422, 'the challenge was used up');
  await signOut(page);
  await app.deps.db.updateTable('passkey').set({ counter: 1_000_000 }).execute();
  await byPasskey(page);
  await page.getByText('Khóa truy cập không được chấp nhận').waitFor();
  await app.deps.db.updateTable('passkey').set({ counter: 0 }).execute();
  await byPasskey(page);
  await page.waitForURL('**/account');
});

browserTest('a passkey needs its holder: without their check it opens nothing', async (t) => {
  const { tab, device } = await scene(t, true);
  const { page } = tab;
  await enter(page, 'cb-so-y-te');
  await addPasskey(page, 'Khóa');
  await signOut(page);
  const about = { authenticatorId: device.id, isUserVerified: false };
  await device.cdp.send('WebAuthn.setUserVerified', about);
  await byPasskey(page);
  await page.getByText('Chưa nhận được khóa truy cập').waitFor();
  assert.equal(new URL(page.url()).pathname, '/sign-in');
});

browserTest(
  'on a real instance the standing office sets up a passkey as its second step',
  async (t) => {
    const { app, tab } = await scene(t, false);
    const { page } = tab;
    await enter(page, 'thuky');
    await page.waitForURL('**/sign-in/enrol');
    await quiet(tab);
    await page.fill('#passkey-name', 'Máy thư ký');
    await press(page, 'Thêm khóa truy cập');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await signOut(page).catch(() => page.waitForURL('**/sign-in'));
    await enter(page, 'thuky');
    await page.waitForURL('**/sign-in/second');
    await quiet(tab);
    await press(page, 'Xác nhận bằng khóa truy cập');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    const sessions = await app.deps.db.selectFrom('session').select(['way', 'second']).execute();
    assert.deepEqual(sessions, [{ way: 'password', second: 'passkey' }]);
    await page.goto('/account');
    await press(page, 'Gỡ khóa Máy thư ký');
    await page.getByText('đây là bước hai duy nhất').waitFor();
    assert.equal((await storedOf(app)).length, 1, 'the last second step stays');
  },
);
