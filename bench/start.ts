// Starts: the very first (database creation and simulation included) and later ones; memory of the program.
import { median, newDataDir, removeDataDir, residentMb, startProgram } from './program.ts';

const first: number[] = [];
const later: number[] = [];
let idle = 0;
let loaded = 0;
for (let round = 0; round < 3; round += 1) {
  const dataDir = newDataDir();
  const one = await startProgram({ dataDir });
  first.push(one.readyAfter);
  await one.kill('SIGTERM');
  for (let again = 0; again < 3; again += 1) {
    const two = await startProgram({ dataDir });
    later.push(two.readyAfter);
    if (round === 2 && again === 2) {
      await new Promise((done) => setTimeout(done, 5000));
      idle = residentMb(two.child.pid);
      for (let k = 0; k < 40; k += 1) {
        const pages = [
          '/',
          '/targets/5',
          '/areas/19753',
          '/units/so-tu-phap',
          '/?tab=map',
          '/?tab=chart',
        ];
        const answers = await Promise.all(
          [...pages, '/reports/2026-09.docx'].map((path) => {
            const join = path.includes('?') ? '&' : '?';
            return fetch(`${two.url}${path}${join}round=${k}`);
          }),
        );
        await Promise.all(answers.map((answer) => answer.arrayBuffer()));
        loaded = Math.max(loaded, residentMb(two.child.pid));
      }
    }
    await two.kill('SIGTERM');
  }
  removeDataDir(dataDir);
}
console.log(
  `first start  median ${(median(first) / 1000).toFixed(1)} s, slowest ${(Math.max(...first) / 1000).toFixed(1)} s (at most 15)`,
);
console.log(
  `later start  median ${(median(later) / 1000).toFixed(1)} s, slowest ${(Math.max(...later) / 1000).toFixed(1)} s (at most 3)`,
);
console.log(
  `memory       idle ${idle.toFixed(0)} MB (under 300), under load ${loaded.toFixed(0)} MB (under 600)`,
);
