// Files between their upload and the end of the work on them, with what was typed on the way.
import { createHash } from 'node:crypto';
import {
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../kernel/problem.ts';
import { normalise } from '../../kernel/text.ts';

/** A file that was received: kept once for its content, found by its SHA-256. */
export interface KeptFile {
  readonly name: string;
  readonly hash: string;
  readonly size: number;
  readonly path: string;
}

export type WorkKind = 'figures' | 'appendix' | 'assignments' | 'report-sheet' | 'people';

/** One person's work on one file. The same person with the same file comes back to the same work. */
export interface Work<State = unknown> {
  readonly id: string;
  readonly kind: WorkKind;
  readonly by: string;
  readonly file: KeptFile;
  readonly begun: Date;
  readonly saved: Date;
  readonly state: State;
}

export interface Uploads {
  /** Streams a file to the disk; refuses it with `body-too-large` as soon as it passes the limit. */
  receive(name: string, bytes: AsyncIterable<Uint8Array>, limit: number): Promise<KeptFile>;
  /** Begins the work, or begins it anew with this state. */
  begin<S>(about: Pick<Work, 'kind' | 'by' | 'file'>, state: S, now: Date): Promise<Work<S>>;
  find<S>(kind: WorkKind, id: string, by: string): Promise<Work<S> | undefined>;
  save<S>(work: Work<S>, state: S, now: Date): Promise<Work<S>>;
  list<S>(kind: WorkKind, by: string): Promise<readonly Work<S>[]>;
  /** A file beside the work, such as its results; gone with it. */
  besides(work: Work, name: string): string;
  /** Removes what nobody has touched for a week, and what broke off while arriving. */
  sweep(now: Date): Promise<void>;
}

const WEEK = 7 * 24 * 3_600_000;
const HOUR = 3_600_000;
const ID = /^[0-9a-f]{24}$/;

/** Opens the folder, which is made when it is not there. */
export async function openUploads(folder: string): Promise<Uploads> {
  const places = { arriving: 'arriving', files: 'files', work: 'work' };
  const at = (place: keyof typeof places, ...name: string[]) =>
    join(folder, places[place], ...name);
  for (const place of ['arriving', 'files', 'work'] as const) {
    await mkdir(at(place), { recursive: true });
  }
  let arrivals = 0;
  const write = async <S>(work: Work<S>): Promise<Work<S>> => {
    const path = at('work', work.id, 'work.json');
    await mkdir(at('work', work.id), { recursive: true });
    arrivals += 1;
    const fresh = `${path}.${process.pid}.${arrivals}`;
    await writeFile(fresh, JSON.stringify(work));
    await rename(fresh, path);
    // Work in use keeps its file from being swept; the file may have been, meanwhile, by another.
    await utimes(work.file.path, work.saved, work.saved).catch(() => {});
    return work;
  };
  const read = async <S>(id: string): Promise<Work<S> | undefined> => {
    const text = await readFile(at('work', id, 'work.json'), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : revive<S>(JSON.parse(text));
  };
  const all = async (): Promise<Work[]> => {
    const ids = (await readdir(at('work'))).filter((id) => ID.test(id));
    const found = await Promise.all(ids.map((id) => read(id)));
    return found.filter((work) => work !== undefined);
  };
  return {
    async receive(name, bytes, limit) {
      arrivals += 1;
      const arriving = at('arriving', `${process.pid}-${arrivals}`);
      try {
        const { hash, size } = await store(arriving, bytes, limit);
        const path = at('files', hash);
        await rename(arriving, path);
        return { name: fileName(name), hash, size, path };
      } catch (error) {
        await rm(arriving, { force: true });
        throw error;
      }
    },
    begin: ({ kind, by, file }, state, now) =>
      write({ id: idOf(kind, by, file.hash), kind, by, file, begun: now, saved: now, state }),
    async find<S>(kind: WorkKind, id: string, by: string) {
      const work = ID.test(id) ? await read<S>(id) : undefined;
      return work?.kind === kind && work.by === by ? work : undefined;
    },
    save: (work, state, now) => write({ ...work, saved: now, state }),
    async list<S>(kind: WorkKind, by: string) {
      const own = (await all()).filter((work) => work.kind === kind && work.by === by);
      return own.toSorted((a, b) => b.saved.getTime() - a.saved.getTime()) as Work<S>[];
    },
    besides: (work, name) => at('work', work.id, name),
    async sweep(now) {
      await removeOlder(at('arriving'), now.getTime() - HOUR);
      const kept = new Set<string>();
      for (const work of await all()) {
        if (now.getTime() - work.saved.getTime() <= WEEK) kept.add(work.file.hash);
        else await rm(at('work', work.id), { recursive: true, force: true });
      }
      await removeOlder(at('files'), now.getTime() - HOUR, kept);
    },
  };
}

async function store(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ hash: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of bytes) {
      size += piece.length;
      if (size > limit) {
        throw new Problem('body-too-large', { limit: `${Math.floor(limit / 1024 / 1024)} MB` });
      }
      hash.update(piece);
      await file.write(piece);
    }
  } finally {
    await file.close();
  }
  return { hash: hash.digest('hex'), size };
}

const idOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24);

/** The last part of the name as sent, in NFC, without control characters. */
const fileName = (name: string): string =>
  normalise((name.split(/[/\\]/).at(-1) ?? '').replace(/\p{Cc}/gu, '')).slice(-200) || 'tep';

const revive = <S>(work: Work<S>): Work<S> => ({
  ...work,
  begun: new Date(work.begun),
  saved: new Date(work.saved),
});

async function removeOlder(
  folder: string,
  than: number,
  kept: ReadonlySet<string> = new Set(),
): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && found.mtimeMs < than && !kept.has(name)) await rm(path, { force: true });
  }
}
