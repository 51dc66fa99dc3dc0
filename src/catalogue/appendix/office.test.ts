import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import excel from 'exceljs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import type { Draft } from './draft.ts';
import { readAppendix } from './read-appendix.ts';

const known = { units: [] };

async function draftOf(bytes: Uint8Array, name: string): Promise<Draft> {
  const reading = await readAppendix(bytes, name, known);
  assert.equal(reading.kind, 'draft', JSON.stringify(reading).slice(0, 300));
  return reading as Draft;
}

const codeOf = async (bytes: Uint8Array, name = 'tep.docx'): Promise<string> => {
  const reading = await readAppendix(bytes, name, known);
  return reading.kind === 'refusal' ? reading.code : reading.kind;
};

const short = (draft: Draft): readonly string[] =>
  draft.targets.map((t) =>
    [
      `${t.group ?? ''}/${t.number}`,
      t.name,
      t.unit ?? '',
      t.goals.map((g) => `${g.year ?? '?'} ${g.comparator} ${g.value}`).join('; '),
      t.leads.map((u) => u.name).join('; '),
      t.coordinators.map((u) => u.name).join('; '),
    ].join(' | '),
  );

type Spec =
  | string
  | {
      readonly text: string;
      readonly span?: number;
      readonly rows?: number;
      readonly below?: boolean;
    };

const paragraphs = (text: string): Paragraph[] =>
  text.split('\n').map((line) => new Paragraph({ children: [new TextRun(line)] }));

function cell(spec: Spec): TableCell {
  if (typeof spec === 'string') return new TableCell({ children: paragraphs(spec) });
  return new TableCell({
    children: paragraphs(spec.text),
    ...(spec.span ? { columnSpan: spec.span } : {}),
    ...(spec.rows ? { rowSpan: spec.rows } : {}),
    ...(spec.below ? { verticalMerge: VerticalMergeType.CONTINUE } : {}),
  });
}

const table = (rows: readonly (readonly Spec[])[]): Table =>
  new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cell) })) });

async function docx(before: readonly string[], tables: readonly Table[]): Promise<Uint8Array> {
  const children = [
    ...before.map((text) => new Paragraph({ children: [new TextRun(text)] })),
    ...tables.flatMap((one) => [one, new Paragraph({ text: '' })]),
  ];
  const doc = new Document({ sections: [{ children }] });
  return new Uint8Array(await Packer.toBuffer(doc));
}

const preamble = [
  'Phụ lục',
  'MỤC TIÊU CHUYỂN ĐỔI SỐ TỈNH ĐỒNG THÁP GIAI ĐOẠN 2026 - 2030',
  '(Kèm theo Quyết định số 318/QĐ-UBND ngày 12 tháng 3 năm 2026 của UBND tỉnh Đồng Tháp)',
];

const twoRowHead: readonly (readonly Spec[])[] = [
  [
    { text: 'STT', rows: 2 },
    { text: 'Chỉ tiêu', rows: 2 },
    { text: 'ĐVT', rows: 2 },
    { text: 'Mục tiêu', span: 2 },
    { text: 'Cơ quan\nchủ trì', rows: 2 },
    { text: 'Cơ quan phối hợp', rows: 2 },
  ],
  ['Năm 2026', 'Năm 2030'],
];

test('.docx: two-row head, groups over all columns, a table on each page, a single value in its column', async () => {
  const pageOne = table([
    ...twoRowHead,
    ['I', { text: 'Chính quyền số', span: 6 }],
    [
      '1',
      'Tỷ lệ hồ sơ trực tuyến',
      '%',
      '70',
      '≥ 90',
      'Sở Khoa học và Công nghệ',
      '- Văn phòng UBND tỉnh;\n- Các sở, ban, ngành',
    ],
    ['2', 'Tỷ lệ hồ sơ số hóa', '%', '', '100', 'Văn phòng UBND tỉnh', '-'],
  ]);
  const pageTwo = table([
    ...twoRowHead,
    ['3', 'Số dịch vụ kết nối', 'Dịch vụ', '12', '-', 'Công an tỉnh\nSở Y tế', ''],
    ['II', { text: 'Xã hội số', span: 6 }],
    [
      '4',
      'Xây dựng kho dữ liệu dùng chung',
      '',
      '',
      '',
      'Sở Khoa học và Công nghệ',
      'Công an tỉnh',
    ],
  ]);
  const draft = await draftOf(await docx(preamble, [pageOne, pageTwo]), 'a.docx');
  assert.deepEqual(short(draft), [
    'I/1 | Tỷ lệ hồ sơ trực tuyến | % | 2026 >= 70; 2030 >= 90 | Sở Khoa học và Công nghệ | Văn phòng UBND tỉnh; Các sở, ban, ngành',
    'I/2 | Tỷ lệ hồ sơ số hóa | % | 2030 >= 100 | Văn phòng UBND tỉnh | ',
    'I/3 | Số dịch vụ kết nối | Dịch vụ | 2026 >= 12 | Công an tỉnh; Sở Y tế | ',
    'II/4 | Xây dựng kho dữ liệu dùng chung |  |  | Sở Khoa học và Công nghệ | Công an tỉnh',
  ]);
  assert.deepEqual(draft.programme.legalBasis, {
    number: '318/QĐ-UBND',
    date: '2026-03-12',
    issuer: 'UBND tỉnh Đồng Tháp',
  });
  assert.equal(draft.programme.title, preamble[1]);
  assert.deepEqual(
    draft.programme.groups.map((group) => group.code),
    ['I', 'II'],
  );
  assert.ok(draft.targets.flatMap((t) => t.goals).every((goal) => goal.standing === 'confirmed'));
  assert.equal(draft.targets[0]?.source.line, 4, 'the row of the table');
});

test('.docx: letterhead table before, cells merged downward, a row without number, another head order', async () => {
  const letterhead = table([['UBND TỈNH CÀ MAU', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']]);
  const targets = table([
    [
      'TT',
      'Đơn vị thực hiện',
      'Nội dung chỉ tiêu',
      'Năm 2025',
      'Năm 2027',
      'Giai đoạn 2025-2030',
      'Đơn vị tính',
    ],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
    ['A', { text: 'HẠ TẦNG', span: 6 }],
    [
      '1',
      { text: 'Sở Công Thương', rows: 2 },
      'Sản lượng điện',
      '1.250,5',
      '1.400',
      'Trên 2.000',
      'Triệu kWh',
    ],
    ['2', 'Tỷ lệ hộ dùng điện', '99', '99,5', '100', '%'],
    ['3', 'Sở Y tế', 'Số giường bệnh trên vạn dân', 'tối thiểu 30', '32', '35', 'Giường'],
    ['', '', '- Trong đó: công lập', '20', '22', '25', 'Giường'],
  ]);
  const draft = await draftOf(await docx([], [letterhead, targets]), 'b.docx');
  assert.deepEqual(short(draft), [
    'A/1 | Sản lượng điện | Triệu kWh | 2025 >= 1250.5; 2027 >= 1400; phase > 2000 | Sở Công Thương | ',
    'A/2 | Tỷ lệ hộ dùng điện | % | 2025 >= 99; 2027 >= 99.5; phase >= 100 | Sở Công Thương | ',
    'A/3 | Số giường bệnh trên vạn dân | Giường | 2025 >= 30; 2027 >= 32; phase >= 35 | Sở Y tế | ',
    'A/3.1 | Trong đó: công lập | Giường | 2025 >= 20; 2027 >= 22; phase >= 25 |  | ',
  ]);
  assert.ok(draft.ambiguities.some((one) => one.target === '3.1' && one.field === 'number'));
  assert.ok(
    draft.ambiguities.some(
      (one) => one.field === 'programme' && one.why.includes('tên chương trình'),
    ),
  );
});

test('.docx: rows numbered by Word itself', async () => {
  const numbered = (text: string): TableCell =>
    new TableCell({
      children: [new Paragraph({ text, numbering: { reference: 'rows', level: 0 } })],
    });
  const rows = [
    new TableRow({
      children: ['STT', 'Mục tiêu', 'Đơn vị tính', 'Năm 2028', 'Cơ quan chủ trì'].map(cell),
    }),
    ...['Tỷ lệ thanh toán trực tuyến', 'Tỷ lệ chứng thực điện tử'].map(
      (name) =>
        new TableRow({ children: [numbered(''), ...[name, '%', '80', 'Sở Tư pháp'].map(cell)] }),
    ),
  ];
  const doc = new Document({
    numbering: {
      config: [
        {
          reference: 'rows',
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT },
          ],
        },
      ],
    },
    sections: [{ children: [new Table({ rows })] }],
  });
  const draft = await draftOf(new Uint8Array(await Packer.toBuffer(doc)), 'c.docx');
  assert.deepEqual(
    draft.targets.map((t) => [t.number, t.name, t.goals[0]?.year]),
    [
      [1, 'Tỷ lệ thanh toán trực tuyến', 2028],
      [2, 'Tỷ lệ chứng thực điện tử', 2028],
    ],
  );
});

test('.docx: one column for both roles', async () => {
  const targets = table([
    ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Đến năm 2030', 'Cơ quan chủ trì, phối hợp'],
    [
      '1',
      'Tỷ lệ xã đạt chuẩn',
      '%',
      '80',
      'Chủ trì: Sở Nông nghiệp và Môi trường; Phối hợp: UBND các xã, Sở Tài chính',
    ],
  ]);
  const draft = await draftOf(await docx(preamble, [targets]), 'd.docx');
  assert.deepEqual(short(draft), [
    '/1 | Tỷ lệ xã đạt chuẩn | % | 2030 >= 80 | Sở Nông nghiệp và Môi trường | UBND các xã; Sở Tài chính',
  ]);
});

test('.docx of the real appendix: each of the 51 rows, 28 single values in their column', async () => {
  const { targets, programme } = JSON.parse(
    readFileSync('catalogue/appendix-322.expected.json', 'utf8'),
  );
  let group = '';
  const rows: (readonly Spec[])[] = [...twoRowHead];
  for (const target of targets) {
    if (target.group !== group) {
      group = target.group;
      const { name } = programme.groups.find((one: { code: string }) => one.code === group);
      rows.push([group, { text: name, span: 6 }]);
    }
    const texts = target.goals.map((goal: { text: string }) => goal.text);
    const [first, second] = texts.length === 1 ? ['', texts[0]] : texts;
    const agencies = [target.leads.join(', '), target.coordinators.join(', ')];
    rows.push([
      String(target.number),
      target.name,
      target.unit ?? '',
      first ?? '',
      second ?? '',
      ...agencies,
    ]);
  }
  const draft = await draftOf(await docx(preamble, [table(rows)]), 'e.docx');
  assert.equal(draft.targets.length, 51);
  for (const [i, want] of targets.entries()) {
    const got = draft.targets[i];
    assert.deepEqual(
      [
        got?.number,
        got?.group,
        got?.name,
        got?.unit,
        got?.kind,
        got?.leads.map((u) => u.name),
        got?.coordinators.map((u) => u.name),
      ],
      [want.number, want.group, want.name, want.unit, want.kind, want.leads, want.coordinators],
    );
    const year = want.goals.length === 1 ? 2030 : 2026;
    if (want.goals.length > 0) assert.equal(got?.goals[0]?.year, year);
  }
});

async function xlsx(fill: (sheet: excel.Worksheet) => void): Promise<Uint8Array> {
  const workbook = new excel.Workbook();
  fill(workbook.addWorksheet('Phụ lục'));
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

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

test('a wrong extension does not matter; the bytes do', async () => {
  const bytes = await docx(preamble, [
    table([
      ['STT', 'Chỉ tiêu', 'Năm 2030'],
      ['1', 'Tỷ lệ', '80%'],
    ]),
  ]);
  assert.equal((await draftOf(bytes, 'phu-luc.xlsx')).targets.length, 1);
});

test('files that must not be opened are refused with a reason', async () => {
  const plain = await docx(
    ['Công văn'],
    [
      table([
        ['STT', 'Họ tên'],
        ['1', 'A'],
      ]),
    ],
  );
  assert.equal(await codeOf(plain), 'no-table');
  const office = (parts: Record<string, string | Uint8Array>): Uint8Array =>
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, data]) => [
          name,
          typeof data === 'string' ? strToU8(data) : data,
        ]),
      ),
    );
  assert.equal(
    await codeOf(office({ 'word/document.xml': '<w:document/>', 'word/vbaProject.bin': 'x' })),
    'macro',
  );
  const macroType =
    '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>';
  assert.equal(
    await codeOf(
      office({ '[Content_Types].xml': macroType, 'word/document.xml': '<w:document/>' }),
    ),
    'macro',
  );
  assert.equal(await codeOf(office({ 'readme.txt': 'x' })), 'wrong-type');
  assert.equal(await codeOf(office({ 'xl/workbook.xml': '<broken' })), 'damaged');
  const zeros = new Uint8Array(60 * 1024 * 1024);
  assert.equal(await codeOf(office({ 'word/document.xml': zeros })), 'zip-bomb');
  assert.equal(await codeOf(plain.subarray(0, plain.length / 2)), 'damaged');
  const cfb = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const stream = new Uint8Array(Buffer.from('EncryptedPackage', 'utf16le'));
  const locked = new Uint8Array(4096);
  locked.set(cfb);
  locked.set(stream, 1536);
  assert.equal(await codeOf(locked, 'khoa.xlsx'), 'encrypted');
  const old = new Uint8Array(2048);
  old.set(cfb);
  assert.equal(await codeOf(old, 'cu.doc'), 'old-office');
});

test('an archive that lies about its sizes does not unpack without bound', async () => {
  const honest = zipSync({ 'xl/workbook.xml': new Uint8Array(120 * 1024 * 1024) });
  const view = new DataView(honest.buffer, honest.byteOffset);
  for (let at = 0; at < honest.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 1000, true);
  }
  assert.equal(await codeOf(honest), 'zip-bomb');
});

test('damaged office files give a draft or a refusal', async () => {
  const whole = await docx(preamble, [
    table([
      ['STT', 'Chỉ tiêu', 'Năm 2030'],
      ['1', 'Tỷ lệ', '80%'],
    ]),
  ]);
  const sheet = await xlsx((one) => {
    one.addRow(['STT', 'Chỉ tiêu', 'Năm 2030']);
    one.addRow([1, 'Tỷ lệ', 80]);
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(whole, sheet),
      fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
        maxLength: 8,
      }),
      async (file, edits) => {
        const bytes = file.slice();
        for (const [at, byte] of edits) bytes[Math.floor(at * bytes.length)] = byte;
        const reading = await readAppendix(bytes, 'x', known);
        assert.ok(reading.kind === 'draft' || reading.message.length > 10);
      },
    ),
    { numRuns: 60 },
  );
});
