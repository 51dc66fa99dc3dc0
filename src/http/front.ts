import type { IncomingMessage, ServerResponse } from 'node:http';
import { carriesSession } from './cookie.ts';
import type { Deps } from './deps.ts';
import { encodingOf } from './encoding.ts';
import type { Metrics } from './metrics.ts';
import { cacheKey } from './step/keep-pages.ts';
import { matches, stampOf } from './validator.ts';

/**
 * Answers a reader without sign-in from the page cache, before any routing: no database, no rendering,
 * no compression. False when there is nothing kept, and the app has to answer.
 */
export function createFront(
  { pages, revision, clock }: Pick<Deps, 'pages' | 'revision' | 'clock'>,
  metrics: Metrics,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    if (!isForAll(request)) return false;
    const { headers, url = '/' } = request;
    const key = cacheKey(encodingOf(headers['accept-encoding'] as string | undefined), url);
    const page = pages.find(key, stampOf(revision.current(), clock()));
    if (!page) return false;
    const status = matches(headers['if-none-match'], page.etag) ? 304 : 200;
    response.writeHead(status, (status === 304 ? page.unchanged : page.headers) as string[]);
    if (status === 304 || request.method === 'HEAD') response.end();
    else response.end(page.body);
    metrics.hit(status);
    return true;
  };
}

const isForAll = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  headers.authorization === undefined &&
  !carriesSession(headers.cookie);
