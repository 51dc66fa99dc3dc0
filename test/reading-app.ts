// Reading pages before figures of three communes: an instance, and what every page has to be.
import assert from 'node:assert/strict';
import { type AppOptions, type TestApp, testApp } from './app.ts';
import type { Answer } from './person.ts';

const DAY = 86_400_000;
const COMMUNES = ['19753', '19774', '19777'];

/** Online dossiers of three communes in July and August 2026, the last of them corrected a day later. */
export async function withFigures(
  t: { after(done: () => Promise<void>): void },
  settings: AppOptions['settings'] = {},
): Promise<TestApp> {
  const app = await testApp(t, { at: new Date('2026-09-20T03:00:00Z'), settings });
  const figures = ['2026-07', '2026-08'].flatMap((period) =>
    COMMUNES.flatMap((area, i) => [
      { element: 'ho-so-tiep-nhan', area, period, value: '1000' },
      { element: 'ho-so-truc-tuyen', area, period, value: String(600 + i * 50) },
    ]),
  );
  await post(app, figures);
  app.wait(DAY);
  const [area] = COMMUNES;
  const note = 'Đối chiếu với Cổng';
  await post(app, [{ element: 'ho-so-truc-tuyen', area, period: '2026-08', value: '700', note }]);
  return app;
}

export async function post({ machine }: TestApp, figures: readonly object[]): Promise<void> {
  const answer = await machine.post('/api/v1/figures?atomic=true', { figures });
  assert.equal(answer.status, 200, answer.text);
  const { results } = answer.json as { results: { status: string }[] };
  assert(
    results.every(({ status }) => status === 'accepted'),
    answer.text,
  );
}

/** Every page: whole, in its language, without anything that the security policy refuses. */
export function assertPage({ status, text, headers }: Answer, language: 'vi' | 'en'): void {
  assert.equal(status, 200);
  assert.match(headers.get('content-type') ?? '', /^text\/html/);
  assert.match(text, new RegExp(`^<!doctype html><html lang="${language}">`));
  assert.match(text, language === 'vi' ? /<h1>/ : /<h1( lang="vi")?>/);
  assert.doesNotMatch(text, /<style|\sstyle="|\son\w+="|undefined|NaN|\[object/);
}

export const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/gu, ' ');
