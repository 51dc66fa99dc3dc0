import { toSecret } from '../../access/secret.file.ts';
import { carriesSession } from '../cookie.ts';
import { type Deps, isReading, type RequestContext, type Step } from '../deps.ts';
import { compress, type Encoding, encodingOf, isCompressible } from '../encoding.ts';
import type { CachedPage } from '../page-cache.ts';
import { etagOf, matches, normaliseAddress, stampOf, viewerKey } from '../validator.ts';
import { securityHeaders } from './security-headers.ts';

/** Addresses whose answer depends on more than data revision, day and viewer. */
const NEVER =
  /^\/(healthz|readyz|metrics|events|sign-in|first-sign-in|set-password|forgotten-password|account|assets|api\/v1\/(sessions|journal\/verify))(\/|$)/;

export const cacheKey = (encoding: Encoding, address: string): string =>
  `${encoding}|${normaliseAddress(address)}`;

/**
 * Compresses answers, tags them by data revision, day and the viewer's grants, answers 304, and keeps
 * what readers without sign-in get, finished, for front.ts to send again.
 */
export const keepPages = (deps: Deps): Step => {
  const security = securityHeaders(deps.settings);
  // Another start may render another way, even of the same version.
  const program = `${deps.settings.version} ${toSecret(deps.random(6))}`;
  return async (c, next) => {
    keepText(c);
    const encoding = encodingOf(c.req.header('Accept-Encoding'));
    if (!isReading(c.req.method) || NEVER.test(c.req.path)) {
      await next();
      if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
      await shrink(c, encoding);
      return;
    }
    const stamp = stampOf(deps.revision.current(), c.var.now);
    const address = normaliseAddress(c.env.incoming.url ?? c.req.path);
    const viewer = viewerKey(c.var.viewer, c.var.csrf);
    const work = String(c.var.work ?? '');
    const etag = etagOf(program, stamp, viewer, work, c.var.language, address);
    if (matches(c.req.header('If-None-Match'), etag)) {
      c.res = new Response(null, { status: 304, headers: unchangedHeaders(etag, viewer === '') });
      return;
    }
    const key = cacheKey(encoding, address);
    const rendering = { deps, key, stamp, etag, encoding, security };
    await (isForAll(c) ? renderOnce : renderOwn)(c, rendering, next);
  };
};

// A page is a string when it is made; as the body of a Response it would be encoded and copied twice. The
// Response stays empty until shrink() gives it the bytes to send.
function keepText(c: RequestContext): void {
  const html: (...words: Parameters<typeof c.html>) => Response | Promise<Response> =
    c.html.bind(c);
  c.html = ((page: string | Promise<string>, ...rest: never[]) => {
    if (typeof page !== 'string') return html(page, ...rest);
    c.set('page', page);
    return html('', ...rest);
  }) as typeof c.html;
}

async function bytesOf(c: RequestContext, type: string): Promise<Buffer> {
  const { page } = c.var;
  if (page !== undefined && type.startsWith('text/html')) return Buffer.from(page);
  return Buffer.from(await c.res.arrayBuffer());
}

const isForAll = (c: RequestContext): boolean =>
  c.var.viewer.kind === 'anonymous' && !carriesSession(c.req.header('Cookie'));

interface Rendering {
  readonly deps: Deps;
  readonly key: string;
  readonly stamp: string;
  readonly etag: string;
  readonly encoding: Encoding;
  readonly security: readonly (readonly [string, string])[];
}

/** For one viewer: tagged, never kept here. */
async function renderOwn(
  c: RequestContext,
  { etag, encoding }: Rendering,
  next: () => Promise<void>,
): Promise<void> {
  await next();
  if (c.res.status === 200) tag(c, etag, false);
  await shrink(c, encoding);
}

/** One of those who wait for a page renders it; a page that cannot be kept is rendered by each. */
async function renderOnce(
  c: RequestContext,
  rendering: Rendering,
  next: () => Promise<void>,
): Promise<void> {
  const { deps, key, stamp, etag, encoding } = rendering;
  let own = false;
  const page = await deps.pages.share(key, stamp, async () => {
    own = true;
    await next();
    if (c.res.status !== 200 || c.res.headers.has('Cache-Control')) return undefined;
    tag(c, etag, true);
    const body = await shrink(c, encoding);
    if (!body) return undefined;
    const kept = toPage(c, body, rendering);
    deps.pages.keep(key, stamp, kept);
    return kept;
  });
  if (own) {
    if (!page) await shrink(c, encoding);
  } else if (page) {
    c.res = new Response(new Uint8Array(page.body), {
      status: 200,
      headers: pairsOf(page.headers),
    });
  } else {
    await next();
    await shrink(c, encoding);
  }
}

function tag(c: RequestContext, etag: string, open: boolean): void {
  const { headers } = c.res;
  if (headers.get('Cache-Control') === 'no-store') return;
  headers.set('ETag', etag);
  if (!headers.has('Cache-Control'))
    headers.set('Cache-Control', open ? 'no-cache' : 'private, no-cache');
  headers.set('Vary', 'Accept-Encoding, Cookie, Authorization');
}

const unchangedHeaders = (etag: string, open: boolean): [string, string][] => [
  ['ETag', etag],
  ['Cache-Control', open ? 'no-cache' : 'private, no-cache'],
  ['Vary', 'Accept-Encoding, Cookie, Authorization'],
];

/** Replaces the answer by a compressed one where that helps; gives the final body of a text. */
async function shrink(c: RequestContext, encoding: Encoding): Promise<Buffer | undefined> {
  const { headers } = c.res;
  const type = headers.get('Content-Type') ?? '';
  if (c.res.body === null || headers.has('Content-Encoding') || !isCompressible(type, Infinity)) {
    return undefined;
  }
  const plain = await bytesOf(c, type);
  const small = isCompressible(type, plain.length) ? await compress(plain, encoding) : plain;
  const answer = new Response(new Uint8Array(small), { status: c.res.status, headers });
  if (small !== plain) answer.headers.set('Content-Encoding', encoding);
  answer.headers.set('Content-Length', String(small.length));
  if (!answer.headers.has('Vary')) answer.headers.set('Vary', 'Accept-Encoding');
  c.res = undefined;
  c.res = answer;
  return small;
}

function toPage(c: RequestContext, body: Buffer, { etag, security }: Rendering): CachedPage {
  const own = [...c.res.headers].filter(([name]) => !NOT_KEPT.has(name));
  return {
    etag,
    body,
    headers: [...own, ['Content-Language', c.var.language] as const, ...security].flat(),
    unchanged: [...unchangedHeaders(etag, true), ...security].flat(),
  };
}

// Belong to one answer, or are added for every answer below.
const NOT_KEPT = new Set(['x-request-id', 'set-cookie', 'content-language']);

function pairsOf(headers: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i < headers.length; i += 2) {
    pairs.push([headers[i] ?? '', headers[i + 1] ?? '']);
  }
  return pairs;
}
