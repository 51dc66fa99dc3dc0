// Wiring: the only file that reads the environment, the clock and the terminal.
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { Problem } from './kernel/problem.ts';
import { type Connection, connect } from './store/connect.ts';
import { migrate } from './store/migrate.ts';
import { StartRefusal } from './store/start-refusal.ts';
import { MIGRATIONS } from './verb/folders.ts';
import { type Program, Refused } from './verb/program.ts';
import { parseSettings, type Settings } from './verb/settings.ts';
import { VERBS } from './verb/verbs.ts';

const clock = (): Date => new Date();
const print = (line: string): void => console.log(line);
const say = (line: string): void => console.error(line);

function settingsOrExit(): Settings {
  const parsed = parseSettings(process.env);
  if ('settings' in parsed) return parsed.settings;
  say('Cấu hình chưa đúng, xem docs/configuration.md (wrong configuration):');
  for (const error of parsed.errors) say(`  ${error}`);
  process.exit(1);
}

const settings = settingsOrExit();
const connections: Connection[] = [];

async function open(role: 'serve' | 'verb'): Promise<Connection> {
  const dataDir = resolve(settings.dataDir);
  const onLost = (): void => process.exit(1);
  const { databaseUrl } = settings;
  const connection = await connect({
    dataDir,
    role,
    say,
    onLost,
    ...(databaseUrl ? { databaseUrl } : {}),
  });
  connections.push(connection);
  await migrate(connection.pool, { folder: MIGRATIONS, at: clock(), say });
  return connection;
}

const closeAll = async (): Promise<void> => {
  for (const connection of connections) await connection.stop();
};

function programOf(words: readonly string[]): Program {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  const random = (bytes: number): Uint8Array => randomBytes(bytes);
  return { words, settings, clock, random, print, say, ended: ending.signal, connect: open };
}

const isRefusal = (error: unknown): error is Error =>
  error instanceof Refused || error instanceof StartRefusal;

async function run(words: readonly string[]): Promise<number> {
  const named = words[0] !== undefined && !words[0].startsWith('--');
  const verb = VERBS[named ? (words[0] ?? '') : 'serve'];
  if (!verb) {
    say(`Không có lệnh «${words[0]}». Các lệnh: ${Object.keys(VERBS).join(', ')}.`);
    return 1;
  }
  try {
    await (await verb())(programOf(named ? words.slice(1) : words));
    return 0;
  } catch (error) {
    if (error instanceof Problem) say(error.say('vi'));
    else if (isRefusal(error)) say(error.message);
    else throw error;
    return 1;
  } finally {
    await closeAll();
  }
}

process.exit(await run(process.argv.slice(2)));
