import { logFile, type Server, type ServerPlan, startServer } from './embedded-process.ts';
import { bilingual, StartRefusal } from './start-refusal.ts';

/** A server that ends sooner than this after it was ready has not really come back. */
const SHORT_LIFE_MS = 500;
const MOST_SHORT_LIVES = 10;

/** Starts the server again when it ends by itself; gives up when it keeps ending at once. */
export function keepRunning(
  plan: ServerPlan,
  first: Server,
  onLost: ((why: unknown) => void) | undefined,
): { stop(): Promise<void> } {
  let server = first;
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  let readyAt = performance.now();
  let shortLives = 0;
  const watch = () =>
    server.exited.then(() => {
      if (!stopping) restarting = restart().catch(giveUp);
    });
  const restart = async () => {
    shortLives = performance.now() - readyAt < SHORT_LIFE_MS ? shortLives + 1 : 0;
    if (shortLives > MOST_SHORT_LIVES) throw keepsEnding(plan);
    plan.say(
      bilingual(
        'Máy chủ cơ sở dữ liệu dừng bất thường; đang khởi động lại.',
        'The database server ended unexpectedly; starting it again.',
      ),
    );
    server = await startServer(plan);
    readyAt = performance.now();
    void watch();
  };
  const giveUp = (why: unknown) => {
    plan.say(why instanceof Error ? why.message : String(why));
    onLost?.(why);
  };
  void watch();
  return {
    async stop() {
      stopping = true;
      await restarting;
      await server.stop();
    },
  };
}

function keepsEnding({ folder }: ServerPlan): StartRefusal {
  return new StartRefusal(
    `Máy chủ cơ sở dữ liệu liên tục dừng. Xem ${logFile(folder)}.`,
    `The database server keeps ending. See ${logFile(folder)}.`,
  );
}
