import type { Catalogue } from '../../catalogue/catalogue.ts';
import { wordsOf } from '../catalogue-words.ts';
import { type Page, textsOf } from '../page.ts';
import { sayCycle } from '../report/words.ts';

/** An entry of the journal with the name of who made it. */
export interface JournalLine {
  readonly seq: number;
  readonly at: Date;
  readonly by: string;
  readonly action: string;
  readonly subject: string;
}

/** What names the things that entries are about. */
export interface JournalNames {
  readonly catalogue: Catalogue;
  readonly personName: (username: string) => string;
}

/** What was done, in words; the code itself where there are none. */
export const actionWords = (page: Page, action: string): string =>
  textsOf(page.language).people.actions[action] ?? action;

/** The user name that a subject is about. */
export const personIn = (subject: string): string | null =>
  /^person\/(.+)$/.exec(subject)?.[1] ?? null;

/** What an entry is about, in words; the subject as written where there are none. */
export function subjectWords(page: Page, subject: string, names: JournalNames): string {
  const [kind = '', first = '', ...rest] = subject.split('/');
  const t = textsOf(page.language).people.journal.subjects;
  if (kind === 'simulation') return t.simulation;
  if (first === '') return t.whole[kind] ?? subject;
  return sayOne({ kind, first, second: rest.join('/') }, page, names) ?? subject;
}

interface Parts {
  readonly kind: string;
  readonly first: string;
  readonly second: string;
}

function sayOne(
  { kind, first, second }: Parts,
  page: Page,
  { catalogue, personName }: JournalNames,
): string | null {
  const t = textsOf(page.language).people.journal.subjects;
  const { unitName, indicator } = wordsOf(catalogue);
  const cycle = (code: string): string => sayCycle(code, page.language);
  const column = (code: string): string => indicator(code)?.name ?? code;
  const element = (code: string): string =>
    catalogue.elements.find((one) => one.code === code)?.name ?? code;
  const words: Readonly<Record<string, () => string | null>> = {
    report: () =>
      second === '' ? t.reportNumbered(first) : t.report(cycle(first), unitName(second)),
    column: () => t.column(column(first), cycle(second)),
    cycle: () => t.cycle(cycle(first)),
    person: () => t.person(personName(first)),
    unit: () => t.unit(unitName(first)),
    token: () => t.token(first),
    assignment: () => t.assignment(element(first)),
    indicator: () => t.indicator(column(first)),
    goal: () => t.goal(first.split('-', 1)[0] ?? first),
    check: () => t.check(catalogue.checks.find(({ code }) => code === first)?.name ?? first),
    mapping: () => t.mapping(first),
    document: () => t.document,
    programme: () => t.office,
  };
  return words[kind]?.() ?? null;
}
