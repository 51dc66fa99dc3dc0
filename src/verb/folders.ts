import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** The programme that a new instance starts from. */
export const CATALOGUE = join(ROOT, 'catalogue');

export const MIGRATIONS = join(ROOT, 'migrations');

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
};

/** Version of the program. */
export const VERSION = manifest.version;
