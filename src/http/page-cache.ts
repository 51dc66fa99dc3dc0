/** An answer ready to send: compressed, with its headers as node writes them (name, value, name, …). */
export interface CachedPage {
  readonly etag: string;
  readonly headers: readonly string[];
  /** The headers of a 304. */
  readonly unchanged: readonly string[];
  readonly body: Buffer;
}

/** Finished answers for readers without sign-in, all of one stamp: data revision and day. */
export interface PageCache {
  find(key: string, stamp: string): CachedPage | undefined;
  keep(key: string, stamp: string, page: CachedPage): void;
  /** Renders once for all who wait for the same page. */
  share(
    key: string,
    stamp: string,
    render: () => Promise<CachedPage | undefined>,
  ): Promise<CachedPage | undefined>;
  readonly bytes: number;
}

const OVERHEAD = 1024;

/** Least recently used pages go first once `limit` bytes are held; another stamp empties it. */
export function createPageCache(limit: number): PageCache {
  const pages = new Map<string, CachedPage>();
  const pending = new Map<string, Promise<CachedPage | undefined>>();
  let stamp = '';
  let bytes = 0;

  const turn = (to: string): void => {
    if (to === stamp) return;
    pages.clear();
    bytes = 0;
    stamp = to;
  };
  const drop = (key: string): void => {
    const page = pages.get(key);
    if (page) bytes -= page.body.length + OVERHEAD;
    pages.delete(key);
  };
  return {
    get bytes() {
      return bytes;
    },
    find(key, at) {
      turn(at);
      const page = pages.get(key);
      if (page) {
        pages.delete(key);
        pages.set(key, page);
      }
      return page;
    },
    keep(key, at, page) {
      if (at !== stamp || page.body.length > limit / 8) return;
      drop(key);
      pages.set(key, page);
      bytes += page.body.length + OVERHEAD;
      for (const oldest of pages.keys()) {
        if (bytes <= limit) break;
        drop(oldest);
      }
    },
    share(key, at, render) {
      const name = `${at}|${key}`;
      const running = pending.get(name);
      if (running) return running;
      const started = render().finally(() => pending.delete(name));
      pending.set(name, started);
      return started;
    },
  };
}
