// Real Chromium before a real demonstration city; both end with the test file.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, type TestContext, test } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium, HOW_TO_GET } from './chromium.ts';
import { FIND_SIDEWAYS, FIND_VIETNAMESE, RUN_AXE } from './in-page.ts';
import { type Instance, startInstance } from './program.ts';

const DEMO_PASSWORD = 'mat-khau-thu-nghiem';
const DEMO_TOKEN = 'kd_trinh-duyet';

const executablePath = findChromium();
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let city: Promise<Instance> | undefined;
let browser: Promise<Browser> | undefined;
const open: (() => Promise<unknown>)[] = [];
after(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** The demonstration city of this test file, started when first asked for. */
function demoCity(): Promise<Instance> {
  city ??= startInstance(
    { after: (close) => open.push(close) },
    { env: { DEMO_PASSWORD, DEMO_TOKEN } },
  );
  return city;
}

/** A test that needs a browser: skipped with the way to get one where there is none. */
export function browserTest(name: string, run: (t: TestContext) => Promise<void>): void {
  test(name, { skip: executablePath ? false : HOW_TO_GET }, run);
}

/** What a page complained about since it was last asked: script errors, refused content, failed requests. */
export interface Tab {
  readonly page: Page;
  complaints(): readonly string[];
}

/** A tab of its own session, of the demonstration city or of the instance at `baseURL`; closed after the test. */
export async function openTab(t: TestContext, options: BrowserContextOptions = {}): Promise<Tab> {
  const baseURL = options.baseURL ?? (await demoCity()).url;
  browser ??= launch();
  const context = await (await browser).newContext({
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    ...options,
    baseURL,
  });
  t.after(() => context.close());
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const heard: string[] = [];
  listen(page, heard);
  return { page, complaints: () => heard.splice(0) };
}

async function launch(): Promise<Browser> {
  const opened = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: FLAGS,
  });
  open.push(() => opened.close());
  return opened;
}

// A page that answers 401, 403 or 404 on purpose is no complaint; a part of a page that does is one.
function listen(page: Page, heard: string[]): void {
  page.on('pageerror', (error) => heard.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    const document = message.location().url === page.url();
    if (document && message.text().startsWith('Failed to load resource')) return;
    heard.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // Leaving a page aborts what was still loading.
    if (why !== 'net::ERR_ABORTED') heard.push(`request: ${request.url()} ${why}`);
  });
}

/** Signs in through the form, as a person does. */
export async function signIn(
  page: Page,
  username: string,
  password = DEMO_PASSWORD,
): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('#username', username);
  await page.fill('#password', password);
  await page.click('main button[type=submit]');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Rules that axe finds broken, each with its first elements; WCAG 2.2 AA and best practices. */
export async function axe(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(AXE);
  return page.evaluate<string[]>(RUN_AXE);
}

/** Elements that stick out of the window, when the page scrolls sideways. */
export const sideways = (page: Page): Promise<readonly string[]> =>
  page.evaluate<string[]>(FIND_SIDEWAYS);

/** Pieces of Vietnamese text that are not marked as Vietnamese, in a page in English. */
export const unmarkedVietnamese = (page: Page): Promise<readonly string[]> =>
  page.evaluate<string[]>(FIND_VIETNAMESE);
