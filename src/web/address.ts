// Addresses: the whole state of a screen is in its query, with defaults left out.
import type { Page } from './page.ts';

export type QueryValue = string | number | null | undefined;
export type Query = Readonly<Record<string, QueryValue>>;

/** Kept by every link, so that language and instant stay while a person moves about. */
const CARRIED = ['lang', 'asOf', 'release'] as const;

/** Address of another screen; language, as-of instant and release go along. */
export function linkTo(page: Page, path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  fill(params, query);
  for (const name of CARRIED) {
    const value = page.query.get(name);
    if (value && !(name in query)) params.set(name, value);
  }
  return compose(path, params);
}

/** This address with some parameters changed; null removes one. */
export function linkHere(page: Page, changes: Query): string {
  const params = new URLSearchParams(page.query);
  params.delete('cursor');
  fill(params, changes);
  return compose(page.path, params);
}

/** The same address as another format: `/` becomes `/scoreboard.csv`. */
export function exportOf(page: Page, format: string, path: string = page.path): string {
  return compose(`${path === '/' ? '/scoreboard' : path}.${format}`, page.query);
}

/** Parameters of this address that a GET form must carry as hidden fields. */
export function carried(page: Page, owned: readonly string[]): (readonly [string, string])[] {
  return [...page.query].filter(([name]) => !owned.includes(name) && name !== 'cursor');
}

function fill(params: URLSearchParams, query: Query): void {
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') params.delete(name);
    else params.set(name, String(value));
  }
}

function compose(path: string, params: URLSearchParams): string {
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}
