// kill -9 of the program and of the postmaster while units save, send, sign and reopen their reports.
// npm run bench crash-saves [KILLS OF THE PROGRAM] [OF THE POSTMASTER] [SEED] [MINUTES AT MOST]
import { killAtRandom, seeded } from './crash-kills.ts';
import { checkReports } from './crash-saves-check.ts';
import { startUnits } from './crash-units.ts';
import { freePort, newDataDir, removeDataDir, startProgram } from './program.ts';

const [program = 200, postmaster = 20, seed = 1, minutes = 120] = process.argv.slice(2).map(Number);
const PASSWORD = 'do-luong-2026';

const dataDir = newDataDir();
const options = { dataDir, port: await freePort(), env: { DEMO_PASSWORD: PASSWORD } };
const server = await startProgram(options);
const units = await startUnits({ url: server.url, password: PASSWORD, random: seeded(seed + 1) });
const kills = { program, postmaster, minutes, random: seeded(seed) };
const done = await killAtRandom(server, options, kills);
await units.stop();
const found = await checkReports(dataDir, units.memory);
await done.server.kill('SIGTERM');
removeDataDir(dataDir);

const { saves, acts, lostAnswers, refused } = units.memory;
console.log(`seed ${seed}
killed       program ${done.program}, postmaster ${done.postmaster} (the program ended with it ${done.ended} times)
acknowledged ${saves} saves of ${found.cells} cells, ${acts} acts on ${found.reports} reports; ${lostAnswers} answers lost, ${refused} refused
cells        lost ${found.lost}, never sent ${found.invented}
reports      acts lost ${found.actsLost}, steps without their event ${found.half}
figures      ${found.values} signed, ${found.unwritten} other than the last signature
amounts      ${found.amounts} cells differ from a full recomputation
journal      ${found.journal}`);
const wrong =
  found.lost + found.invented + found.actsLost + found.half + found.unwritten + found.amounts;
process.exitCode = wrong === 0 && found.intact && saves > 0 && acts > 0 ? 0 : 1;
