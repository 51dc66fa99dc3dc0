// What a grant must be, and what a person may pass on: to a colleague while away, or for good at a handover.
import { addDays, type IsoDate } from '../kernel/period.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { rolesFor } from './can.ts';
import type { Grant, Role } from './person.ts';

/** Roles that belong to a unit; the others are of the whole city. */
const OF_A_UNIT: readonly Role[] = ['reporter', 'unit-leader', 'lead'];

export const isOfUnit = (role: Role): boolean => OF_A_UNIT.includes(role);

/** A grant as it is asked for; `units` are the codes that exist. */
export interface GrantOrder extends Grant {
  readonly reason: string;
}

/** The grant, or why it cannot be. */
export function checkGrant(
  order: GrantOrder,
  known: { readonly units: ReadonlySet<string>; readonly targets: ReadonlySet<number> },
): Refusal | undefined {
  if (order.reason.trim() === '') return refuse('reason-needed');
  if (isOfUnit(order.role) && order.unit === null) return refuse('grant-unit-needed');
  if (order.unit !== null && !known.units.has(order.unit)) {
    return refuse('unit-unknown', { code: order.unit });
  }
  const strange = order.targets?.find((target) => !known.targets.has(target));
  if (strange !== undefined) return refuse('grant-target-unknown', { target: strange });
  if (order.targets?.length === 0) return refuse('grant-targets-empty');
  return order.validTo !== null && order.validTo < order.validFrom
    ? refuse('grant-dates')
    : undefined;
}

/** In force, or going to be: not over by this day, nor taken back before it began. */
export const isLiving = (
  { validFrom, validTo }: Pick<Grant, 'validFrom' | 'validTo'>,
  day: IsoDate,
): boolean => validTo === null || (validTo >= day && validTo >= validFrom);

/** Ủy quyền: some of one's own work, to one colleague, from a day to a day. */
export interface Delegation {
  readonly from: { readonly id: number; readonly unit: string | null };
  readonly to: { readonly id: number; readonly unit: string | null; readonly disabled: boolean };
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
  readonly reason: string;
}

/** Longest absence that a person arranges alone; a longer one is a handover by the administrator. */
const LONGEST_DAYS = 92;

/**
 * The grants that a delegation passes on: those of a unit that its giver holds through all of its days and
 * was not lent by another. It has an end, is told with a reason, and never reaches beyond the giver's own.
 */
export function delegate(
  order: Delegation,
  own: readonly (Grant & { readonly passedBy: number | null })[],
  today: IsoDate,
): readonly Grant[] | Refusal {
  const { from, to, validFrom, validTo } = order;
  if (order.reason.trim() === '') return refuse('reason-needed');
  if (to.id === from.id) return refuse('delegate-to-self');
  if (to.disabled) return refuse('delegate-to-nobody');
  if (validFrom < today || validTo < validFrom) return refuse('grant-dates');
  if (validTo > addDays(validFrom, LONGEST_DAYS)) return refuse('delegation-too-long');
  const lent = own.filter(
    (grant) =>
      isOfUnit(grant.role) &&
      grant.passedBy === null &&
      grant.validFrom <= validFrom &&
      (grant.validTo === null || validTo <= grant.validTo),
  );
  // A substitute may open the page by a lent right; their own entering alone is not lent.
  if (!lent.some(({ role }) => rolesFor('delegate').includes(role))) {
    return refuse('delegate-nothing');
  }
  return lent.map(({ role, unit, targets }) => ({ role, unit, targets, validFrom, validTo }));
}

/**
 * Bàn giao: everything that one person holds passes to another from a day on. The giver's grants end the
 * day before; grants that end earlier anyway stay as they are, and what was lent by a colleague is not theirs
 * to pass on.
 */
export function handOver(
  own: readonly (Grant & { readonly id: number; readonly passedBy: number | null })[],
  from: IsoDate,
): { readonly end: readonly number[]; readonly lastDay: IsoDate; readonly give: readonly Grant[] } {
  const living = own.filter((grant) => grant.passedBy === null && isLiving(grant, from));
  return {
    end: living.map((grant) => grant.id),
    lastDay: addDays(from, -1),
    give: living.map(({ role, unit, targets, validFrom, validTo }) => ({
      ...{ role, unit, targets, validTo },
      validFrom: validFrom > from ? validFrom : from,
    })),
  };
}
