// Service worker of the entry forms: keeps the open forms and their files, and nothing else.
// A form is kept for the person who opened it, for as long as a session may last.

interface FetchEventLike extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface MessageEventLike extends Event {
  readonly data: {
    readonly kind: string;
    readonly page: string;
    readonly files: readonly string[];
  };
  waitUntil(work: Promise<unknown>): void;
}

interface WorkerScope {
  addEventListener(kind: 'fetch', hear: (event: FetchEventLike) => void): void;
  addEventListener(kind: 'message', hear: (event: MessageEventLike) => void): void;
  addEventListener(
    kind: 'install' | 'activate',
    hear: (event: Event & { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

const worker = globalThis as unknown as WorkerScope;

const FORMS = 'kydai-forms';
const FILES = 'kydai-files';
/** How long the network is waited for when a kept copy is there. */
const PATIENCE_MS = 8_000;
const MOST_FILES = 60;
const FORM = /^\/reports\/[\w-]+\/[\w-]+$/;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
  if (event.data.kind === 'keep') event.waitUntil(keep(event.data.page, event.data.files));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && FORM.test(pathname)) event.respondWith(openForm(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(openFile(request));
});

async function keep(page: string, files: readonly string[]): Promise<void> {
  const store = await caches.open(FILES);
  const known = await store.keys();
  if (known.length + files.length > MOST_FILES)
    await Promise.all(known.map((one) => store.delete(one)));
  for (const file of files) {
    if (!(await store.match(file))) await store.add(file).catch(() => {});
  }
  const answer = await fetch(page, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (answer) await keepAnswer(page, answer);
}

/** The server says with X-Keep-Form for how many seconds a form may be kept; what says nothing is forgotten. */
async function keepAnswer(page: string, answer: Response): Promise<void> {
  const forms = await caches.open(FORMS);
  const seconds = Number(answer.headers.get('X-Keep-Form') ?? 0);
  if (!answer.ok || seconds <= 0) {
    // A session that ended, or a report that was sent: there is nothing to fill in offline.
    await forms.delete(page, { ignoreSearch: true });
    return;
  }
  const headers = new Headers(answer.headers);
  headers.set('X-Kept-Form', String(Date.now() + seconds * 1000));
  await forms.put(page, new Response(await answer.clone().blob(), { status: 200, headers }));
}

async function openForm(request: Request): Promise<Response> {
  const kept = await findKept(request.url);
  try {
    const signal = kept ? AbortSignal.timeout(PATIENCE_MS) : null;
    const answer = await fetch(request, { signal });
    // A gateway that answers for a server which is away is no answer.
    if (kept && [502, 503, 504].includes(answer.status)) return kept;
    const { pathname, search } = new URL(request.url);
    await keepAnswer(pathname + search, answer.clone());
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function findKept(url: string): Promise<Response | null> {
  const kept = await (await caches.open(FORMS)).match(url);
  if (!kept || Number(kept.headers.get('X-Kept-Form')) < Date.now()) return null;
  return kept;
}

/** Names of files carry their content: what is kept is right for ever. */
async function openFile(request: Request): Promise<Response> {
  const kept = await (await caches.open(FILES)).match(request);
  return kept ?? fetch(request);
}
