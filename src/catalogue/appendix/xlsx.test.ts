import assert from 'node:assert/strict';
import test from 'node:test';
import { draftOf, short, xlsx } from '../../../test/office-files.ts';

test('.xlsx: merged head, numbers with formats, rich text, formulas, groups, repeated head', async () => {
  const bytes = await xlsx((sheet) => {
    sheet.addRow(['PHỤ LỤC II']);
    sheet.addRow(['CHỈ TIÊU ĐỀ ÁN 06 TỈNH TUYÊN QUANG GIAI ĐOẠN 2027-2029']);
    sheet.addRow(['(Kèm theo Kế hoạch số 99/KH-UBND ngày 3/4/2026 của UBND tỉnh Tuyên Quang)']);
    sheet.addRow([]);
    sheet.addRow([
      'STT',
      'Mục tiêu cụ thể',
      'Đơn vị tính',
      'Mục tiêu',
      null,
      null,
      'Đơn vị chủ trì',
      'Đơn vị phối hợp',
    ]);
    sheet.addRow([null, null, null, 'Năm 2027', 'Năm 2028', 'Năm 2029']);
    for (const column of ['A', 'B', 'C', 'G', 'H']) sheet.mergeCells(`${column}5:${column}6`);
    sheet.mergeCells('D5:F5');
    sheet.addRow(['I', 'Dịch vụ công']);
    sheet.mergeCells('B7:H7');
    sheet.addRow([
      1,
      'Tỷ lệ hồ sơ trực tuyến',
      '%',
      0.7,
      0.8,
      0.925,
      'Sở Tư pháp',
      'Các sở, ban, ngành',
    ]);
    for (const column of ['D', 'E', 'F']) sheet.getCell(`${column}8`).numFmt = '0.0%';
    sheet.addRow([
      2,
      'Số tài khoản',
      'Tài khoản',
      null,
      400000,
      { formula: 'E9*2', result: 800000 },
      'Công an tỉnh',
    ]);
    sheet.getCell('E9').numFmt = '#,##0';
    sheet.addRow([
      'STT',
      'Mục tiêu cụ thể',
      'Đơn vị tính',
      'Năm 2027',
      'Năm 2028',
      'Năm 2029',
      'Đơn vị chủ trì',
      'Đơn vị phối hợp',
    ]);
    sheet.addRow([
      3,
      { richText: [{ text: 'Thời gian ' }, { text: 'xử lý' }] },
      'Giờ',
      'tối đa 48',
      '≤ 36',
      'dưới 24',
      'Văn phòng UBND tỉnh',
      'Sở Nội vụ, Sở Tài chính',
    ]);
    sheet.addRow(['II', 'Khác']);
    sheet.mergeCells('B12:H12');
    sheet.addRow([4, 'Chỉ số hài lòng', '%', 85.5, 90, '-', 'Sở Nội vụ', null]);
  });
  const draft = await draftOf(bytes, 'a.xlsx');
  assert.deepEqual(short(draft), [
    'I/1 | Tỷ lệ hồ sơ trực tuyến | % | 2027 >= 70; 2028 >= 80; 2029 >= 92.5 | Sở Tư pháp | Các sở, ban, ngành',
    'I/2 | Số tài khoản | Tài khoản | 2028 >= 400000; 2029 >= 800000 | Công an tỉnh | ',
    'I/3 | Thời gian xử lý | Giờ | 2027 <= 48; 2028 <= 36; 2029 < 24 | Văn phòng UBND tỉnh | Sở Nội vụ; Sở Tài chính',
    'II/4 | Chỉ số hài lòng | % | 2027 >= 85.5; 2028 >= 90 | Sở Nội vụ | ',
  ]);
  assert.equal(draft.targets[1]?.goals[0]?.text, '400.000');
  assert.equal(draft.targets[0]?.source.line, 8, 'the row of the sheet');
  assert.deepEqual([draft.programme.start, draft.programme.end], [2027, 2029]);
  assert.equal(draft.programme.legalBasis?.number, '99/KH-UBND');
});

test('.xlsx: a value merged over two years is not placed', async () => {
  const bytes = await xlsx((sheet) => {
    sheet.addRow(['TT', 'Chỉ tiêu', 'ĐVT', '2026', '2027', 'Cơ quan chủ trì']);
    sheet.addRow(['1.1', 'Tỷ lệ sẵn sàng', '%', 99.9, null, 'Sở Khoa học và Công nghệ']);
    sheet.mergeCells('D2:E2');
  });
  const draft = await draftOf(bytes, 'b.xlsx');
  assert.deepEqual(short(draft), [
    '/1.1 | Tỷ lệ sẵn sàng | % | ? >= 99.9 | Sở Khoa học và Công nghệ | ',
  ]);
  assert.equal(draft.targets[0]?.goals[0]?.standing, 'unplaced');
});
