// The stylesheet, the script and the fonts, bundled at start into files named by their content.
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Assets } from './page.ts';

export interface AssetFile {
  readonly type: string;
  readonly body: Uint8Array;
  /** Compressed once; null for what is compressed by nature. */
  readonly br: Uint8Array | null;
  readonly gzip: Uint8Array | null;
}

export interface BuiltAssets {
  readonly assets: Assets;
  /** By address: `/assets/site-1A2B3C4D.css`. The name carries the hash: cache for ever. */
  readonly files: ReadonlyMap<string, AssetFile>;
}

export const ASSETS_PATH = '/assets/';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Bundles in memory; about 0.1 s. Throws with esbuild's message when a source file is wrong. */
export async function buildAssets(): Promise<BuiltAssets> {
  const esbuild = await import('esbuild');
  const built = await esbuild.build({
    entryPoints: [
      ...['style/site.css', 'style/icon.svg', 'islands/site.ts'],
      ...['islands/entry.ts', 'islands/form-worker.ts'],
    ].map(here),
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['chrome99', 'firefox97', 'safari15.4'],
    loader: { '.woff2': 'file', '.svg': 'copy' },
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    outdir: here('out'),
    publicPath: ASSETS_PATH,
    logLevel: 'silent',
    legalComments: 'none',
  });
  await esbuild.stop();
  const files = new Map(
    built.outputFiles.map(({ path, contents }) => [addressOf(path), fileOf(path, contents)]),
  );
  return { assets: assetsOf([...files.keys()]), files };
}

const addressOf = (path: string): string => ASSETS_PATH + path.slice(path.lastIndexOf('/') + 1);

function fileOf(path: string, body: Uint8Array): AssetFile {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  const type = TYPES[extension] ?? 'application/octet-stream';
  if (extension === 'woff2') return { type, body, br: null, gzip: null };
  return { type, body, br: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }) };
}

function assetsOf(addresses: readonly string[]): Assets {
  const find = (start: string, end: string): string => {
    const address = addresses.find((a) => a.startsWith(ASSETS_PATH + start) && a.endsWith(end));
    if (!address) throw new Error(`bundle lacks ${start}*${end}`);
    return address;
  };
  return {
    css: find('site-', '.css'),
    js: find('site-', '.js'),
    entry: find('entry-', '.js'),
    worker: find('form-worker-', '.js'),
    icon: find('icon-', '.svg'),
    preload: [
      find('be-vietnam-pro-latin-400', '.woff2'),
      find('be-vietnam-pro-vietnamese-400', '.woff2'),
    ],
  };
}
