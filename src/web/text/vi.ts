// Every word on screen, Vietnamese first; English must have the same keys.
import { access } from './vi/access.ts';
import { appendix } from './vi/appendix.ts';
import { assignments } from './vi/assignments.ts';
import { catalogue, definitions } from './vi/catalogue.ts';
import { checks } from './vi/checks.ts';
import { columns } from './vi/columns.ts';
import { cycles } from './vi/cycles.ts';
import { data } from './vi/data.ts';
import { figures } from './vi/figures.ts';
import { goals } from './vi/goals.ts';
import { identity } from './vi/identity.ts';
import { mail } from './vi/mail.ts';
import { people } from './vi/people.ts';
import { place } from './vi/place.ts';
import { receipt } from './vi/receipt.ts';
import { report } from './vi/report.ts';
import { scoreboard } from './vi/scoreboard.ts';
import { sheets } from './vi/sheets.ts';
import { shell } from './vi/shell.ts';
import { status } from './vi/status.ts';
import { target } from './vi/target.ts';
import { terms } from './vi/terms.ts';
import { work } from './vi/work.ts';

export const vi = {
  ...{ access, identity, shell, status, scoreboard, data, terms, target, place, receipt },
  ...{ catalogue, definitions, goals, appendix, assignments, figures, cycles, report },
  ...{ checks, work, mail, sheets, people },
  ...{ columns },
};

export type Texts = typeof vi;
