import type { IsoDate } from '../kernel/period.ts';

/** A day as people write it (dd/mm/yyyy) or as ISO; undefined when it is none. */
export function readDay(text: string): IsoDate | undefined {
  const plain = text.trim();
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain) ?? [];
  const day = y === '' ? plain : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined;
}
