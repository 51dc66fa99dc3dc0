import assert from 'node:assert/strict';
import test from 'node:test';
import { samplePage, sampleView, shippedCatalogue } from '../../../test/scoreboard-sample.ts';
import { PROGRESS } from '../../assessment/assessment.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { renderPage } from '../layout.tsx';
import { scoreboardCsv, scoreboardJson } from './files.ts';
import { scoreboardPicture } from './picture-of.ts';
import { ScoreboardPage } from './scoreboard-page.tsx';

const catalogue = await shippedCatalogue();
const TABS = ['/', '/?tab=chart', '/?tab=map', '/?tab=changes'];

function html(address: string, from: Catalogue = catalogue): string {
  const page = samplePage(address);
  return renderPage(ScoreboardPage({ view: sampleView(from, address), page }));
}

test('a whole document, in the language of the address', () => {
  assert.match(html('/'), /^<!doctype html><html lang="vi">/);
  assert.match(html('/?lang=en'), /<html lang="en">/);
  assert.match(html('/?lang=en'), /Simulated figures for demonstration/);
});

test('all 51 targets stand in the table, each linked', () => {
  const text = html('/');
  for (const { number } of catalogue.targets) assert(text.includes(`href="/targets/${number}"`));
  assert.equal(text.split('class="badge is-').length - 1, 51);
});

test('every tab says that the figures are simulated, and nothing needs an inline style or script', () => {
  for (const address of TABS) {
    const text = html(address);
    assert.match(text, /Số liệu mô phỏng để trình diễn/, address);
    assert.doesNotMatch(text, / style=|<style|<script>| on[a-z]+="/, address);
    assert.doesNotMatch(text, /undefined|NaN|\[object/, address);
  }
});

test('text from outside is escaped on every tab and in every picture', () => {
  const evil = '"><img src=x onerror=alert(1)>\'&';
  const hostile: Catalogue = {
    ...catalogue,
    programme: {
      ...catalogue.programme,
      groups: catalogue.programme.groups.map((group) => ({ ...group, name: evil })),
    },
    targets: catalogue.targets.map((target) => ({ ...target, name: evil })),
    units: catalogue.units.map((unit) => ({ ...unit, name: evil })),
    areas: catalogue.areas.map((area) => ({ ...area, name: evil })),
    indicators: catalogue.indicators.map((indicator) => ({ ...indicator, unit: evil })),
    goals: catalogue.goals.map((goal) => ({ ...goal, text: evil })),
  };
  for (const address of [...TABS, `/?q=${encodeURIComponent(evil)}`]) {
    assert.doesNotMatch(html(address, hostile), /<img/, address);
    const view = sampleView(hostile, address);
    assert.doesNotMatch(scoreboardPicture(view, samplePage(address)), /<img/, address);
  }
});

test('the counts are links that filter, and lead back when chosen', () => {
  for (const code of PROGRESS) assert(html('/').includes(`href="/?status=${code}#view"`), code);
  assert.match(
    html('/?status=behind'),
    /class="count is-behind" href="\/#view" aria-current="true"/,
  );
});

test('a table file has a row for each target shown and says that it is simulated', () => {
  const csv = scoreboardCsv(sampleView(catalogue, '/'), samplePage('/'));
  const lines = csv.trimEnd().split('\r\n');
  assert.equal(lines.length, 52);
  assert.match(lines[0] ?? '', /,simulated$/);
  assert.match(lines[1] ?? '', /,Số liệu mô phỏng để trình diễn$/);
  const real = scoreboardCsv(sampleView(catalogue, '/'), samplePage('/', { demo: false }));
  assert.doesNotMatch(real, /mô phỏng|simulated/);
});

test('each tab has its own table as a file, with the meaning of its columns', () => {
  const rows = TABS.map((address) => {
    const json = scoreboardJson(sampleView(catalogue, address), samplePage(address));
    const [first = {}] = json.rows;
    assert.deepEqual(
      json.columns.map(({ name }) => name),
      Object.keys(first),
    );
    assert(json.columns.every(({ about }) => about.length > 3));
    return json.rows.length;
  });
  assert.deepEqual(rows.slice(0, 3), [51, 51, 40]);
});
