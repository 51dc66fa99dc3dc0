// An instance in the middle of October's cycle, with figures of earlier months, for tests of entry.
import type { TestContext } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { formOf } from '../src/catalogue/form.ts';
import { monthIndex } from '../src/kernel/period.ts';
import { PASSWORD, recompute, type TestApp, testApp } from './app.ts';
import { openTab, signIn } from './browser.ts';

const CYCLE = '2026-10';
/** Two communes and an office with a form of some 250 cells. */
export const UNITS = ['ubnd-19753', 'ubnd-19774', 'cong-an-thanh-pho'] as const;

export const pathOf = (unit: string): string => `/reports/${CYCLE}/${unit}`;

/** October is open; the months before it have figures, and what a unit only confirms has October's too. */
export async function entryApp(t: TestContext): Promise<TestApp> {
  const at = new Date('2026-10-15T02:00:00Z');
  const app = await testApp(t, { at, settings: { rateLimit: false } });
  const office = await app.as('thuky');
  const opened = await office.post('/api/v1/cycles', { period: CYCLE });
  if (opened.status !== 201) throw new Error(`the cycle did not open: ${opened.text}`);
  const { catalogue } = await app.deps.snapshots.current();
  const month = monthIndex(2026, 10);
  const cycle = { code: CYCLE, firstMonth: month, lastMonth: month };
  const rows = UNITS.slice(0, 2).flatMap((unit) =>
    formOf(catalogue, cycle, unit)
      .fields.filter(({ withheld }) => !withheld)
      .flatMap(figuresOf),
  );
  const figures = await app.machine.post('/api/v1/figures', { figures: rows });
  if (figures.status !== 200) throw new Error(`figures were refused: ${figures.text}`);
  await recompute(app);
  return app;
}

type Asked = Pick<ReportField, 'element' | 'area' | 'mode'>;

function figuresOf({ element, area, mode }: Asked, i: number) {
  const months = ['07', '08', '09', ...(mode === 'confirm' ? ['10'] : [])];
  return months.map((code, k) => ({
    ...{ element, area, period: `2026-${code}` },
    value: 2000 + i * 100 + k,
  }));
}

interface ReportField {
  readonly key: string;
  readonly element: string;
  readonly area: string;
  readonly period: string;
  readonly mode: 'ask' | 'confirm';
}

interface ReportCell extends Omit<ReportField, 'key' | 'mode'> {
  readonly answer: string;
  readonly value: number | null;
  readonly typed: string | null;
  readonly comment: string | null;
  readonly version: number;
}

export interface ReportNow {
  readonly id: number;
  readonly version: number;
  readonly state: string;
  readonly reference: string | null;
  readonly fields: readonly ReportField[];
  readonly cells: readonly ReportCell[];
}

/** A unit's report as the API tells it to its officer. */
export async function reportOf(app: TestApp, unit: string): Promise<ReportNow> {
  const person = await app.as(`cb-${unit}`);
  const { json } = await person.get(`/api/v1/reports?cycle=${CYCLE}&unit=${unit}`);
  const [report] = (json as { reports: { id: number }[] }).reports;
  return (await person.get(`/api/v1/reports/${report?.id}`)).json as ReportNow;
}

/** The number that stands in a cell of a report, or null. */
export async function valueIn(app: TestApp, unit: string, key: string): Promise<number | null> {
  const { cells } = await reportOf(app, unit);
  const cell = cells.find((one) => `${one.element}.${one.area}.${one.period}` === key);
  return cell?.value ?? null;
}

/** A tab of the instance in which a person is signed in. */
export async function tabOf(
  t: TestContext,
  app: TestApp,
  username: string,
  options: BrowserContextOptions = {},
) {
  const tab = await openTab(t, { ...options, baseURL: app.url });
  await signIn(tab.page, username, PASSWORD);
  return tab;
}

/** Opens the grid and waits until its script is ready. */
export async function openGrid(page: Page, unit: string): Promise<void> {
  await page.goto(pathOf(unit));
  await page.waitForSelector('form[data-entry][data-ready]');
}

/** The inputs of the cells, in the order of the page. */
export const inputs = (page: Page) => page.locator('.cell-input input:not([type=hidden])');

/** Waits until nothing is left to save. */
export const allSaved = (page: Page) =>
  page.waitForSelector('[data-sync]:has-text("Đã lưu mọi số")');
