import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Viewer } from '../access/person.ts';
import type { Sealer } from '../access/seal.file.ts';
import type { Session } from '../access/session.store.ts';
import type { Jobs } from '../job/worker.ts';
import type { CellWriter } from '../source/report/cell-writer.store.ts';
import type { Revision } from '../store/revision.ts';
import type { Database } from '../store/schema.ts';
import type { BuiltAssets } from '../web/assets.ts';
import type { Language } from '../web/page.ts';
import type { EvidenceKeeping } from './evidence/keep.ts';
import type { Issuers } from './issuers.ts';
import type { PageCache } from './page-cache.ts';
import type { HttpSettings } from './settings.ts';
import type { Snapshot, Snapshots } from './snapshot.ts';
import type { Runs } from './upload/runs.ts';
import type { Uploads } from './upload/uploads.ts';

/** Everything that the HTTP edge is given; main.ts and test/app.ts put it together. */
export interface Deps {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly clock: () => Date;
  /** Fresh randomness for sessions and tokens. */
  readonly random: (bytes: number) => Uint8Array;
  readonly settings: HttpSettings;
  readonly snapshots: Snapshots;
  readonly revision: Revision;
  readonly pages: PageCache;
  readonly assets: BuiltAssets;
  /** Files between upload and import: openUploads(DATA_DIR/uploads). */
  readonly uploads: Uploads;
  /** Where files behind figures lie, and who scans them first. */
  readonly evidence: EvidenceKeeping;
  /** Saves of all people of this process, written together. */
  readonly cellWriter: CellWriter;
  /** What runs by itself, as far as others may know of it. */
  readonly jobs: Jobs;
  /** Imports that go on when their page is left. */
  readonly runs: Runs;
  /** Encrypts what must be read again, by a key of this instance: createSealer(). */
  readonly sealer: Sealer;
  /** Other systems that vouch for people: createIssuers(settings.issuers). */
  readonly issuers: Issuers;
  readonly log: Logger;
}

/** What the steps before a route have found out about the request. */
export interface Variables {
  readonly deps: Deps;
  requestId: string;
  log: Logger;
  /** The instant of the request; nothing behind it reads a clock. */
  now: Date;
  language: Language;
  /** Address of the client, proxies set aside. */
  client: string;
  viewer: Viewer;
  /** Token that forms and scripts of this session send back; null without a session. */
  csrf: string | null;
  /** How much work waits for the viewer; null where no page is shown to a session. */
  work: number | null;
  /** The session's secret, to sign out; null without one. */
  sessionSecret: string | null;
  /** The session itself; null without one, as with a bearer token. */
  session: Session | null;
  /** Set where a request wrote nothing that readers of figures see. */
  onlyDrafts?: boolean;
  /** The page as text, when the answer is one. */
  page?: string;
  /** State of the data asked for by asOf and release, read once a request. */
  view: () => Promise<Snapshot>;
}

export interface Env {
  Bindings: HttpBindings;
  Variables: Variables;
}

export type Step = MiddlewareHandler<Env>;
export type RequestContext = Context<Env>;

export const isApi = (path: string): boolean => path.startsWith('/api/v1');

export const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD';
