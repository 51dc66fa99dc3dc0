import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import type { Draft, KnownUnit, Refusal } from './draft.ts';
import { readAppendix } from './read-appendix.ts';

const read = (bytes: Uint8Array | string, name = 'phu-luc.txt', units: readonly KnownUnit[] = []) =>
  readAppendix(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, name, {
    units,
  });

async function draftOf(bytes: Uint8Array | string): Promise<Draft> {
  const reading = await read(bytes);
  assert.equal(reading.kind, 'draft', JSON.stringify(reading).slice(0, 200));
  return reading as Draft;
}

/** «1 | I | name | % | 2026 >= 50 «50» | leads | coordinators». */
const rowsOf = (draft: Draft): readonly string[] =>
  draft.targets.map((target) =>
    [
      target.number,
      target.group ?? '',
      target.name,
      target.unit ?? '',
      target.goals.map((g) => `${g.year ?? '?'} ${g.comparator} ${g.value} «${g.text}»`).join('; '),
      target.leads.map((unit) => unit.name).join('; '),
      target.coordinators.map((unit) => unit.name).join('; '),
    ].join(' | '),
  );

interface Expected {
  readonly programme: object;
  readonly targets: readonly {
    readonly number: number;
    readonly group: string;
    readonly name: string;
    readonly unit: string | null;
    readonly kind: string;
    readonly goals: readonly { readonly year: number | null; readonly text: string }[];
    readonly leads: readonly string[];
    readonly coordinators: readonly string[];
    readonly line: number;
  }[];
}

const seed = readFileSync('catalogue/source/phu-luc-i-322-kh-ubnd.txt', 'utf8');
const expected: Expected = JSON.parse(readFileSync('catalogue/appendix-322.expected.json', 'utf8'));
const samples = 'src/catalogue/appendix/samples';

test('the appendix of Kế hoạch 322/KH-UBND agrees row by row with the transcription', async () => {
  const draft = await draftOf(seed);
  assert.deepEqual(draft.programme, expected.programme);
  assert.equal(draft.targets.length, 51);
  for (const [i, want] of expected.targets.entries()) {
    const got = draft.targets[i];
    assert.ok(got);
    assert.deepEqual(
      {
        number: got.number,
        group: got.group,
        name: got.name,
        unit: got.unit,
        kind: got.kind,
        goals: got.goals.map(({ why: _, ...goal }) => goal),
        leads: got.leads.map((unit) => unit.name),
        coordinators: got.coordinators.map((unit) => unit.name),
        line: got.source.line,
      },
      want,
    );
  }
});

test('every doubt of the appendix is listed with its line', async () => {
  const { ambiguities, targets } = await draftOf(seed);
  const unplaced = targets.filter(({ goals }) =>
    goals.some((goal) => goal.standing === 'unplaced'),
  );
  assert.equal(unplaced.length, 28);
  for (const target of unplaced) {
    const own = ambiguities.filter((one) => one.target === target.number && one.field === 'goals');
    assert.ok(own.length > 0, `${target.number}: no doubt`);
    assert.ok(own.every((one) => one.line === target.source.line));
  }
  const fields = (number: number): readonly string[] =>
    ambiguities
      .filter((one) => one.target === number && !one.why.startsWith('Đơn vị mới'))
      .map((one) => one.field);
  assert.ok(fields(25).includes('unit'));
  assert.ok(fields(26).includes('unit'));
  assert.ok(fields(35).includes('leads'));
  assert.ok(fields(37).includes('coordinators'));
  assert.ok(fields(44).includes('goals'));
  assert.deepEqual(fields(5), []);
  assert.ok(!ambiguities.some((one) => one.field === 'name'), 'no name of this text is in doubt');
});

const plainRows = (draft: Draft): readonly string[] => rowsOf(draft);
const joined = (text: string): string => text.replace(/[ \t]+$/gmu, '');

/** Breaks each long line once more: the wraps of another page width. */
const narrower = (text: string): string =>
  text.replace(/^(\d+ )?(.{30,70}?) (?=\p{Ll}.{12})/gmu, '$1$2\n');

const fullWidth = (text: string): string =>
  text.replace(/% (\d+) (\d+) /gu, (_, a: string, b: string) => {
    const wide = (n: string): string =>
      [...n].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join('');
    return `％ ${wide(a)} ${wide(b)} `;
  });

const head =
  '\f Mục tiêu\nSTT Mục tiêu cụ thể Đơn vị \n\ntính Năm 2026 Năm 2030\nĐơn vị chủ trì theo dõi Đơn vị phối hợp\n\n';

const variants: readonly (readonly [string, string | Uint8Array])[] = [
  ['CRLF', seed.replaceAll('\n', '\r\n')],
  ['CR only', seed.replaceAll('\n', '\r')],
  ['NFD', seed.normalize('NFD')],
  ['byte order mark', `\ufeff${seed}`],
  ['UTF-16 LE', new Uint8Array(Buffer.from(`\ufeff${seed}`, 'utf16le'))],
  ['UTF-16 LE without mark', new Uint8Array(Buffer.from(seed, 'utf16le'))],
  ['UTF-16 BE', new Uint8Array(Buffer.from(`\ufeff${seed}`, 'utf16le').swap16())],
  ['no-break spaces', seed.replaceAll(' % ', '\u00a0%\u00a0').replaceAll('Sở ', 'Sở\u00a0')],
  ['full-width digits', fullWidth(seed)],
  ['no trailing spaces', joined(seed)],
  ['no blank lines', seed.replace(/\n\n+/g, '\n')],
  ['blank line everywhere', seed.replaceAll('\n', '\n\n')],
  ['more page breaks', seed.replace(/^(?=(7|29|44) )/gmu, head)],
  ['page break inside a row', seed.replace('sơ, giấy tờ đã được', `${head}sơ, giấy tờ đã được`)],
  ['page numbers', seed.replace(/^ Mục tiêu$/gmu, '\n7\n Mục tiêu')],
  ['narrower lines', narrower(joined(seed))],
];

for (const [name, text] of variants) {
  test(`the same appendix: ${name}`, async () => {
    const want = rowsOf(await draftOf(seed));
    const got = rowsOf(await draftOf(text));
    for (const [i, row] of want.entries()) assert.equal(got[i], row);
    assert.equal(got.length, 51);
  });
}

test('narrower lines are really other lines', () => {
  assert.ok(narrower(joined(seed)).split('\n').length > seed.split('\n').length + 60);
});

for (const style of ['raw', 'layout']) {
  test(`the same table printed as PDF and read by pdftotext -${style}`, async () => {
    const draft = await draftOf(readFileSync(`${samples}/phu-luc-322-${style}.txt`));
    const bare = (row: string): string => row.replace(/\| (\?|2026|2030) (?=[^;]*\|)/u, '| ? ');
    const want = plainRows(await draftOf(seed)).map(bare);
    assert.deepEqual(rowsOf(draft).map(bare), want);
    const placed = draft.targets.filter(({ goals }) => goals[0]?.year === 2030).length;
    assert.equal(
      placed,
      style === 'layout' ? 28 : 0,
      'only the layout keeps the column of a single value',
    );
  });
}

const expectedSamples = readFileSync(`${samples}/expected.txt`, 'utf8').split(/^# /mu).slice(1);

for (const block of expectedSamples) {
  const [name = '', ...rows] = block.trimEnd().split('\n');
  test(`another appendix: ${name}`, async () => {
    const got = rowsOf(await draftOf(readFileSync(`${samples}/${name}.txt`)));
    assert.deepEqual(
      got.map((row) => row.trimEnd()),
      rows.map((row) => row.trimEnd()),
    );
  });
}

test('every sample has its transcription', () => {
  const texts = readdirSync(samples).filter((name) =>
    /^(?!phu-luc-322|expected).*\.txt$/.test(name),
  );
  assert.equal(texts.length, expectedSamples.length);
  assert.ok(texts.length >= 8);
});

test('lines of two agency columns that are mixed are listed', async () => {
  const { ambiguities } = await draftOf(readFileSync(`${samples}/gia-lai-xen-ke.txt`));
  const mixed = ambiguities.filter((one) => one.why.includes('xen kẽ')).map((one) => one.target);
  assert.deepEqual(mixed, [1, 2, 4]);
});

test('units of the register give code and name, whatever the spelling', async () => {
  const units: readonly KnownUnit[] = [
    { code: 'vp-ubnd', name: 'Văn phòng UBND thành phố', aliases: [] },
    { code: 'bv-tw-hue', name: 'Bệnh viện Trung ương Huế', aliases: ['Bệnh viện TW Huế'] },
    { code: 'so-khcn', name: 'SỞ KHOA HỌC VÀ CÔNG NGHỆ', aliases: [] },
    { code: 'cac-so', name: 'Các sở, ngành, UBND các địa phương', aliases: [] },
  ];
  const reading = await read(seed, 'a.txt', units);
  assert.equal(reading.kind, 'draft');
  const targets = (reading as Draft).targets;
  assert.deepEqual(targets[0]?.coordinators, [
    { code: 'vp-ubnd', name: 'Văn phòng UBND thành phố' },
  ]);
  assert.equal(targets[13]?.leads[2]?.code, 'bv-tw-hue');
  assert.equal(targets[6]?.leads[0]?.code, 'so-khcn');
  assert.equal(targets[11]?.coordinators[1]?.code, 'cac-so');
  assert.equal(targets[0]?.leads[0]?.code, 'so-tu-phap');
  const asked = (reading as Draft).ambiguities.filter((one) => one.why.startsWith('Đơn vị mới'));
  assert.ok(!asked.some((one) => /Công nghệ|UBNDTP|TW Huế/u.test(one.text)));
  assert.equal(new Set(asked.map((one) => one.text)).size, asked.length, 'asked once each');
});

const codeOf = async (bytes: Uint8Array | string): Promise<Refusal['code'] | 'draft'> => {
  const reading = await read(bytes);
  return reading.kind === 'refusal' ? reading.code : 'draft';
};

test('texts that are no such appendix are refused', async () => {
  assert.equal(await codeOf(''), 'empty-file');
  assert.equal(await codeOf(' \n\n\t'), 'empty-file');
  assert.equal(await codeOf('Kính gửi: Sở Tư pháp\n1 Báo cáo tháng 6\n2 Kiến nghị'), 'no-table');
  assert.equal(await codeOf('STT Họ và tên Chức vụ\n1 Nguyễn Văn A Chuyên viên'), 'no-table');
  assert.equal(await codeOf('STT Mục tiêu Đơn vị tính Năm 2026 Cơ quan chủ trì\n'), 'no-rows');
  assert.equal(await codeOf('%PDF-1.7\n'), 'pdf');
  assert.equal(await codeOf('{\\rtf1 abc}'), 'wrong-type');
  assert.equal(await codeOf('<!DOCTYPE html><html></html>'), 'wrong-type');
  assert.equal(
    await codeOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 1, 2])),
    'wrong-type',
  );
  assert.equal(await codeOf(new Uint8Array(50 * 1024 * 1024).fill(65)), 'too-large');
});

test('columns printed one after another are refused, not guessed', async () => {
  const scrambled = [
    'STT Mục tiêu cụ thể Đơn vị tính Năm 2026 Năm 2030 Đơn vị chủ trì',
    ...[1, 2, 3, 4].flatMap((n) => [
      'Tỷ lệ hồ sơ trực tuyến',
      String(n),
      'trên tổng số hồ sơ',
      '%',
      '80',
    ]),
  ].join('\n');
  assert.equal(await codeOf(scrambled), 'scrambled');
});

test('any bytes give a draft or a refusal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const reading = await read(bytes);
      assert.ok(reading.kind === 'draft' || reading.message.length > 10);
    }),
    { numRuns: 200 },
  );
});

type Edit = (line: string, noise: string) => string;

const edits: Readonly<Record<string, Edit>> = {
  drop: () => '',
  repeat: (line) => `${line}\n${line}`,
  cut: (line) => line.slice(0, line.length / 2),
  swap: (line) => line.split(' ').toReversed().join(' '),
  noise: (line, noise) => line + noise,
};

test('a damaged text of the appendix gives a draft or a refusal', async () => {
  const lines = seed.split('\n').slice(0, 110);
  const edit = fc.record({
    at: fc.nat(lines.length - 1),
    what: fc.constantFrom(...Object.keys(edits)),
    noise: fc.string({ unit: 'grapheme', maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (chosen) => {
      const damaged = [...lines];
      for (const { at, what, noise } of chosen) {
        damaged[at] = edits[what]?.(damaged[at] ?? '', noise) ?? '';
      }
      const text = damaged.join('\n');
      const reading = await read(text);
      if (reading.kind === 'refusal') return assert.ok(reading.message.length > 10);
      const length = text.split('\n').length;
      for (const target of reading.targets) {
        assert.equal(target.kind === 'milestone', target.goals.length === 0);
        assert.ok(target.source.line >= 1 && target.source.line <= length);
      }
    }),
    { numRuns: 40 },
  );
});
