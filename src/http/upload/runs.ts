// Long work in this process: it goes on when the page is left, and is found again by its name.

/** How far a run has come. */
export interface Progress {
  readonly stage: string;
  /** Rows read so far, where the stage counts them. */
  readonly count: number;
}

export interface Runs {
  /**
   * Starts the work unless it runs already, and waits a moment for it: true when it is over by then.
   * What it throws is thrown to the one who waits, else it is for the work itself to note.
   */
  start(
    name: string,
    work: (tell: (progress: Progress) => void) => Promise<void>,
  ): Promise<boolean>;
  find(name: string): Progress | undefined;
}

/** Runs of one server; `patience` is how long a request waits, in milliseconds. */
export function createRuns(patience = 1500): Runs {
  const going = new Map<string, { progress: Progress; end: Promise<void> }>();
  const begin = (
    name: string,
    work: (tell: (progress: Progress) => void) => Promise<void>,
  ): { progress: Progress; end: Promise<void> } => {
    const run = { progress: { stage: 'waiting', count: 0 }, end: Promise.resolve() };
    going.set(name, run);
    const tell = (progress: Progress): void => {
      run.progress = progress;
    };
    run.end = work(tell).finally(() => going.delete(name));
    run.end.catch(() => {});
    return run;
  };
  return {
    async start(name, work) {
      const { end } = going.get(name) ?? begin(name, work);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), patience);
      });
      return Promise.race([end.then(() => true as const), late]).finally(() => clearTimeout(timer));
    },
    find: (name) => going.get(name)?.progress,
  };
}
