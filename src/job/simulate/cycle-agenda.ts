// The collection cycles of the made-up city: earlier ones closed, the one before the last left for people to
// open, the last one open and half answered.
import type { Element, Unit, UnitCode } from '../../catalogue/catalogue.ts';
import { unitsWithForms } from '../../catalogue/form.ts';
import { addDays, type IsoDate, monthOf, monthPeriod, parsePeriod } from '../../kernel/period.ts';
import { addWorkdays, deadlinesOf, isWorkday, type WorkCalendar } from '../../kernel/workday.ts';
import type { City } from './figures.ts';
import { type Wave, waveOf } from './habits.ts';

/** What happens to a cycle in one moment. */
export type CycleStep =
  | { readonly kind: 'open-cycle'; readonly month: number }
  | {
      readonly kind: 'answer';
      readonly units: readonly UnitCode[];
      /** Drafts stop after some cells and explain the first. */
      readonly draft: boolean;
    }
  | {
      readonly kind: 'send';
      readonly units: readonly UnitCode[];
      /** `alone`: columns do not follow, because all of them are confirmed in a later moment. */
      readonly sign: 'no' | 'alone' | 'with-columns';
    }
  | { readonly kind: 'confirm-columns'; readonly only: string | null }
  | { readonly kind: 'approve-columns' }
  | { readonly kind: 'close-cycle' }
  | {
      readonly kind: 'object';
      readonly to: string;
      readonly unit: UnitCode;
      readonly reason: string;
    }
  | { readonly kind: 'return-cell'; readonly of: string; readonly reason: string };

export interface CycleMoment {
  readonly key: string;
  readonly at: Date;
  readonly by: string;
  readonly act: { readonly kind: 'cycle'; readonly cycle: string; readonly step: CycleStep };
}

/** Keys of the moments of cycles begin so, followed by the month that stays open. */
const CYCLES = 'cycles/';

const SECRETARIAT = 'thuky';
const SYSTEM = 'he-thong';
const instant = (day: IsoDate, time: string): Date => new Date(`${day}T${time}:00+07:00`);

/** The month whose cycle stays open: the last whose unit deadline lies some days back. */
export function openMonthOf(
  until: IsoDate,
  calendar: WorkCalendar,
  done: ReadonlySet<string>,
): number {
  const kept = [...done].find((key) => key.startsWith(CYCLES))?.split('/')[1];
  const known = kept === undefined ? undefined : parsePeriod(kept)?.last;
  if (known !== undefined) return known;
  const running = monthOf(until).last;
  const settled = deadlinesOf(monthPeriod(running - 1), calendar).unit;
  return addDays(settled, 3) < until ? running - 1 : running - 2;
}

/** The first month that was collected by forms: the one in which the programme was signed. */
const firstCollected = ({ catalogue }: City): number => monthOf(catalogue.programme.signedOn).last;

/** Whether an element's figures of a month come in by reports and nothing else. */
export const isCollected = (
  city: City,
  { officialOrigin }: Pick<Element, 'officialOrigin'>,
  { month, open }: { readonly month: number; readonly open: number },
): boolean => officialOrigin === 'reported' && firstCollected(city) <= month && month <= open;

interface Place {
  readonly city: City;
  readonly calendar: WorkCalendar;
  readonly until: IsoDate;
}

/** Every moment of every cycle; `open` is the month whose cycle stays open. */
export function cycleMoments(place: Place, open: number): readonly CycleMoment[] {
  const first = firstCollected(place.city);
  if (open < first) return [];
  const closed = Array.from({ length: Math.max(0, open - 1 - first) }, (_, k) => first + k);
  return [
    ...closed.flatMap((month) => closedCycle(place, { month, open })),
    ...openCycle(place, open),
  ];
}

interface Which {
  readonly month: number;
  readonly open: number;
}

function momentsOf({ month, open }: Which) {
  const cycle = monthPeriod(month).code;
  return (name: string, at: Date, step: CycleStep, by = SYSTEM): CycleMoment => ({
    key: `${CYCLES}${monthPeriod(open).code}/${cycle}/${name}`,
    ...{ at, by, act: { kind: 'cycle', cycle, step } },
  });
}

function closedCycle({ city, calendar }: Place, which: Which): CycleMoment[] {
  const period = monthPeriod(which.month);
  const days = deadlinesOf(period, calendar);
  const late = addWorkdays(days.city, 1, calendar);
  const approval = addWorkdays(days.city, 5, calendar);
  const moment = momentsOf(which);
  const of = (...waves: readonly Wave[]) => unitsByWave(city, which.month, waves);
  const inTime = of('on-time');
  const behind = of('late', 'very-late');
  return [
    moment(
      'open',
      instant(addWorkdays(period.to, 1, calendar), '08:10'),
      openStep(which.month),
      SECRETARIAT,
    ),
    moment('answers', instant(days.unit, '11:10'), answer(inTime)),
    moment('signatures', instant(days.unit, '16:20'), sign(inTime)),
    moment('late-answers', instant(late, '10:15'), answer(behind)),
    moment('late-signatures', instant(late, '15:40'), sign(behind)),
    moment('confirmations', instant(addWorkdays(late, 1, calendar), '09:20'), {
      kind: 'confirm-columns',
      only: null,
    }),
    moment('approvals', instant(approval, '10:30'), { kind: 'approve-columns' }),
    moment('closing', instant(approval, '16:00'), { kind: 'close-cycle' }, SECRETARIAT),
  ];
}

const openStep = (month: number): CycleStep => ({ kind: 'open-cycle', month });
const answer = (units: readonly UnitCode[]): CycleStep => ({ kind: 'answer', units, draft: false });
const sign = (units: readonly UnitCode[], how: 'alone' | 'with-columns' = 'alone'): CycleStep => ({
  kind: 'send',
  units,
  sign: how,
});

const CONFIRMED = '37';
const DISPUTED = '42';
const RETURNED = '8a';
const OBJECTION =
  'Mẫu số chưa trừ người hưởng đồng thời hai chế độ; đề nghị đối chiếu lại danh sách trước khi chốt.';
const RETURN =
  'Số nhà ở có địa chỉ số cao hơn số kê khai đầu năm, đề nghị đối chiếu với sổ theo dõi và gửi lại.';

function openCycle({ city, calendar, until }: Place, month: number): CycleMoment[] {
  const period = monthPeriod(month);
  const days = deadlinesOf(period, calendar);
  const lately = workdayBefore(until, calendar);
  const moment = momentsOf({ month, open: month });
  const fates = fatesOf(city, month);
  return [
    moment(
      'open',
      instant(addWorkdays(period.to, 1, calendar), '08:10'),
      openStep(month),
      SECRETARIAT,
    ),
    moment('answers', instant(days.unit, '10:20'), answer([...fates.signed, ...fates.sent])),
    moment('sendings', instant(days.unit, '14:45'), {
      kind: 'send',
      units: fates.sent,
      sign: 'no',
    }),
    moment('signatures', instant(days.unit, '16:20'), sign(fates.signed, 'with-columns')),
    moment('drafts', instant(days.unit, '16:50'), {
      kind: 'answer',
      units: fates.draft,
      draft: true,
    }),
    moment('confirmation', instant(lately, '09:10'), { kind: 'confirm-columns', only: CONFIRMED }),
    moment('disputed', instant(lately, '09:30'), { kind: 'confirm-columns', only: DISPUTED }),
    moment('objection', instant(lately, '14:05'), {
      ...{ kind: 'object', to: DISPUTED, unit: 'so-noi-vu', reason: OBJECTION },
    }),
    moment('return', instant(lately, '15:15'), {
      kind: 'return-cell',
      of: RETURNED,
      reason: RETURN,
    }),
  ];
}

function workdayBefore(day: IsoDate, calendar: WorkCalendar): IsoDate {
  let before = addDays(day, -1);
  while (!isWorkday(before, calendar)) before = addDays(before, -1);
  return before;
}

const cycleOf = (month: number) => ({
  ...{ code: monthPeriod(month).code, firstMonth: month, lastMonth: month },
});

const askedUnits = ({ catalogue }: City, month: number): readonly Unit[] => {
  const asked = new Set(unitsWithForms(catalogue, cycleOf(month)));
  return catalogue.units.filter(({ code }) => asked.has(code));
};

function unitsByWave(city: City, month: number, waves: readonly Wave[]): readonly UnitCode[] {
  const silent = silentCommune(city, month);
  return askedUnits(city, month)
    .filter(({ code }) => code !== silent)
    .filter((unit) => waves.includes(waveIn(city, unit, month)))
    .map(({ code }) => code);
}

function waveIn({ chance, truth, catalogue }: City, unit: Unit, month: number): Wave {
  const urban = truth.communes.find(({ code }) => code === unit.area)?.urban ?? 0;
  const [element] = catalogue.elements;
  if (!element) return 'on-time';
  return waveOf(chance, unit, { element, month, urban });
}

/** One commune has answered nothing since the forms came: the desk is to find it. */
function silentCommune(city: City, month: number): UnitCode | undefined {
  const draw = (unit: Unit): number => city.chance('silent', unit.code);
  return askedUnits(city, month)
    .filter(({ kind }) => kind === 'commune')
    .sort((a, b) => draw(a) - draw(b))[0]?.code;
}

interface Fates {
  readonly signed: readonly UnitCode[];
  readonly sent: readonly UnitCode[];
  readonly draft: readonly UnitCode[];
}

const SENT = new Set(['cong-an-thanh-pho']);
const DRAFTING = new Set(['van-phong-ubnd']);

/** How far the units of the open cycle are; the rest has entered nothing. */
function fatesOf(city: City, month: number): Fates {
  const silent = silentCommune(city, month);
  const units = askedUnits(city, month).filter(({ code }) => code !== silent);
  const drawn = (unit: Unit): number => city.chance('fate', unit.code, month);
  const communes = units
    .filter(({ kind }) => kind === 'commune')
    .sort((a, b) => drawn(a) - drawn(b))
    .map(({ code }) => code);
  const others = units.filter(({ kind }) => kind !== 'commune').map(({ code }) => code);
  const until = (share: number): number => Math.round(communes.length * share);
  return {
    signed: [
      ...others.filter((code) => !SENT.has(code) && !DRAFTING.has(code)),
      ...communes.slice(0, until(0.45)),
    ],
    sent: [...others.filter((code) => SENT.has(code)), ...communes.slice(until(0.45), until(0.57))],
    draft: [
      ...others.filter((code) => DRAFTING.has(code)),
      ...communes.slice(until(0.57), until(0.74)),
    ],
  };
}
