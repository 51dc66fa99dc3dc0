// A small catalogue for tests of figures: one element of each kind that the rules tell apart.
import type { Area, Element, Indicator, Unit } from '../src/catalogue/catalogue.ts';
import { type Basis, periodsOfYears } from '../src/kernel/period.ts';
import { type FigureCatalogue, knownOf } from '../src/source/figure/known.ts';
import type { TestDatabase } from './database.ts';

const versioned = { version: 1, effectiveFrom: '2026-06-06', revision: 1 };

const element = (code: string, name: string, more: Partial<Element> = {}) => ({
  code,
  name,
  unit: 'hồ sơ',
  time: 'flow' as const,
  areaRule: 'sum' as const,
  level: 'commune' as const,
  cityFrom: 'communes' as const,
  frequency: 'month' as const,
  validMonths: 0,
  owner: 'so-tu-phap',
  suppliers: [],
  officialOrigin: 'figure' as const,
  basis: 'administrative' as const,
  disclosure: 'public' as const,
  measure: 'count' as const,
  sumOf: [],
  estimated: false,
  ...versioned,
  ...more,
});

const stock = { time: 'stock', validMonths: 3, unit: 'người' } as const;
const city = { level: 'city', areaRule: 'none', cityFrom: 'posted' } as const;

const elements = [
  element('online', 'Hồ sơ tiếp nhận trực tuyến'),
  element('received', 'Tổng hồ sơ tiếp nhận'),
  element('book', 'Người có Sổ sức khỏe điện tử', stock),
  element('population', 'Dân số thường trú', { ...stock, frequency: 'year', validMonths: 12 }),
  element('banked', 'Người có tài khoản', { ...stock, ...city, frequency: 'quarter' }),
  element('trades', 'Giao dịch', { ...city, frequency: 'quarter', estimated: true }),
  element('half', 'Số nửa năm', { ...stock, ...city, frequency: 'half' }),
  element('schools', 'Trường đưa vào giảng dạy', { ...stock, frequency: 'school-year' }),
  element('satisfied', 'Tỷ lệ hài lòng', { unit: '%', measure: 'percent' }),
  element('step', 'Bước đã xong', { ...stock, ...city, unit: '', measure: 'share' }),
  element('change', 'Mức giảm', { ...city, unit: '%', measure: 'decimal' }),
  element('crime', 'Tỷ lệ giảm tội phạm', {
    ...city,
    measure: 'decimal',
    disclosure: 'restricted',
  }),
  element('paid', 'Đã trả', { sumOf: ['paid-a', 'paid-b'] }),
  element('paid-a', 'Đã trả qua cổng quốc gia'),
  element('paid-b', 'Đã trả qua cổng thành phố'),
  element('due', 'Hồ sơ có phí'),
];

const ratio = (code: string, numerator: string, denominator: string) =>
  ({ code, kind: 'ratio', numerator, denominator, ...versioned }) as unknown as Indicator &
    typeof versioned;

const area = (code: string, name: string, kind: Area['kind'], validTo: string | null = null) => ({
  code,
  name,
  kind,
  parent: kind === 'city' ? null : '46',
  areaKm2: 1,
  lat: 16,
  lon: 107,
  validFrom: '2025-07-01',
  validTo,
});

const unit = (code: string, name: string, governs: string | null = null): Unit => ({
  code,
  name,
  kind: governs ? 'commune' : 'department',
  aliases: [],
  area: governs,
  members: [],
});

export const figureCatalogue: FigureCatalogue = {
  programme: {
    code: 'test',
    title: 'Chương trình',
    legalBasis: 'Kế hoạch',
    signedOn: '2026-06-06',
    start: 2026,
    end: 2030,
    city: '46',
    standingOffice: 'so-tu-phap',
    groups: [],
  },
  elements,
  areas: [
    area('46', 'Thành phố Huế', 'city'),
    area('19789', 'Thuận Hóa', 'phuong'),
    area('19753', 'Phú Xuân', 'phuong'),
    area('19900', 'Thuận An', 'phuong'),
    area('20056', 'A Lưới 1', 'xa'),
    area('20044', 'A Lưới 2', 'xa'),
    area('20137', 'Chân Mây - Lăng Cô', 'xa'),
    area('19813', 'Thủy Xuân', 'phuong'),
    area('19942', 'Phú Vang', 'xa'),
    area('19000', 'Xã đã nhập', 'xa', '2025-12-31'),
  ],
  units: [unit('ubnd-19789', 'UBND phường Thuận Hóa', '19789'), unit('so-tu-phap', 'Sở Tư pháp')],
  indicators: [
    ratio('5', 'online', 'received'),
    ratio('19', 'book', 'population'),
    ratio('10', 'paid', 'due'),
  ],
};

export const figureKnown = knownOf(figureCatalogue);

/** Puts the catalogue's elements, areas and the periods of 2024-2030 into a test database. */
export async function fillDimensions({ pool }: TestDatabase): Promise<void> {
  const codes = (all: readonly { code: string }[]) => [all.map((one) => one.code)];
  await pool.query(
    'insert into element select unnest($1::text[])',
    codes(figureCatalogue.elements),
  );
  await pool.query('insert into area select unnest($1::text[])', codes(figureCatalogue.areas));
  const bases: readonly Basis[] = ['administrative', 'calendar'];
  const periods = bases.flatMap((basis) => periodsOfYears(2024, 2030, basis));
  await pool.query(
    `insert into period select code, basis, kind, year, first, last, "from", "to"
     from jsonb_to_recordset($1) as x(code text, basis text, kind text, year int, first int, last int,
       "from" date, "to" date)`,
    [JSON.stringify(periods)],
  );
}
