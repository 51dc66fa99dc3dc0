import { createHash } from 'node:crypto';
import type { Viewer } from '../access/person.ts';

/** Data revision and day in Vietnam: an answer made of the same address and stamp is the same. */
export const stampOf = (revision: number, now: Date): string =>
  `${revision}.${Math.floor((now.getTime() + 7 * 3_600_000) / 86_400_000)}`;

/** A weak ETag: two answers with equal parts say the same, however they are compressed. */
export const etagOf = (...parts: readonly string[]): string =>
  `W/"${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22)}"`;

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
export function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag) return true;
  const bare = etag.replace(/^W\//, '');
  return header.split(',').some((one) => {
    const given = one.trim();
    return given === '*' || given.replace(/^W\//, '') === bare;
  });
}

/** What of a viewer shapes an answer: person, grants, scopes and the session's form token. */
export const viewerKey = (viewer: Viewer, csrf: string | null): string =>
  viewer.kind === 'anonymous'
    ? ''
    : JSON.stringify([viewer.person.id, viewer.grants, viewer.scopes, csrf]);

/** One address for one content: the query in order of its names. */
export function normaliseAddress(url: string): string {
  const at = url.indexOf('?');
  if (at < 0) return url;
  const query = url.slice(at + 1);
  if (!query.includes('&')) return query === '' ? url.slice(0, at) : url;
  const pairs = query.split('&').filter(Boolean);
  return `${url.slice(0, at)}?${pairs.sort((a, b) => compare(nameOf(a), nameOf(b))).join('&')}`;
}

// Values of a repeated name keep their order: it may matter.
const nameOf = (pair: string): string => pair.split('=', 1)[0] ?? '';
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
