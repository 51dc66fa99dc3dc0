import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

// Few clients, few headers: read each once.
const read = new Map<string, Encoding>();

/** The best encoding that an Accept-Encoding header allows. */
export function encodingOf(header: string | undefined): Encoding {
  if (!header) return 'identity';
  const known = read.get(header);
  if (known) return known;
  const encoding = choose(header);
  if (read.size < 500) read.set(header, encoding);
  return encoding;
}

function choose(header: string): Encoding {
  const accepted = new Set(
    header
      .toLowerCase()
      .split(',')
      .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
      .map((part) => part.split(';', 1)[0]?.trim()),
  );
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') || accepted.has('x-gzip') ? 'gzip' : 'identity';
}

const TEXT = /^(text\/|image\/svg|application\/([\w.-]+\+)?(json|xml|javascript|yaml))/;
const SMALLEST = 860;

/** True for what gets smaller by compression and is long enough to matter (a packet holds the rest). */
export const isCompressible = (type: string, length: number): boolean =>
  length >= SMALLEST && TEXT.test(type);

/** Compressed off the main thread, at levels that cost about a millisecond for a page. */
export async function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    };
    return brotliAsync(body, { params });
  }
  return encoding === 'gzip' ? gzipAsync(body, { level: 2 }) : body;
}
