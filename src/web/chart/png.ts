import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

// The bitmap of one picture takes tens of megabytes outside the heap, which the garbage collector does not
// see: a worker's memory goes with the worker. It loads one package and needs none of our modules.
const DRAW = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { Resvg } = require(workerData.module);
  parentPort.postMessage(new Resvg(workerData.svg, workerData.options).render().asPng());
`;

let previous: Promise<unknown> = Promise.resolve();

/** PNG of a standalone SVG at twice its size; whole TTF files, since subsets lose Vietnamese letters. */
export function renderPng(svg: string): Promise<Uint8Array> {
  // One after the other, so that many askers at once do not multiply the memory.
  const picture = previous.then(() => draw(svg));
  previous = picture.catch(() => undefined);
  return picture;
}

async function draw(svg: string): Promise<Uint8Array> {
  const require = createRequire(import.meta.url);
  const fontFiles = FONTS.map((file) =>
    require.resolve(`@expo-google-fonts/be-vietnam-pro/${file}`),
  );
  const options = {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Be Vietnam Pro' },
    fitTo: { mode: 'zoom', value: 2 },
  };
  const workerData = { module: require.resolve('@resvg/resvg-js'), svg, options };
  const worker = new Worker(DRAW, { eval: true, execArgv: [], workerData });
  const [png] = (await once(worker, 'message')) as [Uint8Array];
  await worker.terminate();
  return png;
}

const FONTS = [
  '400Regular/BeVietnamPro_400Regular.ttf',
  '600SemiBold/BeVietnamPro_600SemiBold.ttf',
];
