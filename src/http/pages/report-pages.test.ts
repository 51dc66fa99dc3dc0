import assert from 'node:assert/strict';
import test from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import type { Person } from '../../../test/person.ts';

const UNIT = 'ubnd-19753';
const PATH = `/reports/2026-10/${UNIT}`;
const at = new Date('2026-10-15T02:00:00Z');

async function opened(t: Parameters<typeof testApp>[0]): Promise<TestApp> {
  const app = await testApp(t, { at, settings: { rateLimit: false } });
  const office = await app.as('thuky');
  assert.equal((await office.post('/api/v1/cycles', { period: '2026-10' })).status, 201);
  return app;
}

/** Controls of the form as the page holds them, by name. */
function controlsOf(html: string): Map<string, string> {
  const pairs = [...html.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => {
    const name = /\sname="([^"]+)"/.exec(tag)?.[1];
    if (!name || /type="(checkbox|radio)"/.test(tag) || !/^[vn]\./.test(name)) return [];
    return [[name, /\svalue="([^"]*)"/.exec(tag)?.[1] ?? ''] as const];
  });
  return new Map(pairs);
}

const keysOf = (controls: ReadonlyMap<string, string>): string[] =>
  [...controls.keys()].filter((name) => name.startsWith('v.')).map((name) => name.slice(2));

async function formOf(person: Person) {
  const page = await person.get(PATH, { Accept: 'text/html' });
  assert.equal(page.status, 200, page.text.slice(0, 300));
  const controls = controlsOf(page.text);
  return { page, controls, keys: keysOf(controls) };
}

test('pages of a report', async (t) => {
  const app = await opened(t);
  const officer = await app.as(`cb-${UNIT}`);

  await t.test(
    'whoever may not see a unit’s report is told so, and is not told whether there is one',
    async () => {
      const others = [await app.as('cb-ubnd-19774'), await app.as('admin'), app.anyone];
      const pages = ['', '/check', '/done', '/history', '/print'];
      const paths = pages.flatMap((page) => [PATH + page, `/reports/2031-01/${UNIT}${page}`]);
      for (const other of others) {
        const answers = await Promise.all(
          paths.map((path) => other.get(path, { Accept: 'text/html' })),
        );
        const want = other === app.anyone ? 401 : 403;
        assert.deepEqual(
          answers.map(({ status }) => status),
          paths.map(() => want),
        );
      }
      const [controls, leader] = [(await formOf(officer)).controls, await app.as(`ld-${UNIT}`)];
      for (const step of ['save', 'send', 'recall']) {
        const answer = await leader.submit(`${PATH}/${step}`, Object.fromEntries(controls));
        assert.equal(answer.status, 403, step);
      }
      for (const step of ['return', 'sign', 'sign-paper', 'reopen']) {
        assert.equal((await officer.submit(`${PATH}/${step}`, { version: '1' })).status, 403, step);
      }
    },
  );

  await t.test('the list shows own reports only', async () => {
    const own = await officer.get('/reports', { Accept: 'text/html' });
    assert.ok(own.text.includes(`href="${PATH}"`));
    assert.equal(own.text.includes('ubnd-19774'), false);
    const office = await (await app.as('thuky')).get('/reports', { Accept: 'text/html' });
    assert.ok(office.text.includes('ubnd-19774'));
  });

  await t.test(
    'a form sent whole saves what was touched, and leaves alone what others saved',
    async () => {
      const first = await formOf(officer);
      const [a = '', b = ''] = first.keys;
      assert.ok(first.keys.length >= 3, `${first.keys.length} cells`);
      const one = Object.fromEntries(first.controls);
      const saved = await officer.submit(`${PATH}/save`, {
        ...one,
        [`v.${a}`]: '1.200',
        step: 'save',
      });
      assert.equal(saved.status, 303);
      assert.equal(saved.headers.get('location'), `${PATH}?saved=1`);
      // The same page again, as it was before: another cell is touched, the first one is not.
      const again = await officer.submit(`${PATH}/save`, {
        ...one,
        [`v.${b}`]: '7',
        step: 'check',
      });
      assert.equal(again.headers.get('location'), `${PATH}/check`);
      const { controls } = await formOf(officer);
      assert.equal(controls.get(`v.${a}`), '1.200');
      assert.equal(controls.get(`v.${b}`), '7');
    },
  );

  await t.test(
    'an old page that touches a changed cell shows both numbers and overwrites none',
    async () => {
      const old = await formOf(officer);
      const [a = ''] = old.keys;
      const one = Object.fromEntries(old.controls);
      await officer.submit(`${PATH}/save`, { ...one, [`v.${a}`]: '1300', step: 'save' });
      const late = await officer.submit(`${PATH}/save`, {
        ...one,
        [`v.${a}`]: '1400',
        step: 'save',
      });
      assert.equal(late.status, 422);
      assert.match(late.text, /Lấy số đã lưu: 1\.300/);
      assert.match(late.text, /Giữ số của tôi: /);
      assert.match(late.text, /href="#v-/);
      assert.equal((await formOf(officer)).controls.get(`v.${a}`), '1300');
      const choice = { ...Object.fromEntries(controlsOf(late.text)), [`v.${a}`]: '1400' };
      await officer.submit(`${PATH}/save`, { ...choice, [`r.${a}`]: 'mine', step: 'save' });
      assert.equal((await formOf(officer)).controls.get(`v.${a}`), '1400');
    },
  );

  await t.test('what cannot be read is kept as typed, never as markup', async () => {
    const { controls, keys } = await formOf(officer);
    const [, , c = ''] = keys;
    const evil = '"><script>alert(1)</script>';
    const fields = { ...Object.fromEntries(controls), [`v.${c}`]: evil, step: 'save' };
    assert.equal((await officer.submit(`${PATH}/save`, fields)).status, 303);
    const { page } = await formOf(officer);
    assert.equal(page.text.includes('<script>alert'), false);
    assert.ok(page.text.includes('&lt;script&gt;alert'));
    const check = await officer.get(`${PATH}/check`, { Accept: 'text/html' });
    assert.match(check.text, /chưa đọc được thành số/);
    const sent = await officer.submit(`${PATH}/send`, { version: '1' });
    assert.equal(sent.status, 422);
    assert.match(sent.text, /ô chưa xong/);
  });

  await t.test(
    'only the officer’s grid may be kept by the worker; the worker may do nothing but fetch',
    async () => {
      assert.ok(Number((await formOf(officer)).page.headers.get('x-keep-form')) > 0);
      const read = await (await app.as(`ld-${UNIT}`)).get(PATH, { Accept: 'text/html' });
      assert.equal(read.headers.get('x-keep-form'), null);
      const worker = await officer.get('/sw.js');
      assert.match(worker.headers.get('content-type') ?? '', /javascript/);
      assert.equal(
        worker.headers.get('content-security-policy'),
        "default-src 'none'; connect-src 'self'",
      );
    },
  );

  await t.test('the entry page loads at most 20 kB of script', async () => {
    const { page } = await formOf(officer);
    const scripts = [...page.text.matchAll(/<script[^>]*src="([^"]+)"/g)].map(
      ([, src]) => src ?? '',
    );
    assert.equal(scripts.length, 2);
    const sizes = await Promise.all(
      scripts.map(async (src) =>
        Number(
          (await app.anyone.get(src, { 'Accept-Encoding': 'br' })).headers.get('content-length'),
        ),
      ),
    );
    const all = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(all > 5_000 && all < 20_000, `${all} bytes`);
  });

  await t.test('English is complete, with the catalogue’s words marked as Vietnamese', async () => {
    const page = await officer.get(`${PATH}?lang=en`, { Accept: 'text/html' });
    assert.match(page.text, /Report of figures/);
    assert.match(page.text, /<div class="cell-name" lang="vi">/);
  });
});
