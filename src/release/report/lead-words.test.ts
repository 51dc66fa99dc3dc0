import assert from 'node:assert/strict';
import test from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { sampleReport, shippedCatalogue } from '../../../test/report-sample.ts';
import type { LeadWords } from '../../indicator/column/words.ts';
import { renderReport } from './report.docx.file.ts';
import { writeReport } from './report.ts';
import { renderReportSheets } from './report.xlsx.file.ts';

const catalogue = await shippedCatalogue();
const said = (target: number, over: Partial<LeadWords>): LeadWords => ({
  ...{ target, cycle: '2026-09', unit: 'so-tu-phap', version: 1, by: 'cb', at: new Date(0) },
  ...{ result: '', difficulty: '', cause: '', proposal: '' },
  ...over,
});
const words = [
  said(1, {
    result: 'Đã ban hành 12 danh mục',
    difficulty: '- thiếu cán bộ\n- hồ sơ cũ chưa số hóa',
    cause: 'biên chế giảm',
    proposal: 'bố trí thêm 02 cán bộ.',
  }),
  said(2, { cause: 'Chờ hướng dẫn' }),
];
const input = { ...sampleReport(catalogue), words };
const report = writeReport(input);
const lines = report.body.map(({ text }) => text);

test('difficulties and causes stand in part III, each under its target and unit', () => {
  const at = lines.findIndex((line) => line.endsWith('Theo báo cáo của các đơn vị chủ trì'));
  assert.deepEqual(lines.slice(at + 1, at + 6), [
    'a) Mục tiêu số 1 (Sở Tư pháp):',
    '- Khó khăn: Thiếu cán bộ. Hồ sơ cũ chưa số hóa.',
    '- Nguyên nhân: Biên chế giảm.',
    'b) Mục tiêu số 2 (Sở Tư pháp):',
    '- Nguyên nhân: Chờ hướng dẫn.',
  ]);
});

test('proposals stand with those of the data, ended once', () => {
  const line = lines.find((one) => one.includes('Mục tiêu số 1 (Sở Tư pháp): Bố trí'));
  assert.match(line ?? '', /\) Mục tiêu số 1 \(Sở Tư pháp\): Bố trí thêm 02 cán bộ\.$/);
});

test('the whole is an appendix that the report names; without words there is none', () => {
  assert.deepEqual(
    report.appendices.map(({ numeral }) => numeral),
    ['I', 'II', 'III'],
  );
  assert.match(report.closing, /Phụ lục I, Phụ lục II và Phụ lục III kèm theo/);
  const rows = report.appendices[2]?.rows.filter(({ kind }) => kind === 'data') ?? [];
  assert.equal(rows.length, 2);
  const bare = writeReport(sampleReport(catalogue));
  assert.equal(bare.appendices.length, 2);
  assert.match(bare.closing, /\(chi tiết tại Phụ lục I và Phụ lục II kèm theo\)/);
  assert(bare.body.some(({ text }) => text.includes('chưa báo cáo khó khăn, nguyên nhân')));
});

test('both files carry them', async () => {
  const xml = (bytes: Uint8Array, part: RegExp): string =>
    Object.entries(unzipSync(bytes))
      .filter(([name]) => part.test(name))
      .map(([, content]) => strFromU8(content))
      .join('');
  const docx = xml(await renderReport(input), /^word\/document\.xml$/);
  const xlsx = xml(await renderReportSheets(input), /^xl\/(sharedStrings|workbook)\.xml$/);
  for (const text of [docx, xlsx]) {
    assert(text.includes('Đã ban hành 12 danh mục'));
    assert(text.includes('Phụ lục III'));
  }
});
