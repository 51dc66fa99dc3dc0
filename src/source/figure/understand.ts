import type { AreaCode, Element, Origin } from '../../catalogue/catalogue.ts';
import { type Basis, type IsoDate, type Period, yearOfMonth } from '../../kernel/period.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { normalise } from '../../kernel/text.ts';
import { amountOf } from './amount-of.ts';
import { duePeriod, plainCode } from './due-period.ts';
import type { Figure, RawFigure } from './figure.ts';
import { isOfCity, type Known } from './known.ts';

/** What a row is judged by, besides the values that stand. */
export interface Setting {
  readonly known: Known;
  /** The day in Huế. */
  readonly today: IsoDate;
  /** Years whose periods exist. */
  readonly years: { readonly first: number; readonly last: number };
  readonly origin: Origin;
}

/** Reads one row by the catalogue and the calendar alone; the first objection is the answer. */
export function understand(raw: RawFigure, row: number, setting: Setting): Figure | Refusal {
  const element = elementOf(raw, setting.known);
  if (isRefusal(element)) return element;
  const area = areaOf(raw, element, setting.known);
  if (typeof area !== 'string') return area;
  const basis = basisOf(raw.basis, element);
  if (typeof basis !== 'string') return basis;
  const period = openPeriod(element, raw.period, basis, setting);
  if (isRefusal(period)) return period;
  const absent = outsideValidity(area, period, setting.known);
  if (absent) return absent;
  const amount = amountOf(element, raw.value);
  if (typeof amount !== 'string') return amount;
  const note = normalise(raw.note ?? '') || undefined;
  const confirmed = raw.confirm === true;
  if (confirmed && !note) return refuse('reason-needed');
  const { origin } = setting;
  const { code, estimated } = element;
  return { row, element: code, area, basis, period, origin, amount, note, confirmed, estimated };
}

function elementOf(raw: RawFigure, known: Known): Element | Refusal {
  if (!raw.element.trim()) return refuse('element-missing');
  const element = known.elements.get(plainCode(raw.element));
  if (!element) return refuse('element-unknown', { code: raw.element });
  if (element.sumOf.length > 0) return refuse('element-derived', { code: element.code });
  if (element.disclosure === 'restricted') {
    return refuse('value-restricted', { element: element.name });
  }
  return element;
}

function areaOf(raw: RawFigure, element: Element, known: Known): AreaCode | Refusal {
  const governed = governedArea(raw.unit, known);
  if (governed !== undefined && typeof governed !== 'string') return governed;
  const code = raw.area ? plainCode(raw.area) : governed;
  if (!code) return refuse('area-missing');
  const area = known.areas.get(code);
  if (!area) return refuse('area-unknown', { code });
  if (governed !== undefined && governed !== area.code && governed !== known.city) {
    return refuse('unit-area-mismatch', { unit: raw.unit ?? '', area: area.name });
  }
  if (isOfCity(element) && area.code !== known.city) {
    return refuse('area-not-reporting', { code: element.name });
  }
  return area.code;
}

/** The commune of a People's Committee; the city for every other unit. */
function governedArea(unit: string | undefined, known: Known): AreaCode | Refusal | undefined {
  if (!unit?.trim()) return undefined;
  const found = known.units.get(plainCode(unit));
  return found ? (found.area ?? known.city) : refuse('unit-unknown', { code: unit });
}

function basisOf(basis: string | undefined, element: Element): Basis | Refusal {
  if (!basis) return element.basis;
  if (basis === 'administrative' || basis === 'calendar') return basis;
  return refuse('basis-unknown', { code: basis });
}

function openPeriod(
  element: Element,
  text: string,
  basis: Basis,
  { today, years }: Setting,
): Period | Refusal {
  if (!text.trim()) return refuse('period-missing');
  const period = duePeriod(element, text, basis);
  if (isRefusal(period)) return period;
  const { code, from, first, last } = period;
  if (yearOfMonth(first) < years.first) return refuse('period-out-of-range', { code, ...years });
  if (from > today) return refuse('period-future', { code, from: dayInWords(from) });
  return yearOfMonth(last) > years.last
    ? refuse('period-out-of-range', { code, ...years })
    : period;
}

/** An area has values only for periods in which it existed for at least a day. */
function outsideValidity(code: AreaCode, period: Period, known: Known): Refusal | undefined {
  const area = known.areas.get(code);
  if (area && area.validFrom > period.to) {
    return refuse('area-not-yet', { code, from: dayInWords(area.validFrom) });
  }
  if (!area?.validTo || area.validTo >= period.from) return undefined;
  return refuse('area-ended', { code, to: dayInWords(area.validTo) });
}

const dayInWords = (date: IsoDate): string => date.split('-').reverse().join('/');
