// kill -9 of the program and of the postmaster at random moments while figures are posted.
// npm run bench crash [KILLS OF THE PROGRAM] [OF THE POSTMASTER] [SEED] [MINUTES AT MOST]
import { checkFindings } from './crash-check.ts';
import { startClients } from './crash-clients.ts';
import { killAtRandom, seeded } from './crash-kills.ts';
import { freePort, newDataDir, removeDataDir, startProgram } from './program.ts';

const [program = 200, postmaster = 20, seed = 1, minutes = 120] = process.argv.slice(2).map(Number);
const TOKEN = 'bench-0123456789abcdefghijklmnopqrstuvwxyz';

const dataDir = newDataDir();
const options = {
  dataDir,
  port: await freePort(),
  env: { DEMO_TOKEN: TOKEN, DEMO_PASSWORD: 'do-luong-2026' },
};
const server = await startProgram(options);
const answer = await fetch(`${server.url}/api/v1/areas`);
const { areas } = (await answer.json()) as { areas: { code: string; kind?: string }[] };
const communes = areas.map((area) => area.code).filter((code) => /^\d{5}$/.test(code));
const clients = startClients({
  url: server.url,
  token: TOKEN,
  communes,
  random: seeded(seed + 1),
});
const kills = { program, postmaster, minutes, random: seeded(seed) };
const done = await killAtRandom(server, options, kills);
await clients.stop();
const found = await checkFindings(dataDir, clients.posted);
await done.server.kill('SIGTERM');
removeDataDir(dataDir);

const acknowledged = clients.posted.filter((one) => one.acknowledged);
const unanswered = clients.posted.length - acknowledged.length;
const repeated = acknowledged.filter((one) => one.repeated).length;
console.log(`seed ${seed}
killed       program ${done.program}, postmaster ${done.postmaster} (the program ended with it ${done.ended} times)
requests     ${clients.posted.length}, acknowledged ${acknowledged.length} (${repeated} on a repeated key), without an answer ${unanswered}
values       ${found.checked} acknowledged, lost ${found.lost}, overtaken by older ones ${found.stale}
requests     half written ${found.half}; values written twice ${found.doubled}, never sent ${found.invented}
amounts      ${found.amounts} cells differ from a full recomputation
journal      ${found.journal}`);
const { lost, stale, half, doubled, invented, amounts, intact } = found;
const wrong = lost + stale + half + doubled + invented + amounts;
process.exitCode = wrong === 0 && intact && found.checked > 0 ? 0 : 1;
