// Who signs in with two steps, and with what.
import type { Role } from './person.ts';

/** What a person has for a second step. */
export interface Factors {
  readonly code: boolean;
  readonly passkeys: number;
  readonly recoveryLeft: number;
}

/** How the first step was taken; `strong` ways prove two things at once. */
export interface FirstStep {
  readonly roles: readonly Role[];
  readonly factors: Factors;
  readonly demonstration: boolean;
  /** A passkey that checked its holder, or an issuer that is trusted to ask for two. */
  readonly strong: boolean;
}

const ALWAYS_TWO: readonly Role[] = ['admin', 'secretariat'];

/** Administrators and the standing office, on a real instance. */
export const mustHaveTwo = ({
  roles,
  demonstration,
}: Pick<FirstStep, 'roles' | 'demonstration'>): boolean =>
  !demonstration && roles.some((role) => ALWAYS_TWO.includes(role));

/**
 * What comes after the first step: nothing, a second step, or setting one up before anything else.
 * Who has one-time codes is always asked; a passkey alone is asked where two steps are required.
 */
export function nextStep(first: FirstStep): 'enter' | 'second' | 'enrol' {
  if (first.strong) return 'enter';
  const { code, passkeys } = first.factors;
  if (!mustHaveTwo(first)) return code ? 'second' : 'enter';
  return code || passkeys > 0 ? 'second' : 'enrol';
}
