// What the units of the made-up city type into their forms.
import type { Catalogue, UnitCode } from '../../catalogue/catalogue.ts';
import { type Field, fieldKey, formOf } from '../../catalogue/form.ts';
import { monthPeriod, parsePeriod } from '../../kernel/period.ts';
import type { CellSave } from '../../source/report/answer.ts';
import { answersFor, type City, type Reported } from './figures.ts';

const EXPLANATION = 'Đã đối chiếu với sổ theo dõi; thay đổi do rà soát, cập nhật lại trong kỳ.';
/** Drafts stop after this share of their cells. */
const DRAFT_SHARE = 2 / 3;
const ODD = 0.6;

interface Asked {
  readonly city: City;
  readonly catalogue: Catalogue;
  readonly month: number;
}

/** The cells of a unit, each saved for the first time; what nobody counts gets a reason. */
export function cellsOf(asked: Asked, unit: UnitCode, draft: boolean): readonly CellSave[] {
  const { month } = asked;
  const cycle = { code: monthPeriod(month).code, firstMonth: month, lastMonth: month };
  const fields = formOf(asked.catalogue, cycle, unit).fields.filter(
    ({ mode, withheld }) => mode === 'ask' && !withheld,
  );
  const wanted = draft ? fields.slice(0, Math.ceil(fields.length * DRAFT_SHARE)) : fields;
  return wanted.map((field, i) =>
    draft && i === 0 ? oddCell(asked, unit, cellOf(asked, field)) : cellOf(asked, field),
  );
}

/** The first number of a draft is unusual: half of the officers have explained it, the others still have to. */
function oddCell({ city, month }: Asked, unit: UnitCode, cell: CellSave): CellSave {
  const whole = Number(cell.typed);
  if (!Number.isSafeInteger(whole)) return cell;
  const odd = { ...cell, typed: String(Math.round(whole * ODD)) };
  const explained = city.chance('explained', unit, month) < 0.5;
  return explained ? { ...odd, explanation: EXPLANATION } : odd;
}

function cellOf(asked: Asked, field: Field): CellSave {
  const { element, area, period } = field;
  const place = { element, area, period, version: 0 };
  const answer = answersTo(asked, field).get(area);
  if (!answer) return { ...place, skip: 'not-available' };
  const amount = answer.correction?.amount ?? answer.entry.amount;
  const { note } = answer.entry;
  return { ...place, typed: amount.replace('.', ','), ...(note ? { explanation: note } : {}) };
}

const known = new WeakMap<City, Map<string, ReadonlyMap<string, Reported>>>();

/** Answers of all areas to one element and period; what never came in is not there. */
function answersTo({ city }: Asked, field: Field): ReadonlyMap<string, Reported> {
  const { element: code, period: text, basis } = field;
  const before = known.get(city) ?? new Map<string, ReadonlyMap<string, Reported>>();
  known.set(city, before);
  const key = `${fieldKey({ ...field, area: '' })} ${basis}`;
  const kept = before.get(key);
  if (kept) return kept;
  const element = city.catalogue.elements.find((one) => one.code === code);
  const period = parsePeriod(text, basis);
  const answers = element && period ? answersFor(city, element, period) : [];
  const byArea = new Map(answers.map((one) => [one.entry.area, one]));
  before.set(key, byArea);
  return byArea;
}
