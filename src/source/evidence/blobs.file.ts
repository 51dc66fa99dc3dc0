// Bytes kept under their SHA-256, outside what the web server gives out.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface Blobs {
  /** Keeps the file that lies at `path` under its hash; safe on the disk when it returns. Twice is once. */
  keep(hash: string, path: string): Promise<void>;
  /** The bytes in pieces, or undefined when there are none. */
  read(hash: string): Promise<AsyncIterable<Uint8Array> | undefined>;
}

/** Blobs in a folder: ab/ab12… under two letters, for the program's own account alone. */
export function folderBlobs(folder: string): Blobs {
  const placeOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  return {
    async keep(hash, path) {
      const place = placeOf(hash);
      if (await isThere(place)) return;
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      const fresh = `${place}.${process.pid}.${process.hrtime.bigint()}`;
      try {
        await copyFile(path, fresh);
        await settle(fresh, 'r+');
        await rename(fresh, place);
      } finally {
        await rm(fresh, { force: true });
      }
      await settle(dirname(place), 'r');
    },
    async read(hash) {
      const place = placeOf(hash);
      return (await isThere(place)) ? createReadStream(place) : undefined;
    },
  };
}

const isThere = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** Written through to the disk: what was acknowledged survives a power cut. */
async function settle(path: string, mode: 'r' | 'r+'): Promise<void> {
  const file = await open(path, mode);
  try {
    if (mode === 'r+') await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The pieces as they come; the last is held back until the whole has the hash that it is kept under. */
export async function* verified(
  hash: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const seen = createHash('sha256');
  let held: Uint8Array | undefined;
  for await (const piece of bytes) {
    seen.update(piece);
    if (held) yield held;
    held = piece;
  }
  if (seen.digest('hex') !== hash) throw new Error(`kept bytes of ${hash} have changed`);
  if (held) yield held;
}
