import { access } from './en/access.ts';
import { appendix } from './en/appendix.ts';
import { assignments } from './en/assignments.ts';
import { catalogue, definitions } from './en/catalogue.ts';
import { checks } from './en/checks.ts';
import { columns } from './en/columns.ts';
import { cycles } from './en/cycles.ts';
import { data } from './en/data.ts';
import { figures } from './en/figures.ts';
import { goals } from './en/goals.ts';
import { identity } from './en/identity.ts';
import { mail } from './en/mail.ts';
import { people } from './en/people.ts';
import { place } from './en/place.ts';
import { receipt } from './en/receipt.ts';
import { report } from './en/report.ts';
import { scoreboard } from './en/scoreboard.ts';
import { sheets } from './en/sheets.ts';
import { shell } from './en/shell.ts';
import { status } from './en/status.ts';
import { target } from './en/target.ts';
import { terms } from './en/terms.ts';
import { work } from './en/work.ts';
import type { Texts } from './vi.ts';

export const en = {
  access,
  identity,
  shell,
  status,
  scoreboard,
  data,
  terms,
  target,
  place,
  receipt,
  ...{ catalogue, definitions, goals, appendix, assignments, figures, cycles, report },
  ...{ checks, work, mail, sheets, people },
  ...{ columns },
} satisfies Texts;
