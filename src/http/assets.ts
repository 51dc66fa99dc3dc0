import type { Hono } from 'hono';
import { Problem } from '../kernel/problem.ts';
import { ASSETS_PATH, type AssetFile } from '../web/assets.ts';
import type { Env } from './deps.ts';
import { type Encoding, encodingOf } from './encoding.ts';

/** Bundled files; their names carry their content, so a browser asks for each once. */
export function addAssets(app: Hono<Env>): void {
  app.get(`${ASSETS_PATH}:name`, (c) => {
    const file = c.var.deps.assets.files.get(c.req.path);
    if (!file) throw new Problem('not-found', { what: c.req.path, what_en: c.req.path });
    const encoding = encodingOf(c.req.header('Accept-Encoding'));
    const body = bodyFor(file, encoding);
    const headers: Record<string, string> = {
      'Content-Type': file.type,
      'Content-Length': String(body.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
    };
    if (body !== file.body) headers['Content-Encoding'] = encoding;
    return c.body(new Uint8Array(body), 200, headers);
  });
}

function bodyFor(file: AssetFile, encoding: Encoding): Uint8Array {
  if (encoding === 'identity') return file.body;
  return file[encoding] ?? file.body;
}
