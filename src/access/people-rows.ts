// People from a sheet, one a row: read and checked as a whole before anything is written.
import type { IsoDate } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { fold, normalise } from '../kernel/text.ts';
import { checkGrant, type GrantOrder, isOfUnit } from './grant.ts';
import type { PersonWords } from './people.ts';
import type { Role } from './person.ts';
import { isRole } from './person.ts';
import { checkPerson, isUsername } from './person-words.ts';

/** Headings of the sheet, in its order. */
export const PEOPLE_HEADS = [
  'Tên đăng nhập',
  'Họ và tên',
  'Mã đơn vị',
  'Địa chỉ thư',
  'Vai trò',
  'Mục tiêu',
  'Đến hết ngày',
  'Căn cứ',
] as const;

/** Names of roles as people write them. */
const ROLE_WORDS: Readonly<Record<string, Role>> = {
  'quản trị hệ thống': 'admin',
  'cơ quan thường trực': 'secretariat',
  'thư ký': 'secretariat',
  'lãnh đạo thành phố': 'city-leader',
  'chủ trì theo dõi': 'lead',
  'lãnh đạo đơn vị': 'unit-leader',
  'cán bộ đầu mối': 'reporter',
  'kiểm toán, thanh tra': 'auditor',
  'kiểm toán viên': 'auditor',
  'hệ thống kết nối': 'service',
};

export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface NewPerson {
  readonly row: number;
  readonly username: string;
  readonly words: PersonWords;
  readonly grants: readonly GrantOrder[];
}

export interface RowFault {
  readonly row: number;
  readonly vi: string;
  readonly en: string;
}

export interface PeopleReading {
  readonly fresh: readonly NewPerson[];
  /** User names that exist already and stay as they are. */
  readonly present: readonly string[];
  readonly faults: readonly RowFault[];
}

export interface PeopleSetting {
  readonly units: ReadonlySet<string>;
  readonly targets: ReadonlySet<number>;
  readonly usernames: ReadonlySet<string>;
  /** E-mail addresses of accounts, in small letters. */
  readonly emails: ReadonlySet<string>;
  readonly today: IsoDate;
}

/** Reads the rows below the heading; undefined when there is no heading row. */
export function readPeople(
  rows: readonly SheetRow[],
  setting: PeopleSetting,
): PeopleReading | undefined {
  const first = fold(PEOPLE_HEADS[0]);
  const at = rows.findIndex(({ cells }) => cells.some((cell) => fold(cell) === first));
  const head = rows[at];
  if (!head) return undefined;
  const places = PEOPLE_HEADS.map((name) =>
    head.cells.findIndex((cell) => fold(cell) === fold(name)),
  );
  const fresh: NewPerson[] = [];
  const present = new Set<string>();
  const faults: RowFault[] = [];
  for (const { row, cells } of rows.slice(at + 1)) {
    const texts = places.map((place) => normalise(cells[place] ?? ''));
    if (texts.every((text) => text === '')) continue;
    const answer = readRow(row, texts, setting);
    if ('vi' in answer) faults.push(answer);
    else if (setting.usernames.has(answer.username)) present.add(answer.username);
    else {
      const joined = joinTo(fresh, answer, setting);
      if (joined) faults.push(joined);
    }
  }
  return { fresh, present: [...present], faults };
}

/** A person has a row for each right; what does not fit with the rows before is a fault. */
function joinTo(
  fresh: NewPerson[],
  person: NewPerson,
  { emails }: PeopleSetting,
): RowFault | undefined {
  const { row, username, words } = person;
  const at = fresh.findIndex((one) => one.username === username);
  const earlier = fresh[at];
  if (!earlier) {
    const email = words.email?.toLowerCase();
    const taken =
      email !== undefined &&
      (emails.has(email) || fresh.some((one) => one.words.email?.toLowerCase() === email));
    if (taken) return faultOf(row, new Problem('email-taken', { email: words.email ?? '' }));
    fresh.push(person);
    return undefined;
  }
  const { name, unit, email } = earlier.words;
  const same = name === words.name && unit === words.unit && email === words.email;
  if (!same) {
    return {
      row,
      vi: `Tên đăng nhập đã có ở dòng ${earlier.row} với họ tên, đơn vị hoặc địa chỉ thư khác.`,
      en: `The user name stands in row ${earlier.row} with another name, unit or address.`,
    };
  }
  fresh[at] = { ...earlier, grants: [...earlier.grants, ...person.grants] };
  return undefined;
}

function readRow(
  row: number,
  texts: readonly string[],
  setting: PeopleSetting,
): NewPerson | RowFault {
  const [user = '', name = '', unit = '', email = '', roleText = '', targetText = ''] = texts;
  const [, , , , , , until = '', reason = ''] = texts;
  const username = user.toLowerCase();
  if (!isUsername(username)) return faultOf(row, new Problem('username-invalid'));
  const words = { name, unit: unit || null, email: email || null };
  const refusal = checkPerson(words, setting.units);
  if (refusal) return faultOf(row, new Problem(refusal.code, refusal.params));
  const role = roleOf(roleText);
  if (roleText === '') return { row, username, words, grants: [] };
  if (!role) return { row, ...unknownRole(roleText) };
  const validTo = until === '' ? null : dayOf(until);
  if (validTo === undefined) return { row, ...unknownDay(until) };
  const grant: GrantOrder = {
    // The unit of a row is where its person works; a role of the whole city is not narrowed to it.
    ...{ role, unit: isOfUnit(role) ? words.unit : null, validTo, reason },
    targets: targetText === '' ? null : targetText.split(/[\s,;]+/).map(Number),
    validFrom: setting.today,
  };
  const wrong = checkGrant(grant, setting);
  if (wrong) return faultOf(row, new Problem(wrong.code, wrong.params));
  return { row, username, words, grants: [grant] };
}

const faultOf = (row: number, problem: Problem): RowFault => ({
  row,
  vi: problem.say('vi'),
  en: problem.say('en'),
});

function roleOf(text: string): Role | undefined {
  const code = text.toLowerCase();
  if (isRole(code)) return code;
  const found = Object.entries(ROLE_WORDS).find(([words]) => fold(words) === fold(text));
  return found?.[1];
}

/** 31/12/2026 or 2026-12-31. */
function dayOf(text: string): IsoDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  const date = new Date(`${iso}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso;
  return real ? iso : undefined;
}

const unknownRole = (text: string) => ({
  vi: `Không có vai trò «${text}». Dùng một trong: ${Object.keys(ROLE_WORDS).join('; ')}.`,
  en: `There is no role «${text}». Use one of: ${Object.keys(ROLE_WORDS).join('; ')}.`,
});

const unknownDay = (text: string) => ({
  vi: `«${text}» không phải ngày. Viết như 31/12/2026.`,
  en: `«${text}» is not a day. Write it like 31/12/2026.`,
});
