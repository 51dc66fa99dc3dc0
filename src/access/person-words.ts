// How an account is named, and what may stand in it.
import { type Refusal, refuse } from '../kernel/refusal.ts';

export const isUsername = (text: string): boolean => /^[a-z0-9][a-z0-9.-]{1,63}$/.test(text);

// Nothing in it parts one address from the next, or ends it.
const EMAIL = /^[^\s@"<>()[\]\\,;:]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** Why name, unit and address cannot stand; undefined when they can. */
export function checkPerson(
  words: { readonly name: string; readonly unit: string | null; readonly email: string | null },
  units: ReadonlySet<string>,
): Refusal | undefined {
  if (words.name.trim() === '') return refuse('person-name-needed');
  if (words.unit !== null && !units.has(words.unit)) {
    return refuse('unit-unknown', { code: words.unit });
  }
  if (words.email !== null && !EMAIL.test(words.email)) {
    return refuse('email-invalid', { email: words.email });
  }
  return undefined;
}
