import assert from 'node:assert/strict';
import test from 'node:test';
import { PEOPLE_HEADS, type PeopleReading, readPeople } from './people-rows.ts';

const SETTING = {
  units: new Set(['so-tu-phap', 'so-y-te']),
  targets: new Set([1, 2]),
  usernames: new Set(['le.cu']),
  emails: new Set(['cu@hue.example']),
  today: '2026-09-20',
};

function read(...rows: readonly string[]): PeopleReading {
  const cells = [PEOPLE_HEADS.join('|'), ...rows].map((row) => row.split('|'));
  const reading = readPeople(
    cells.map((one, i) => ({ row: i + 1, cells: one })),
    SETTING,
  );
  assert(reading);
  return reading;
}

test('a person has a row for each right', () => {
  const { fresh, faults } = read(
    'an|Lê An|so-tu-phap|an@hue.example|Cán bộ đầu mối|||QĐ 1',
    'an|Lê An|so-tu-phap|an@hue.example|Chủ trì theo dõi|1, 2|31/12/2026|QĐ 2',
  );
  assert.deepEqual(faults, []);
  assert.equal(fresh.length, 1);
  assert.deepEqual(
    fresh[0]?.grants.map(({ role, targets, validTo }) => [role, targets, validTo]),
    [
      ['reporter', null, null],
      ['lead', [1, 2], '2026-12-31'],
    ],
  );
  assert.match(
    read('an|Lê An|so-y-te||||', 'an|Lê Anh|so-y-te||||').faults[0]?.vi ?? '',
    /đã có ở dòng 2 với họ tên/,
  );
});

test('a role of the whole city is not narrowed to the unit where its person works', () => {
  const { fresh } = read('chi|Lê Chi|so-tu-phap||Cơ quan thường trực|||QĐ 1');
  assert.equal(fresh[0]?.words.unit, 'so-tu-phap');
  assert.deepEqual(fresh[0]?.grants[0]?.unit, null);
});

test('an address that is taken is told with its row, before anything is written', () => {
  const { faults } = read(
    'an|Lê An|so-tu-phap|Cu@hue.example||||',
    'ba|Lê Ba|so-tu-phap|ba@hue.example||||',
    'bo|Lê Bo|so-tu-phap|BA@hue.example||||',
  );
  assert.deepEqual(
    faults.map(({ row }) => row),
    [2, 4],
  );
});

test('accounts that exist stay as they are, however many rows tell of them', () => {
  const row = 'le.cu|Lê Cũ|so-tu-phap|cu@hue.example|Cán bộ đầu mối|||QĐ 1';
  const { present, faults, fresh } = read(row, row);
  assert.deepEqual([present, faults, fresh], [['le.cu'], [], []]);
});
