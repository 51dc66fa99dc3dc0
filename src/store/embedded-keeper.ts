import { logFile, type Server, type ServerPlan, startServer } from './embedded-process.ts';
import { bilingual, StartRefusal } from './start-refusal.ts';

/** Starts the server again when it ends by itself; gives up after five times in a minute. */
export function keepRunning(
  plan: ServerPlan,
  first: Server,
  onLost: ((why: unknown) => void) | undefined,
): { stop(): Promise<void> } {
  let server = first;
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const recent: number[] = [];
  const watch = () =>
    server.exited.then(() => {
      if (!stopping) restarting = restart().catch((error) => onLost?.(error));
    });
  const restart = async () => {
    const now = performance.now();
    if (recent.push(now) > 5 && now - (recent.shift() ?? 0) < 60_000) throw keepsEnding(plan);
    plan.say(
      bilingual(
        'Máy chủ cơ sở dữ liệu dừng bất thường; đang khởi động lại.',
        'The database server ended unexpectedly; starting it again.',
      ),
    );
    server = await startServer(plan);
    void watch();
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
