import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { PALETTE } from './palette.ts';
import { framePicture, wrapText } from './picture.ts';
import { renderPng } from './png.ts';

test('the palette of pictures is the light half of the stylesheet', () => {
  const css = readFileSync('src/web/style/tokens.css', 'utf8').split('@media')[0] ?? '';
  const tokens = new Map(Array.from(css.matchAll(/--([\w-]+): (#\w{6});/g), (m) => [m[1], m[2]]));
  assert(tokens.size > 20);
  for (const [name, colour] of Object.entries(PALETTE))
    assert.equal(colour, tokens.get(name), name);
});

const picture = (title: string) =>
  framePicture({
    ...{ title, subtitle: '%', notes: ['Nguồn: các đơn vị'], mark: 'Số liệu mô phỏng' },
    ...{ width: 300, height: 40, drawing: '<path d="M0 0H300" stroke="var(--accent)"/>' },
  });

test('a picture stands alone: no stylesheet, no unknown colour, title and mark escaped', () => {
  const svg = picture('<script>&"');
  assert.match(svg, /<title>&lt;script&gt;&amp;&quot;<\/title>/);
  assert.doesNotMatch(svg, /var\(--|<script|<style/);
  assert.match(svg, /Số liệu mô phỏng/);
});

test('letters are really drawn in the PNG, Vietnamese ones each in their own shape', async () => {
  const letters = ['', 'e', 'ế', 'ệ', 'ữ', 'Đ', 'ặ'];
  const pngs = await Promise.all(letters.map((letter) => renderPng(picture(letter))));
  const drawn = pngs.map((png) => Buffer.from(png));
  assert.equal(drawn[0]?.readUInt32BE(16), 728, 'twice the size of the SVG');
  assert.equal(new Set(drawn.map((png) => png.toString('base64'))).size, letters.length);
});

test('text wraps at spaces and says when it was cut', () => {
  assert.deepEqual(wrapText('một hai ba', 60, 12), ['một hai', 'ba']);
  assert.equal(wrapText('một hai ba bốn năm sáu bảy tám chín', 60, 12, 2).at(-1), 'ba bốn…');
});
