// What the made-up city's units answer for a month: rows as they would come in, with their author.
import type { Catalogue, Element, Origin, Unit } from '../../catalogue/catalogue.ts';
import { enteringUnits } from '../../catalogue/entering-units.ts';
import { committeeOf } from '../../catalogue/find.ts';
import type { Basis, Period } from '../../kernel/period.ts';
import type { Chance } from './chance.ts';
import { answeredElements } from './due.ts';
import { type Answer, excessOf, oversightOf, slipOf, type Wave, waveOf } from './habits.ts';
import { stepDone } from './steps.ts';
import { type Counts, type Truth, truthOf } from './truth.ts';

/** One number in the moment in which it is entered. */
export interface Entry {
  readonly element: string;
  readonly area: string;
  readonly basis: Basis;
  readonly period: string;
  readonly month: number;
  readonly origin: Origin;
  readonly amount: string;
  readonly note: string | null;
  readonly estimated: boolean;
  /** Account of the officer who entered it. */
  readonly by: string;
}

/** An entry with the way it comes, and what will replace it when the unit notices its slip. */
export interface Reported {
  readonly entry: Entry;
  readonly wave: Wave;
  readonly unit: Unit;
  readonly correction?: { readonly amount: string; readonly note: string };
}

export interface City {
  readonly catalogue: Catalogue;
  readonly truth: Truth;
  readonly chance: Chance;
  /** Who enters an element for an area, once it was asked for. */
  readonly reporters: Map<string, Unit>;
}

/** A city that nobody has asked anything yet. */
export function cityOf(catalogue: Catalogue, chance: Chance, scale: number): City {
  return { catalogue, chance, truth: truthOf(catalogue, chance, scale), reporters: new Map() };
}

/** An element's answers for one period, in order of area. */
export function answersFor(city: City, element: Element, period: Period): Reported[] {
  if (element.measure === 'share') return stepAnswers(city, element, period);
  const counts = city.truth.counts(element.code, period.last);
  const whole = wholeOf(city, element, period.last);
  const earlier = period.last - (period.last - period.first + 1);
  const before = city.truth.counts(element.code, earlier);
  return placesOf(city, element, period).map(({ area, rank }) => {
    const answer: Answer = {
      ...{ element: element.code, area, month: period.last },
      truth: at(counts, rank),
      before: at(before, rank),
      whole: whole ? at(whole, rank) : Number.POSITIVE_INFINITY,
    };
    return reported(city, { element, period, rank, answer });
  });
}

interface Place {
  readonly area: string;
  /** Place among the communes; −1 for the city. */
  readonly rank: number;
}

const at = ({ communes, elsewhere }: Counts, rank: number): number =>
  rank < 0 ? elsewhere + communes.reduce((sum, count) => sum + count, 0) : (communes[rank] ?? 0);

function wholeOf({ truth }: City, element: Element, month: number): Counts | undefined {
  const story = truth.storyOf(element.code);
  if (!('of' in story) || typeof story.of === 'number') return undefined;
  return truth.counts(story.of, month);
}

/** Communes once they exist, and the city where it is counted or posted by itself. */
function placesOf({ catalogue, truth }: City, element: Element, period: Period): Place[] {
  const city = { area: catalogue.programme.city, rank: -1 };
  if (element.level === 'city') return [city];
  const communes = truth.communes.flatMap(({ code, first, last }, rank) =>
    first <= period.last && period.last <= last ? [{ area: code, rank }] : [],
  );
  if (communes.length === 0) return [city];
  return isPosted(truth, element) ? [...communes, city] : communes;
}

function isPosted(truth: Truth, element: Element): boolean {
  const { unposted } = truth.storyOf(element.code);
  return element.cityFrom === 'posted' && !unposted;
}

interface Asked {
  readonly element: Element;
  readonly period: Period;
  readonly rank: number;
  readonly answer: Answer;
}

function reported(city: City, asked: Asked): Reported {
  const { element, period, rank, answer } = asked;
  const unit = reporterOf(city, element, answer.area);
  const urban = city.truth.communes[rank]?.urban ?? 0;
  const wave = waveOf(city.chance, unit, { element, month: period.last, urban });
  const slip = slipIn(city, asked, unit);
  const entry = entryOf(asked, unit, slip?.amount ?? answer.truth);
  const noted = { ...entry, note: slip?.note ?? null };
  if (!slip?.corrected || slip.amount === answer.truth) return { entry: noted, wave, unit };
  const correction = { amount: String(answer.truth), note: slip.corrected };
  return { entry: noted, wave, unit, correction };
}

// Communes type their numbers; departments err rarely and notice it; what comes by system is right.
function slipIn({ truth, chance }: City, { element, rank, answer }: Asked, unit: Unit) {
  if (!('of' in truth.storyOf(element.code)) || isPortalElement(element)) return undefined;
  if (unit.kind === 'commune') return excessOf(answer, rank) ?? slipOf(chance, answer);
  return rank < 0 ? oversightOf(chance, answer) : undefined;
}

function entryOf({ element, period, answer }: Asked, unit: Unit, amount: number): Entry {
  return {
    element: element.code,
    area: answer.area,
    basis: period.basis,
    period: period.code,
    month: period.last,
    origin: element.officialOrigin,
    amount: String(amount),
    note: null,
    estimated: element.estimated,
    by: `cb-${unit.code}`,
  };
}

/** The commune's own committee where it may enter; otherwise the first unit that is asked, or the owner. */
function reporterOf({ catalogue, reporters }: City, element: Element, area: string): Unit {
  const key = `${element.code} ${area}`;
  const known = reporters.get(key);
  if (known) return known;
  const codes = enteringUnits(catalogue, element.code, area);
  const own = committeeOf(catalogue.units, area);
  const code = own && codes.includes(own.code) ? own.code : (codes[0] ?? element.owner);
  const unit = catalogue.units.find((one) => one.code === code);
  if (!unit) throw new Error(`no unit ${code} enters ${element.code}`);
  reporters.set(key, unit);
  return unit;
}

function stepAnswers(city: City, element: Element, period: Period): Reported[] {
  const { catalogue, chance } = city;
  const amount = stepDone(catalogue, chance, { element: element.code, month: period.last });
  if (amount === undefined) return [];
  const area = catalogue.programme.city;
  const unit = reporterOf(city, element, area);
  const wave = waveOf(chance, unit, { element, month: period.last, urban: 0 });
  const answer: Answer = {
    ...{ element: element.code, area, month: period.last },
    ...{ truth: 0, before: 0, whole: 1 },
  };
  const entry = { ...entryOf({ element, period, rank: -1, answer }, unit, 0), amount };
  return [{ entry, wave, unit }];
}

/** Flows of dossiers come from the portal by calendar month and from the city's own system beside it. */
export const isPortalElement = (element: Element): boolean =>
  element.basis === 'calendar' && element.time === 'flow';

/** The portal's calendar month: its statistics for each commune and the city, and the city's own count beside. */
export function portalEntries(city: City, period: Period): Entry[] {
  return answeredElements(city.catalogue)
    .filter(isPortalElement)
    .flatMap((element) => {
      const origin = element.officialOrigin === 'feed' ? 'feed' : 'portal';
      const answers = answersFor(city, element, period).map(
        ({ entry }) => ({ ...entry, origin }) as const,
      );
      const total = answers.find(({ area }) => area === city.catalogue.programme.city);
      if (!total || origin === 'feed') return answers;
      const own = Math.floor(Number(total.amount) * (1 - lagOf(city, total.area, period.last)));
      return [...answers, { ...total, origin: 'feed' as const, amount: String(own) }];
    });
}

/** The same dossiers by administrative month, 15th to 14th, as the city's own system counts them. */
export function feedEntries(city: City, period: Period): Entry[] {
  return answeredElements(city.catalogue)
    .filter((element) => isPortalElement(element) && isMeasured(city, element))
    .flatMap((element) => {
      const now = city.truth.counts(element.code, period.last);
      const before = city.truth.counts(element.code, period.last - 1);
      return placesOf(city, element, period).map(({ area, rank }) => {
        const both = at(before, rank) * LATE_HALF + at(now, rank) * EARLY_HALF;
        const amount = Math.floor(both * (1 - lagOf(city, area, period.last)));
        const unit = reporterOf(city, element, area);
        const answer: Answer = {
          ...{ element: element.code, area, month: period.last },
          ...{ truth: amount, before: 0, whole: amount },
        };
        return {
          ...entryOf({ element, period, rank, answer }, unit, amount),
          origin: 'feed' as const,
        };
      });
    });
}

const isMeasured = ({ catalogue }: City, { code }: Element): boolean =>
  catalogue.indicators.some((one) => one.numerator === code || one.denominator === code);

/** Parts of two calendar months in an administrative one: from the 15th on, and up to the 14th. */
const LATE_HALF = 16.5 / 30.4;
const EARLY_HALF = 13.9 / 30.4;

// Dossiers that reach one system and not the other: the same share of every count of an area and month.
const lagOf = ({ chance }: City, area: string, month: number): number =>
  0.002 + 0.01 * chance('lag', area, month);
