// Browser tests use a Chromium that is on the machine; as root on Debian a missing one is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const findChromium = (): string | undefined =>
  [process.env.CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path));

export const HOW_TO_GET =
  'No Chromium: browser tests are skipped. Install it with `apt-get install chromium`, or set CHROMIUM.';

/** Installs Debian's chromium when there is none and the account may; says so plainly otherwise. */
export function ensureChromium(): void {
  if (findChromium()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium from Debian for the browser tests…');
    const quiet = { stdio: 'ignore' } as const;
    spawnSync('apt-get', ['update'], quiet);
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet);
  }
  if (!findChromium()) console.log(HOW_TO_GET);
}
