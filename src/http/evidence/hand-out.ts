// A document goes out as a file to save, never as something that a browser runs or shows in our origin.
import { Problem } from '../../kernel/problem.ts';
import { verified } from '../../source/evidence/blobs.file.ts';
import type { Evidence } from '../../source/evidence/evidence.ts';
import type { RequestContext } from '../deps.ts';

export async function handOut(
  c: RequestContext,
  { hash, name, mediaType, size }: Pick<Evidence, 'hash' | 'name' | 'mediaType' | 'size'>,
): Promise<Response> {
  const bytes = await c.var.deps.evidence.blobs.read(hash).catch((error: unknown) => {
    c.var.log.error({ err: error, hash }, 'evidence not read');
    throw new Problem('evidence-store-down');
  });
  if (!bytes) {
    c.var.log.error({ hash }, 'evidence is gone from its store');
    throw new Problem('evidence-store-down');
  }
  const body = ReadableStream.from(verified(hash, bytes)) as ReadableStream<Uint8Array>;
  return c.body(body, 200, {
    'Content-Type': mediaType,
    'Content-Length': String(size),
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
  });
}

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
