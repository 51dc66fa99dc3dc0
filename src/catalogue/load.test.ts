import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import type { Catalogue, CatalogueSource } from './catalogue.ts';
import { assembleCatalogue, definitionsOf, inOrder } from './definition.ts';
import { exportCatalogue } from './export.file.ts';
import {
  CATALOGUE_FILES,
  type CatalogueFiles,
  CatalogueRefused,
  loadCatalogueFolder,
  parseCatalogue,
} from './load.file.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'catalogue');
const source = await loadCatalogueFolder(FOLDER);

async function shipped(): Promise<CatalogueFiles> {
  const read = async (name: string) => ({
    name,
    content: await readFile(join(FOLDER, name), 'utf8'),
  });
  return {
    programme: await read(CATALOGUE_FILES.programme),
    units: await read(CATALOGUE_FILES.units),
    communes: await read(CATALOGUE_FILES.communes),
    holidays: await read(CATALOGUE_FILES.holidays),
    checks: await read(CATALOGUE_FILES.checks),
  };
}

const files = await shipped();

/** Edits one file's text and gives the faults as `file:line reason`, with the line that was edited. */
function faultsAfter(
  part: keyof CatalogueFiles,
  find: string | RegExp,
  replace: string,
): { readonly faults: readonly string[]; readonly line: number } {
  const { name, content } = files[part];
  const at = typeof find === 'string' ? content.indexOf(find) : content.search(find);
  assert(at >= 0, `the text to edit is in ${name}`);
  const edited = content.replace(find, replace);
  const reading = parseCatalogue({ ...files, [part]: { name, content: edited } });
  assert(reading.kind === 'refused', 'the edited catalogue is refused');
  return {
    faults: reading.faults.map((fault) => `${fault.file}:${fault.line} ${fault.reason}`),
    line: content.slice(0, at).split('\n').length,
  };
}

/** [what, file, text, its replacement, line after the edited one, reason] */
const CASES: readonly (readonly [
  string,
  keyof CatalogueFiles,
  string | RegExp,
  string,
  number,
  RegExp,
])[] = [
  [
    'unknown lead',
    'programme',
    'leads: [ cong-an-thanh-pho, so-tu-phap ]',
    'leads: [ cong-an ]',
    0,
    /không có đơn vị «cong-an»/,
  ],
  ['missing text', 'programme', /^ {2}title: .*\n/m, '', -1, /thiếu «title»/],
  [
    'not a date',
    'programme',
    'signedOn: 2026-06-06',
    'signedOn: 2026-06-31',
    0,
    /chưa phải là ngày/,
  ],
  [
    'not a number',
    'programme',
    '{ id: 5-2026, year: 2026, value: 80,',
    '{ id: 5-2026, year: 2026, value: tám mươi,',
    0,
    /chưa phải là số/,
  ],
  [
    'unknown word',
    'programme',
    'kind: ratio',
    'kind: tỷ lệ',
    0,
    /ratio, count, reduction, milestone/,
  ],
  [
    'misspelt field',
    'programme',
    'coordinators: [ van-phong-ubnd ]',
    'coordinator: [ van-phong-ubnd ]',
    0,
    /không có trường «coordinator»/,
  ],
  [
    'a list where a text is due',
    'programme',
    'city: 46',
    'city: [ 46 ]',
    0,
    /không phải danh sách/,
  ],
  [
    'a text where a list is due',
    'programme',
    'leads: [ so-tai-chinh ]',
    'leads: so-tai-chinh',
    0,
    /phải là danh sách/,
  ],
  ['broken YAML', 'units', '{ code: so-tu-phap,', '{ code: so-tu-phap', 0, /YAML chưa đúng/],
  [
    'the same key twice',
    'units',
    'standingOffice: van-phong-ubnd',
    'standingOffice: van-phong-ubnd\nstandingOffice: so-y-te',
    1,
    /DUPLICATE_KEY/,
  ],
  ['a unit twice', 'units', 'code: so-y-te,', 'code: so-tai-chinh,', 0, /đã dùng/],
  ['unknown parent', 'communes', /parent: 46/, 'parent: 48', 0, /«48»/],
  ['a holiday twice', 'holidays', 'date: 2025-09-02', 'date: 2025-09-01', 0, /hai lần/],
  [
    'a rule that cannot be read',
    'checks',
    'wrong: value > 100',
    'wrong: value >',
    0,
    /chưa viết hết/,
  ],
  [
    'a rule of unknown names',
    'checks',
    'wrong: value > 100',
    'wrong: gia > 1',
    0,
    /không có tên «gia»/i,
  ],
  ['a rule twice', 'checks', 'code: khong-am', 'code: so-dem-nguyen', 0, /đã dùng/],
  ['unknown severity', 'checks', 'severity: block', 'severity: warn', 0, /block, explain/],
  ['unknown element', 'checks', '[ ho-so-co-phi ]', '[ ho-so ]', 0, /không có số liệu «ho-so»/],
  [
    'unknown measure',
    'checks',
    'measures: [ percent ]',
    'measures: [ tỷ lệ ]',
    0,
    /count, percent, share/,
  ],
  ['a limit that is no number', 'checks', 'factor: 3', 'factor: ba', 0, /chưa phải là số/],
  ['a blank that nothing fills', 'checks', '{percent}%. Kiểm', '{phan}%. Kiểm', 0, /«phan»/],
];

for (const [what, part, find, replace, offset, reason] of CASES) {
  test(`file, line and reason: ${what}`, () => {
    const { faults, line } = faultsAfter(part, find, replace);
    const where = offset < 0 ? `${files[part].name}:` : `${files[part].name}:${line + offset} `;
    const found = faults.some((fault) => fault.startsWith(where) && reason.test(fault));
    assert(found, `${where} ${reason} is not among:\n${faults.join('\n')}`);
  });
}

test('all faults come at once, in order of file and line', () => {
  const content = files.programme.content
    .replaceAll('frequency: quarter', 'frequency: quarterly')
    .replace('city: 46', 'city: bốn sáu');
  const reading = parseCatalogue({ ...files, programme: { ...files.programme, content } });
  assert(reading.kind === 'refused');
  assert(reading.faults.length > 50, `${reading.faults.length} faults`);
  const lines = reading.faults.map(({ line }) => line);
  assert.deepEqual(
    lines,
    lines.toSorted((a, b) => a - b),
  );
});

test('a folder that does not load says every fault in its message', async () => {
  const wrong = loadCatalogueFolder(FOLDER, { ...CATALOGUE_FILES, programme: 'units.yaml' });
  await assert.rejects(wrong, (error) => {
    return error instanceof CatalogueRefused && /^units\.yaml:\d+: /.test(error.message);
  });
});

const text = fc
  .string({
    unit: fc.constantFrom(...'aáạđ 0-:#%&*!|>{}[],\'"@`?≥“”…'),
    minLength: 1,
    maxLength: 60,
  })
  .map((raw) => raw.trim().replace(/\s+/g, ' ').normalize('NFC'))
  .filter((clean) => clean !== '');

test('any wording survives the way to YAML and back', () => {
  fc.assert(
    fc.property(text, text, text, (name, note, limits) => {
      const changed: CatalogueSource = {
        ...source,
        targets: source.targets.map((target) => ({ ...target, name, note })),
        indicators: source.indicators.slice().map((indicator) => ({
          ...indicator,
          formula: note,
          quality: { ...indicator.quality, limits },
        })),
        method: { ...source.method, atRiskPoints: '7.25' },
      };
      const reading = parseCatalogue(exportCatalogue(changed));
      assert(reading.kind === 'read', JSON.stringify(reading));
      assert.deepEqual(reading.source, changed);
    }),
    { numRuns: 8 },
  );
});

test('what the database would hold exports to the same content', () => {
  const rows = definitionsOf(source).map((change) => ({
    ...change,
    version: 3,
    revision: 7,
    body: JSON.parse(JSON.stringify(change.body)),
  }));
  const stored: Catalogue | undefined = assembleCatalogue(rows);
  assert(stored);
  const entered = source.elements.filter(({ sumOf }) => sumOf.length === 0);
  assert.equal(stored.assignments.length, entered.length);
  const reading = parseCatalogue(exportCatalogue(stored));
  assert(reading.kind === 'read', JSON.stringify(reading));
  assert.deepEqual(inOrder(reading.source), inOrder(source));
});

test('an assignment of one’s own is exported and read again', () => {
  const own = {
    element: 'ho-so-co-phi',
    enters: ['so-tai-chinh'],
    verifies: 'van-phong-ubnd',
    owns: 'van-phong-ubnd',
    supplies: ['so-khoa-hoc-va-cong-nghe'],
    frequency: 'month',
    source: 'Sổ thu phí',
  } as const;
  const reading = parseCatalogue(exportCatalogue({ ...source, assignments: [own] }));
  assert(reading.kind === 'read', JSON.stringify(reading));
  assert.deepEqual(reading.source.assignments, [own]);
});
