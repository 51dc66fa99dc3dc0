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
} from 'docx';
import { cell, docx, draftOf, type Spec, short, table } from '../../../test/office-files.ts';

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

interface Group {
  readonly code: string;
  readonly name: string;
}

interface Transcribed {
  readonly number: number;
  readonly name: string;
  readonly unit: string | null;
  readonly goals: readonly { readonly text: string }[];
  readonly leads: readonly string[];
  readonly coordinators: readonly string[];
}

function cellsOf(target: Transcribed): readonly Spec[] {
  const texts = target.goals.map((goal) => goal.text);
  const [first = '', second = ''] = texts.length === 1 ? ['', ...texts] : texts;
  const agencies = [target.leads.join(', '), target.coordinators.join(', ')];
  return [String(target.number), target.name, target.unit ?? '', first, second, ...agencies];
}

test('.docx of the real appendix: each of the 51 rows, 28 single values in their column', async () => {
  const { targets, programme } = JSON.parse(
    readFileSync('catalogue/appendix-322.expected.json', 'utf8'),
  );
  const rows: (readonly Spec[])[] = [...twoRowHead];
  for (const [i, target] of targets.entries()) {
    if (target.group !== targets[i - 1]?.group) {
      const { code, name } = programme.groups.find((one: Group) => one.code === target.group);
      rows.push([code, { text: name, span: 6 }]);
    }
    rows.push(cellsOf(target));
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
