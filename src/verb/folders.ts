import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** The programme that a new instance starts from. */
export const CATALOGUE = join(ROOT, 'catalogue');

export const MIGRATIONS = join(ROOT, 'migrations');
