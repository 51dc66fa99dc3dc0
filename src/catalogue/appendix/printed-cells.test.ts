import assert from 'node:assert/strict';
import test from 'node:test';
import type { Draft, KnownUnit } from './draft.ts';
import { readAppendix } from './read-appendix.ts';

async function draftOf(text: string, units: readonly KnownUnit[] = []): Promise<Draft> {
  const reading = await readAppendix(new TextEncoder().encode(text), 'a.txt', { units });
  assert(reading.kind === 'draft', JSON.stringify(reading).slice(0, 200));
  return reading;
}

const UNITS: readonly KnownUnit[] = [
  { code: 'cap-xa', name: 'UBND cấp xã', aliases: ['UBND các xã, phường'] },
  { code: 'bhxh', name: 'BHXH thành phố', aliases: ['Bảo hiểm xã hội thành phố', 'BHXH TP'] },
  { code: 'vp', name: 'Văn phòng UBND thành phố', aliases: [] },
  { code: 'cong-an', name: 'Công an thành phố', aliases: ['CATP'] },
  { code: 'thong-ke', name: 'Thống kê thành phố', aliases: ['Thống kê'] },
];

const NAMES: readonly (readonly [printed: string, code: string, name: string])[] = [
  ['UBND các xã, phường', 'cap-xa', 'UBND các xã, phường'],
  ['Bảo hiểm xã hội thành\nphố', 'bhxh', 'Bảo hiểm xã hội thành phố'],
  ['BHXH TP', 'bhxh', 'BHXH thành phố'],
  ['Văn phòng UBNDTP', 'vp', 'Văn phòng UBND thành phố'],
  ['CATP', 'cong-an', 'Công an thành phố'],
  ['Thống kê', 'thong-ke', 'Thống kê'],
];

/** Two plain rows around the one in question. */
const around = (row: string, title = 'MỤC TIÊU GIAI ĐOẠN 2026 - 2030', years = '2027 2030') =>
  `PHỤ LỤC\n${title}
STT Mục tiêu cụ thể Đơn vị tính ${years.replace(/\d+/g, 'Năm $&')} Đơn vị chủ trì Đơn vị phối hợp
1 Tỷ lệ hồ sơ trực tuyến % ${years.replace(/20/g, '')} Sở Tư pháp Sở Xây dựng
2 ${row}
3 Tỷ lệ hồ sơ số hóa % ${years.replace(/20/g, '')} Sở Y tế Sở Nội vụ\n`;

for (const [printed, code, name] of NAMES) {
  test(`a unit keeps its printed name unless it is an abbreviation: ${code} «${name}»`, async () => {
    const text = around(`Tỷ lệ cơ quan kết nối % 70 90 Sở Tài chính\n${printed}`);
    const draft = await draftOf(text, UNITS);
    assert.deepEqual(draft.targets[1]?.coordinators, [{ code, name }]);
  });
}

const PHASES: readonly (readonly [title: string, years: string, phase: string, why: string])[] = [
  ['MỤC TIÊU ĐẾN NĂM 2030', '2025 2027 2030', '2025-2030', 'Năm bắt đầu (2025)'],
  ['MỤC TIÊU GIAI ĐOẠN 2026 - 2030', '2025 2027', '2026-2030', ''],
  ['MỤC TIÊU TỪ NĂM 2026 ĐẾN NĂM 2030', '2027 2029', '2026-2030', ''],
  ['MỤC TIÊU NĂM 2026, ĐỊNH HƯỚNG 2030', '2026 2030', '2026-2030', ''],
  ['MỤC TIÊU NĂM 2026', '2026 2028', '2026-2028', 'Năm kết thúc (2028)'],
  ['MỤC TIÊU ĐỀ ÁN', '2026 2028', '2026-2028', 'Không thấy giai đoạn'],
];

for (const [title, years, phase, why] of PHASES) {
  test(`the phase of «${title}» over ${years}`, async () => {
    const row = `Tỷ lệ cơ quan % ${years.replace(/20/g, '')} Sở Tài chính Sở Nội vụ`;
    const { programme, ambiguities } = await draftOf(around(row, title, years));
    assert.equal(`${programme.start}-${programme.end}`, phase);
    const whys = ambiguities
      .filter((one) => one.field === 'programme')
      .map((one) => one.why)
      .filter((text) => /^Năm |giai đoạn/.test(text));
    assert.equal(whys.length, why ? 1 : 0);
    assert.ok(whys.every((text) => text.startsWith(why)));
  });
}

for (const value of ['Hoàn thành', 'Đạt', 'Có', 'Đã hoàn thành', 'Đạt Hoàn thành', '- Có']) {
  test(`a value in words is no part of the name: «${value}»`, async () => {
    const { targets, ambiguities } = await draftOf(
      around(`Xây dựng kho dữ liệu dùng chung ${value} Sở Tài chính Sở Nội vụ`),
    );
    const [, row] = targets;
    assert.equal(row?.name, 'Xây dựng kho dữ liệu dùng chung');
    assert.deepEqual([row?.kind, row?.unit, row?.goals], ['milestone', null, []]);
    assert.deepEqual(
      row?.leads.map(({ name }) => name),
      ['Sở Tài chính'],
    );
    const own = ambiguities.filter((one) => one.target === 2 && one.field === 'goals');
    assert.ok(own.length > 0);
    assert.ok(own.every(({ line, why }) => line === 5 && why.includes('giá trị bằng chữ')));
  });
}

test('«100% hoàn thành» is a number with words, for a person to settle', async () => {
  const { targets, ambiguities } = await draftOf(
    around('Xây dựng kho dữ liệu dùng chung 100% hoàn thành Sở Tài chính Sở Nội vụ'),
  );
  assert.equal(targets[1]?.name, 'Xây dựng kho dữ liệu dùng chung');
  assert.equal(targets[1]?.goals[0]?.text, '100% hoàn thành');
  assert.ok(ambiguities.some((one) => one.target === 2 && one.why.includes('kèm lời')));
});
