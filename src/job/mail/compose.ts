// A mail is written when it goes out: with the work that is left by then, or not at all.
import type { Kysely } from 'kysely';
import { listAddressees } from '../../access/addressee.store.ts';
import type { Addressee } from '../../access/addressee.ts';
import { viewerOn } from '../../access/person.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { listItems } from '../../indicator/work/work.store.ts';
import { pressureOf, type WorkItem } from '../../indicator/work/work.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { workCalendarOf } from '../../source/report/plan-cycle.ts';
import type { Database } from '../../store/schema.ts';
import {
  type LetterAbout,
  lateLetter,
  resetLetter,
  toHtml,
  toText,
  type Letter as Words,
  workLetter,
} from '../../web/mail/letter.ts';
import { workLines } from '../../web/work/lines.ts';
import { concerns, stepOf, workdaysUntilTold } from './ladder.ts';
import type { Told } from './mail.store.ts';
import type { Letter, Mail } from './mail.ts';
import { ledUnits, staffOf } from './staff.ts';

export interface Desk {
  readonly db: Kysely<Database>;
  readonly catalogue: () => Promise<Catalogue>;
  readonly instanceName: string;
  /** PUBLIC_URL: where links of mail lead. */
  readonly origin: string;
}

/** A letter ready to go, with what it tells of; undefined when there is nothing left to say, or nobody to say it to. */
export interface Composed {
  readonly letter: Letter;
  readonly told: readonly Told[];
}

export async function composeMail(
  desk: Desk,
  mail: Mail,
  now: Date,
): Promise<Composed | undefined> {
  const [person] = await listAddressees(desk.db, [mail.person]);
  if (!person || person.email === null) return undefined;
  const about: LetterAbout = {
    ...{ language: person.language, name: person.name },
    ...{ instanceName: desk.instanceName, origin: desk.origin },
  };
  if (mail.template === 'password-reset') {
    return { letter: envelope(mail, person, resetLetter(about, mail.params)), told: [] };
  }
  if (person.choice === 'none') return undefined;
  return composeWork(desk, mail, { person, about, now });
}

interface WorkAbout {
  readonly person: Addressee;
  readonly about: LetterAbout;
  readonly now: Date;
}

async function composeWork(
  { db, catalogue: read }: Desk,
  mail: Exclude<Mail, { template: 'password-reset' }>,
  { person, about, now }: WorkAbout,
): Promise<Composed | undefined> {
  const catalogue = await read();
  const today = dayInVietnam(now);
  const calendar = workCalendarOf(catalogue);
  const viewer = viewerOn(today, person, person.grants, null);
  const whose = {
    work: () => viewer,
    'late-unit': () => staffOf(ledUnits(viewer)),
    'late-list': () => staffOf('all'),
  };
  const all = await listItems(db, whose[mail.template](), { catalogue, today });
  const items = all.filter(
    ({ until }) =>
      mail.template === 'work' || concerns(pressureOf(until, today, calendar), ALSO[mail.template]),
  );
  if (!isNeeded(mail, items)) return undefined;
  const lines = workLines(items, { catalogue, today, language: about.language });
  const words =
    mail.template === 'work'
      ? workLetter(about, lines, today)
      : lateLetter(about, mail.template, {
          ...{ lines, today, workdays: workdaysUntilTold(ALSO[mail.template]) },
        });
  const told = items.map(({ key, until }) => ({
    item: key,
    step: stepOf(pressureOf(until, today, calendar)),
  }));
  return { letter: envelope(mail, person, words), told };
}

const ALSO = { 'late-unit': 'unit-leader', 'late-list': 'standing-office' } as const;

/** A reminder of a cycle is needless once nothing of that cycle is left, whatever else there is to do. */
const isNeeded = (mail: Mail, items: readonly WorkItem[]): boolean =>
  mail.template === 'work' && mail.params.cycle !== undefined
    ? items.some(({ cycle }) => cycle === mail.params.cycle)
    : items.length > 0;

const envelope = (mail: Mail, { name, email }: Addressee, words: Words): Letter => ({
  to: { name, address: email ?? '' },
  subject: words.subject,
  text: toText(words),
  html: toHtml(words),
  messageId: `<${mail.messageId}>`,
  date: mail.at,
});
