import { timingSafeEqual } from 'node:crypto';
import { Problem } from '../../kernel/problem.ts';
import type { RequestContext } from '../deps.ts';
import { type Part, readParts } from './multipart.ts';
import type { KeptFile } from './uploads.ts';

/** A form as it was sent. A file, of which there is at most one, is on the disk already. */
export interface SentForm {
  /** The first value of a field, '' when it was not sent. */
  get(name: string): string;
  all(name: string): readonly string[];
  /** Fields whose names begin so, by the rest of their names. */
  startingWith(prefix: string): ReadonlyMap<string, string>;
  readonly file: KeptFile | null;
}

const FORM = /^application\/x-www-form-urlencoded/i;
const MULTIPART = /^multipart\/form-data/i;
const LONGEST_FIELDS = 2 * 1024 * 1024;

const read = new WeakMap<RequestContext, Promise<SentForm>>();

/** The form of this request, read once whoever asks first. */
export function readForm(c: RequestContext): Promise<SentForm> {
  const known = read.get(c) ?? receive(c);
  read.set(c, known);
  return known;
}

/** Two tokens alike, in a time that does not tell how far. */
export function sameToken(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

async function receive(c: RequestContext): Promise<SentForm> {
  const type = c.req.header('Content-Type') ?? '';
  if (FORM.test(type)) return formOf(new URLSearchParams(await c.req.text()), null);
  if (MULTIPART.test(type)) return receiveParts(c, type);
  throw new Problem('media-type-unsupported', { accepted: 'multipart/form-data' });
}

/** The session's token comes before the file, so that nobody else's page fills the disk. */
async function receiveParts(c: RequestContext, type: string): Promise<SentForm> {
  const { deps, viewer, csrf } = c.var;
  if (viewer.kind === 'anonymous') throw new Problem('sign-in-needed');
  const fields = new URLSearchParams();
  let file: KeptFile | null = null;
  let left = LONGEST_FIELDS;
  for await (const part of readParts(bodyOf(c), type)) {
    if (part.fileName === null) {
      const text = await textOf(part, left);
      left -= text.length;
      fields.append(part.name, text);
      continue;
    }
    const given = c.req.header('X-CSRF-Token') ?? fields.get('csrf') ?? '';
    if (csrf !== null && !sameToken(given, csrf)) {
      throw new Problem('csrf-mismatch');
    }
    // A file field left empty arrives as a nameless part without bytes.
    if (part.fileName === '' || file) continue;
    file = await deps.uploads.receive(part.fileName, part.body, deps.settings.uploadLimit);
  }
  return formOf(fields, file);
}

function bodyOf(c: RequestContext): AsyncIterable<Uint8Array> {
  const { body } = c.req.raw;
  return (body ?? new ReadableStream<Uint8Array>()) as unknown as AsyncIterable<Uint8Array>;
}

async function textOf(part: Part, limit: number): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of part.body) {
    size += piece.length;
    if (size > limit) throw new Problem('body-too-large', { limit: '2 MB' });
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

const formOf = (fields: URLSearchParams, file: KeptFile | null): SentForm => ({
  get: (name) => fields.get(name) ?? '',
  all: (name) => fields.getAll(name),
  startingWith: (prefix) =>
    new Map(
      [...fields]
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, value]) => [name.slice(prefix.length), value]),
    ),
  file,
});
