import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { IsoDate } from '../../kernel/period.ts';

/**
 * The same archive with some XML parts edited and every entry dated `day`, so that equal content
 * gives equal bytes. Entry times are local in the format, hence the local date.
 */
export function rewriteZip(
  bytes: Uint8Array,
  day: IsoDate,
  edits: Readonly<Record<string, (xml: string) => string>> = {},
): Uint8Array {
  const [year = 2000, month = 1, date = 1] = day.split('-').map(Number);
  const entries = Object.entries(unzipSync(bytes)).map(([name, content]) => {
    const edit = edits[name];
    return [name, edit ? strToU8(edit(strFromU8(content))) : content] as const;
  });
  return zipSync(Object.fromEntries(entries), {
    level: 6,
    mtime: new Date(year, month - 1, date),
  });
}
