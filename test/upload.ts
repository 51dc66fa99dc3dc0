// Files as a browser sends them, and pages as a person reads them.
import type { TestApp } from './app.ts';
import { type Answer, type Person, personOf } from './person.ts';

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** Name of the field; `file` where nothing else is said. */
  readonly field?: string;
}

export interface SentForm {
  readonly file?: SentFile | null;
  readonly fields?: Readonly<Record<string, string>>;
}

/** A multipart form: the form token, fields, then the file. */
export function upload(
  app: Pick<TestApp, 'url'>,
  person: Person,
  path: string,
  { file = null, fields = {} }: SentForm,
): Promise<Answer> {
  const { 'X-CSRF-Token': csrf = '', ...own } = person.headers;
  const form = new FormData();
  for (const [name, value] of Object.entries({ csrf, ...fields })) form.append(name, value);
  if (file) {
    const bytes =
      typeof file.bytes === 'string' ? new TextEncoder().encode(file.bytes) : file.bytes;
    form.append(file.field ?? 'file', new Blob([new Uint8Array(bytes)]), file.name);
  }
  // The token goes in the form, as a browser without script sends it.
  return personOf(app.url, own).send(path, { method: 'POST', body: form });
}

/** A form with fields that may repeat. */
export const submitAll = (
  person: Person,
  path: string,
  fields: readonly (readonly [string, string])[],
): Promise<Answer> => {
  const { 'X-CSRF-Token': csrf = '' } = person.headers;
  const body = new URLSearchParams([
    ['csrf', csrf],
    ...fields.map(([k, v]): [string, string] => [k, v]),
  ]);
  return person.send(path, { method: 'POST', body });
};

/** Where a redirect leads, or a note of what came instead. */
export const whereTo = (answer: Answer): string =>
  answer.headers.get('location') ?? `${answer.status} ${titleOf(answer.text)}`;

/** Goes on to where a form led. */
export const follow = (person: Person, answer: Answer): Promise<Answer> =>
  person.get(whereTo(answer));

/** The first heading. */
export const titleOf = (html: string): string =>
  textOf(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1]);

/** Lines of the error summary. */
export const errorsOf = (html: string): readonly string[] => {
  const summary = /<div class="errors"[\s\S]*?<ul>([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '';
  return [...summary.matchAll(/<li>([\s\S]*?)<\/li>/g)].map((match) => textOf(match[1]));
};

/** Text without tags, spaces joined. */
export const textOf = (html = ''): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

/** Hidden fields of the page by name. */
export const hiddenOf = (html: string): ReadonlyMap<string, string> =>
  new Map(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  );

/** Numbers of rows in a table of the database. */
export const countOf = async ({ database }: TestApp, what: string): Promise<number> =>
  Number((await database.pool.query(`select count(*) as n from ${what}`)).rows[0].n);
