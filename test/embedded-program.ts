import { joinOrStart } from '../src/store/embedded.ts';

// A program of its own for the tests of crashes: starts on a folder, tells where, ends on SIGTERM.
const [, , folder = '', role = 'serve'] = process.argv;

async function run(): Promise<void> {
  const server = await joinOrStart({
    folder,
    role: role === 'verb' ? 'verb' : 'serve',
    say: (line) => process.stderr.write(`${line}\n`),
  });
  const { endpoint, user, password, owner } = server;
  process.stdout.write(`${JSON.stringify({ ...endpoint, user, password, owner })}\n`);
  const alive = setInterval(() => {}, 60_000);
  process.once('SIGTERM', () => {
    clearInterval(alive);
    void server.stop();
  });
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
