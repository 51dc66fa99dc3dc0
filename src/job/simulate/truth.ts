// What really happened in the made-up city: every number before anybody reports it well or badly.
import type { Catalogue, Element, ElementCode, Indicator } from '../../catalogue/catalogue.ts';
import { monthIndex, yearOfMonth } from '../../kernel/period.ts';
import { type Chance, drift, knotOf, normal } from './chance.ts';
import { apportion, type Commune, communesOf } from './communes.ts';
import { courseAt, logistic, logit, seasonOf } from './course.ts';
import { type Part, POPULATION, STORIES, type Story, type Whole } from './story.ts';

/** Counts of one element in one calendar month: commune by commune, and all that is counted elsewhere. */
export interface Counts {
  readonly communes: readonly number[];
  readonly elsewhere: number;
}

export interface Truth {
  readonly communes: readonly Commune[];
  /** Whole numbers; for elements counted by the city alone everything is `elsewhere`. */
  counts(element: ElementCode, month: number): Counts;
  storyOf(element: ElementCode): Story;
}

interface World {
  readonly elements: ReadonlyMap<ElementCode, Element>;
  readonly communes: readonly Commune[];
  readonly stories: ReadonlyMap<ElementCode, Story>;
  readonly chance: Chance;
  readonly scale: number;
  readonly known: Map<string, Counts>;
  readonly habits: Map<string, readonly number[]>;
}

/** The city of a seed. `scale` multiplies the work that flows through it (dossiers, transactions). */
export function truthOf(
  catalogue: Pick<Catalogue, 'elements' | 'areas' | 'indicators'>,
  chance: Chance,
  scale: number,
): Truth {
  const world: World = {
    elements: new Map(catalogue.elements.map((element) => [element.code, element])),
    communes: communesOf(catalogue.areas),
    stories: new Map(
      catalogue.elements.map(({ code }) => [
        code,
        STORIES[code] ?? usualStory(code, catalogue.indicators),
      ]),
    ),
    chance,
    scale,
    known: new Map(),
    habits: new Map(),
  };
  return {
    communes: world.communes,
    counts: (element, month) => countsOf(world, element, month),
    storyOf: (element) => world.stories.get(element) ?? USUAL,
  };
}

const USUAL: Whole = { whole: 1000, growth: 2 };

/** An element without a story of its own: a part of what it is divided by, or a plain total. */
function usualStory(code: ElementCode, indicators: readonly Indicator[]): Story {
  const whole = indicators.find(({ numerator }) => numerator === code)?.denominator;
  return whole ? { of: whole, course: [20, 35, 52, 58, 90] } : USUAL;
}

function countsOf(world: World, code: ElementCode, month: number): Counts {
  const key = `${code} ${month}`;
  const found = world.known.get(key);
  if (found) return found;
  const story = world.stories.get(code) ?? USUAL;
  const counts =
    'whole' in story
      ? wholeCounts(world, code, story, month)
      : partCounts(world, code, story, month);
  world.known.set(key, counts);
  return counts;
}

const MIDDLE = monthIndex(2025, 12);

// The published population is that of 2025; the year before is not simulated.
const yearsSinceCensus = (month: number): number => Math.max(0, yearOfMonth(month) - 2025);

function wholeCounts(world: World, code: ElementCode, story: Whole, month: number): Counts {
  const element = world.elements.get(code);
  const flow = element?.time === 'flow';
  const years = element?.frequency === 'year' ? yearsSinceCensus(month) : (month - MIDDLE) / 12;
  const season = element?.frequency === 'month' ? seasonOf(month) : 1;
  const busy = flow ? world.scale * season : 1;
  const size = story.whole * busy * (1 + (story.growth ?? 0) / 100) ** years;
  const calm = story.whole === POPULATION || story.whole < 2000;
  const noise = calm ? 1 : 1 + (flow ? 0.02 : 0.001) * normal(world.chance, code, month);
  const total = Math.round(size * noise);
  if (element?.level !== 'commune') return { communes: [], elsewhere: total };
  const communes = apportion(total, sharesOf(world, code, flow ? month : 0));
  return { communes, elsewhere: Math.round(total * (story.elsewhere ?? 0)) };
}

const SETTLED = new Set(['dan-so-thuong-tru']);

/** Like the people, a little more or less from commune to commune, and for flows from month to month. */
function sharesOf({ chance, communes }: World, code: ElementCode, month: number): number[] {
  if (SETTLED.has(code)) return communes.map(({ weight }) => weight);
  return communes.map(({ code: area, weight }) => {
    const habit = 1 + 0.06 * normal(chance, code, area);
    return weight * habit * (month === 0 ? 1 : 1 + 0.05 * normal(chance, code, area, month));
  });
}

function partCounts(world: World, code: ElementCode, story: Part, month: number): Counts {
  const whole = wholeOf(world, story, month);
  const size = whole.elsewhere + whole.communes.reduce((sum, count) => sum + count, 0);
  const surge = surgeAt(story, month);
  const wave = (story.drift ?? 0.02) * drift(world.chance, code, month);
  const aim = logistic(courseAt(story.course, month) + surge + (size < 2000 ? 0 : wave));
  if (world.elements.get(code)?.level !== 'commune') {
    return { communes: [], elsewhere: Math.round(size * aim) };
  }
  const bent = bendsOf(world, code, story, month);
  const level = levelFor(aim, [...whole.communes, whole.elsewhere], [...bent, 0]);
  return {
    communes: whole.communes.map((count, i) =>
      Math.round(count * logistic(level + (bent[i] ?? 0))),
    ),
    elsewhere: Math.round(whole.elsewhere * logistic(level)),
  };
}

function wholeOf(world: World, { of }: Part, month: number): Counts {
  if (typeof of === 'number') return { communes: [], elsewhere: of };
  const yearly = world.elements.get(of)?.frequency === 'year';
  return countsOf(world, of, yearly ? standingYear(month) : month);
}

/** A yearly total is known when its year ends: until December the year before stands. */
function standingYear(month: number): number {
  const year = month % 12 === 11 ? yearOfMonth(month) : yearOfMonth(month) - 1;
  return monthIndex(Math.max(year, 2025), 12);
}

const surgeAt = ({ surge }: Part, month: number): number =>
  surge && surge.from <= month && month <= surge.to ? surge.by : 0;

/** How far each commune lies from the city: towns ahead of the hills, each in its own way, slowly changing. */
function bendsOf(world: World, code: ElementCode, story: Part, month: number): number[] {
  const lasting = habitsOf(world, code, 'lasting', ({ urban, code: area }) => {
    const own = 0.6 * urban + 0.5 * normal(world.chance, code, area);
    return (story.apart ?? 0.5) * own;
  });
  const { knot, share } = knotOf(month);
  const [from, to] = [knot, knot + 1].map((k) =>
    habitsOf(world, code, String(k), ({ code: area }) => normal(world.chance, code, area, 'at', k)),
  );
  return lasting.map((bend, i) => {
    const [a, b] = [from?.[i] ?? 0, to?.[i] ?? 0];
    return bend + 0.04 * (a + (b - a) * share);
  });
}

/** One number per commune, worked out once. */
function habitsOf(
  { habits, communes }: World,
  code: ElementCode,
  name: string,
  of: (commune: Commune) => number,
): readonly number[] {
  const key = `${code} ${name}`;
  const known = habits.get(key) ?? communes.map(of);
  habits.set(key, known);
  return known;
}

const STEPS = 24;

/** The level at which parts bent to each side add up to the share aimed at. */
function levelFor(aim: number, sizes: readonly number[], bends: readonly number[]): number {
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  let [low, high] = [logit(aim) - 4, logit(aim) + 4];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    const sum = sizes.reduce((all, size, i) => all + size * logistic(middle + (bends[i] ?? 0)), 0);
    if (sum < aim * whole) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
