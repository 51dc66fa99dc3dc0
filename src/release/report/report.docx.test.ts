import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { sampleReport, shippedCatalogue } from '../../../test/report-sample.ts';
import { CITY_OFFICE, standingOffice } from './office.ts';
import { renderReport } from './report.docx.file.ts';
import { SIMULATED, writeReport } from './report.ts';
import { renderReportSheets } from './report.xlsx.file.ts';
import { boldWidth } from './text-width.ts';

const catalogue = await shippedCatalogue();
const input = sampleReport(catalogue);
const bytes = await renderReport(input);

const partsOf = (file: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(file)).map(([name, content]) => [name, strFromU8(content)]),
  );
const parts = partsOf(bytes);
const document = parts['word/document.xml'] ?? '';
const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('\n');

const tables = [...document.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table);
const [, , targets = '', sources = ''] = tables;
const rowsOf = (table: string): string[] =>
  [...table.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)].map(([row]) => row);

test('pages: A4, margins of Decree 30, one portrait section and two landscape ones', () => {
  const sections = [...document.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([xml]) => xml);
  assert.equal(sections.length, 3);
  const twips = (xml: string, name: string): number =>
    Math.round((Number(new RegExp(`w:${name}="(\\d+)"`).exec(xml)?.[1]) * 25.4) / 1440);
  for (const [index, xml] of sections.entries()) {
    const margin = /<w:pgMar[^>]*>/.exec(xml)?.[0] ?? '';
    assert.deepEqual(
      ['top', 'bottom', 'left', 'right'].map((side) => twips(margin, side)),
      [20, 20, 30, 15],
    );
    const size = /<w:pgSz[^>]*>/.exec(xml)?.[0] ?? '';
    const page = [twips(size, 'w'), twips(size, 'h')];
    assert.deepEqual(page, index === 0 ? [210, 297] : [297, 210]);
    assert.equal(size.includes('landscape'), index > 0);
    assert(xml.includes('<w:titlePg/>'), 'the first page has a head of its own');
    assert(/<w:pgNumType[^>]*w:start="1"/.test(xml), 'every appendix counts its own pages');
  }
});

test('the page number stands centred in the head, and in no first-page head', () => {
  const heads = Object.entries(parts).filter(([name]) => /^word\/header\d+\.xml$/.test(name));
  assert.equal(heads.length, 6);
  const numbered = heads.filter(([, xml]) => xml.includes('PAGE'));
  assert.equal(numbered.length, 3);
  for (const [, xml] of numbered) assert(xml.includes('<w:jc w:val="center"/>'));
  const relations = parts['word/_rels/document.xml.rels'] ?? '';
  for (const [, id] of document.matchAll(/<w:headerReference w:type="first" r:id="([^"]+)"/g)) {
    const file =
      new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1] ??
      new RegExp(`Target="([^"]+)"[^>]*Id="${id}"`).exec(relations)?.[1];
    assert(!(parts[`word/${file}`] ?? 'PAGE').includes('PAGE'), `${id} ${file}`);
  }
});

test('styles: Times New Roman, 14 points, Vietnamese, headings in black', () => {
  const styles = parts['word/styles.xml'] ?? '';
  assert(/<w:rFonts[^>]*w:ascii="Times New Roman"/.test(styles));
  assert(styles.includes('<w:sz w:val="28"/>'));
  assert(/<w:lang [^>]*w:val="vi-VN"/.test(styles));
  assert(count(document, /<w:pStyle w:val="Heading1"\/>/g) === 4 + 2, 'four parts, two appendices');
  assert(count(document, /<w:pStyle w:val="Heading2"\/>/g) >= 6 + 3 + 2, 'clauses are headings');
  const body = /<w:style [^>]*w:styleId="Body".*?<\/w:style>/s.exec(styles)?.[0] ?? '';
  assert(/w:firstLine="720"/.test(body) && /<w:jc w:val="both"\/>/.test(body));
  assert(/w:after="120"/.test(body), 'six points between paragraphs');
});

test('the head says who, what number, where and when', () => {
  const head = textOf(tables[0] ?? '');
  for (const line of [
    'ỦY BAN NHÂN DÂN',
    'THÀNH PHỐ HUẾ',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Huế, ngày 05 tháng 10 năm 2026',
  ]) {
    assert(head.includes(line), line);
  }
  assert(/Số:\s+\/BC-UBND/.test(head));
  assert(!document.includes('w:val="dotted"'));
  assert(boldWidth('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 13) < (103 / 25.4) * 72, 'one line');
});

test('the rule under the motto is as long as the motto', () => {
  const right = (103 / 25.4) * 1440;
  const motto = boldWidth('Độc lập - Tự do - Hạnh phúc', 14) * 20;
  const rules = [...(tables[0] ?? '').matchAll(/<w:ind w:left="(\d+)" w:right="(\d+)"\/>/g)];
  assert.equal(rules.length, 2);
  assert(Math.abs(right - 2 * Number(rules[1]?.[1]) - motto) < 4);
  const left = (62 / 25.4) * 1440;
  const share = (left - 2 * Number(rules[0]?.[1])) / (boldWidth('THÀNH PHỐ HUẾ', 13) * 20);
  assert(share >= 1 / 3 && share <= 1 / 2, String(share));
});

test('Phụ lục I: 51 targets in six groups, the head repeats, no row is broken', () => {
  const rows = rowsOf(targets);
  assert.equal(rows.length, 2 + 6 + 51);
  assert.equal(rows.filter((row) => row.includes('<w:tblHeader/>')).length, 2);
  assert.equal(rows.filter((row) => row.includes('<w:cantSplit/>')).length, rows.length);
  const numbers = rows.slice(2).map((row) => textOf(row).split('\n')[0]);
  assert.deepEqual(
    numbers.filter((text) => /^\d+$/.test(text ?? '')),
    catalogue.targets.map((target) => String(target.number)),
  );
  assert.deepEqual(
    numbers.filter((text) => !/^\d+$/.test(text ?? '')),
    ['I', 'II', 'III', 'IV', 'V', 'VI'],
  );
  const sizes = new Set([...targets.matchAll(/<w:sz w:val="(\d+)"\/>/g)].map((match) => match[1]));
  assert.deepEqual([...sizes], ['20']);
  assert(count(document, /<w:tblCaption /g) === 2);
});

test('Phụ lục II: every indicator with a receipt code', () => {
  const rows = rowsOf(sources);
  assert.equal(rows.length, 1 + 6 + catalogue.indicators.length);
  assert.equal(
    count(sources, /[\w-]+~46~2026-09~(period|year)~[ac]~\d+/g),
    catalogue.indicators.length,
  );
});

test('an open year stands over both columns, a printed pair in its own', () => {
  const row = (number: number): string =>
    rowsOf(targets).find((each) => textOf(each).startsWith(`${number}\n`)) ?? '';
  assert(
    row(6).includes('<w:gridSpan w:val="2"/>') && textOf(row(6)).includes('95 (chưa xác định năm)'),
  );
  assert(!row(5).includes('gridSpan') && textOf(row(5)).includes('80\n90'));
  assert(textOf(row(24)).includes('≥80\n100'), 'comparators as printed');
});

test('the text has its four parts, letters its points and ends as a report ends', () => {
  const text = textOf(document);
  for (const line of [
    'I. TÌNH HÌNH CHUNG',
    'II. KẾT QUẢ THỰC HIỆN THEO TỪNG NHÓM MỤC TIÊU',
    'III. KHÓ KHĂN, NGUYÊN NHÂN',
    'IV. NHIỆM VỤ KỲ TỚI VÀ KIẾN NGHỊ',
    'TM. ỦY BAN NHÂN DÂN',
    'Nơi nhận:',
    '- Lưu: VT.',
    'Phụ lục I',
    'Phụ lục II',
  ]) {
    assert(text.includes(line), line);
  }
  assert(/\(Kèm theo Báo cáo số\s+\/BC-UBND ngày 05 tháng 10 năm 2026 của Ủy ban/.test(text));
  assert(text.includes('\nđ) ') && !/\n[fjwz]\) /.test(text));
  assert(text.includes('./.'));
  assert(!/undefined|null|NaN|\d\.\d%/.test(text), 'no raw numbers');
});

test('every target is told once under its group', () => {
  const { body } = writeReport(input);
  const from = body.findIndex(({ text }) => text.startsWith('II. '));
  const to = body.findIndex(({ text }) => text.startsWith('III. '));
  const told = body
    .slice(from, to)
    .flatMap(({ text }) => /^- Mục tiêu số (\d+) - /.exec(text)?.[1] ?? []);
  assert.deepEqual(
    told.map(Number).sort((a, b) => a - b),
    catalogue.targets.map((target) => target.number),
  );
});

test('simulated figures say so on every page; a real instance says nothing of it', async () => {
  const notes = (file: Record<string, string>): number =>
    Object.entries(file).filter(([name, xml]) => name.includes('footer') && xml.includes(SIMULATED))
      .length;
  assert.equal(notes(parts), 6);
  const real = partsOf(await renderReport(sampleReport(catalogue, { simulated: false })));
  assert.equal(notes(real), 0);
  assert(!JSON.stringify(real).includes('mô phỏng'));
});

test('a unit may issue the report under the People’s Committee', async () => {
  const office = standingOffice('Sở Khoa học và Công nghệ', 'BC-SKHCN', 'Giám đốc');
  const file = partsOf(await renderReport({ ...input, office }));
  const text = textOf(file['word/document.xml'] ?? '');
  assert(text.startsWith('ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ\nSỞ KHOA HỌC VÀ CÔNG NGHỆ'));
  assert(text.includes('/BC-SKHCN') && text.includes('GIÁM ĐỐC'));
  assert.notEqual(office.recipients, CITY_OFFICE.recipients);
});

test('properties: title, language, and dates of the document, not of the clock', () => {
  const core = parts['docProps/core.xml'] ?? '';
  assert(core.includes('<dc:title>Báo cáo kết quả thực hiện'));
  assert(core.includes('<dc:language>vi-VN</dc:language>'));
  assert.equal(count(core, />2026-10-05T00:00:00Z</g), 2);
});

test('the same input gives the same bytes, as .docx and as .xlsx', async () => {
  const sheets = await renderReportSheets(input);
  await new Promise((resolve) => setTimeout(resolve, 2100));
  assert.deepEqual(await renderReport(input), bytes);
  assert.deepEqual(await renderReportSheets(input), sheets);
});

test('the workbook holds the same tables, numbers as numbers', async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await renderReportSheets(input)).buffer as ArrayBuffer);
  assert.deepEqual(
    workbook.worksheets.map((sheet) => sheet.name),
    ['Phụ lục I', 'Phụ lục II'],
  );
  const first = workbook.worksheets[0];
  const numbers = first?.getColumn(1).values.filter((value) => typeof value === 'number');
  assert.deepEqual(
    numbers,
    catalogue.targets.map((target) => target.number),
  );
});

const office = spawnSync('soffice', ['--version']).status === 0;
const missing = office ? false : 'LibreOffice (soffice) is not installed';

test('LibreOffice opens it, with the page numbers where they belong', { skip: missing }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  try {
    writeFileSync(join(folder, 'r.docx'), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const run = spawnSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'r.docx')],
      { timeout: 120_000 },
    );
    assert.equal(run.status, 0, String(run.stderr));
    const pdf = readFileSync(join(folder, 'r.pdf'));
    const pages = count(pdf.toString('latin1'), /\/Type\s*\/Page[^s]/g);
    assert(pages >= 12 && pages <= 35, `${pages} pages`);
    const read = (page: number): string =>
      spawnSync('pdftotext', ['-f', `${page}`, '-l', `${page}`, join(folder, 'r.pdf'), '-'], {
        encoding: 'utf8',
      }).stdout ?? '';
    if (read(1) === '') return;
    assert(read(1).trimStart().startsWith('ỦY BAN NHÂN DÂN'), 'no number on the first page');
    assert.match(read(2), /^2\n/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
