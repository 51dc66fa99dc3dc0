import type { Grant, Person } from './person.ts';

/** How a person wants to hear of tasks; mail about the account itself always comes. */
export const MAIL_CHOICES = ['immediate', 'daily', 'none'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

export const isMailChoice = (text: string): text is MailChoice =>
  MAIL_CHOICES.some((choice) => choice === text);

const LONGEST = 254;
const ADDRESS =
  /^[^\s@<>()[\],;:\\"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.)+[\p{L}]{2,63}$/u;

/** One plain address, such as an.nguyen@hue.gov.vn: no name, no list, no comment (RFC 5321, 4.5.3.1). */
export const isMailAddress = (text: string): boolean =>
  text.length <= LONGEST && ADDRESS.test(text);

/** A person as mail sees them, with all grants whatever their dates. */
export interface Addressee extends Person {
  readonly email: string | null;
  readonly choice: MailChoice;
  readonly language: 'vi' | 'en';
  readonly grants: readonly Grant[];
}

export type MailWish = Pick<Addressee, 'email' | 'choice' | 'language'>;
