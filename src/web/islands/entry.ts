// The entry grid with script: saves each cell, keeps drafts, moves by keyboard. The form works without it.
import type { Filled } from '../report/controls.ts';
import {
  type Cells,
  collectCells,
  controlAt,
  readFilled,
  settleExclusive,
  writeFilled,
} from './entry/cells.ts';
import { type Device, openDevice } from './entry/device.ts';
import { createFace, type Face, isKnown } from './entry/face.ts';
import { createSteps } from './entry/history.ts';
import { keepForm } from './entry/keep-form.ts';
import { confirm, focusOn, type Grid, listenToKeys, nextProblem } from './entry/keys.ts';
import { createPanel } from './entry/panel.ts';
import { parseBlock, placeBlock } from './entry/paste.ts';
import { createQueue, type Queue } from './entry/queue.ts';
import { restoreDrafts } from './entry/restore.ts';
import { createSession } from './entry/session.ts';
import { joinTabs, type Told } from './entry/tabs.ts';
import type { Cell } from './entry/types.ts';
import { fill, type Words } from './entry/words.ts';

interface Desk extends Grid {
  readonly face: Face;
  readonly queue: Queue;
  readonly words: Words;
}

const form = document.querySelector<HTMLFormElement>('form[data-entry]');
if (form) void start(form);

async function start(form: HTMLFormElement): Promise<void> {
  const { report = '', person = '', path = '', words: text = '{}' } = form.dataset;
  const words = JSON.parse(text) as Words;
  const cells = collectCells(form);
  const face = createFace(form, words);
  const device = await openDevice(person, report);
  if (!device.keeps) face.alert(words.noStore ?? '');
  const parts = { report, cells: cells.all, find: cells.find, device, face, words };
  const tellTabs = joinTabs(`kydai-entry ${person} ${report}`, (told) =>
    hear({ cells, face, device, queue }, told),
  );
  const tell = (cell: Cell, filled: Filled, saved: boolean): void => {
    const { key, version, settled } = cell;
    tellTabs({ key, filled, version, saved, settled });
  };
  const signIn = `/sign-in?next=${encodeURIComponent(path)}`;
  const session = createSession(form);
  const queue = createQueue({ ...parts, session, tell, signIn });
  const desk = deskOf(form, { cells, face, queue, words });
  listenToKeys(desk);
  listenToControls(desk);
  listenToPaste(desk);
  listenToButtons(desk, path);
  const restored = await restoreDrafts(parts);
  if (restored > 0) void queue.flush();
  const [first] = cells.all;
  if (first) desk.panel.show(first);
  face.count(cells.all);
  form.dataset.ready = '';
  addEventListener('pagehide', () => queue.leave());
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
  void keepForm();
}

function deskOf(
  form: HTMLFormElement,
  { cells, face, queue, words }: Pick<Desk, 'cells' | 'face' | 'queue' | 'words'>,
): Desk {
  const steps = createSteps();
  const changed = (all: readonly Cell[]): void => {
    for (const cell of all) queue.touch(cell);
  };
  return {
    ...{ form, cells, face, queue, words, steps, changed },
    panel: createPanel(form),
    undone: () => face.say(words.undone ?? ''),
    nothingLeft: () => face.say(words.noProblem ?? ''),
    confirmAll() {
      const known = cells.all.filter(isKnown);
      if (known.length === 0) return;
      steps.record(known, () => known.map(confirm));
      changed(known);
      face.say(fill(words.confirmed, { count: known.length }));
    },
  };
}

function listenToControls({ form, cells, queue }: Desk): void {
  form.addEventListener('input', ({ target }) => {
    const control = controlAt(target);
    const cell = control && cells.around(target);
    if (!cell || !control || cell.locked) return;
    settleExclusive(cell, control);
    queue.touch(cell);
  });
  // Leaving a cell sends it without the pause.
  form.addEventListener('focusout', ({ target }) => {
    if (cells.around(target)?.pending) queue.hurry();
  });
  form.addEventListener('kydai:send', () => void queue.flush());
}

function listenToPaste({ form, cells, steps, changed, face, words }: Desk): void {
  form.addEventListener('paste', (event) => {
    const cell = cells.around(event.target);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!cell || event.target !== cell.input || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const { values, locked, more } = placeBlock(
      parseBlock(text),
      cells.all,
      cells.all.indexOf(cell),
    );
    const filled = cells.all.filter(({ key }) => values.has(key));
    steps.record(filled, () => {
      for (const one of filled) {
        const typed = values.get(one.key) ?? '';
        writeFilled(one, { ...readFilled(one), typed, skip: '', confirm: false });
      }
    });
    changed(filled);
    const said = locked > 0 ? words.pastedLocked : more > 0 ? words.pastedMore : words.pasted;
    face.say(fill(said, { count: filled.length, locked, more }));
    const last = filled.at(-1);
    if (last) focusOn(last);
  });
}

function listenToButtons(desk: Desk, path: string): void {
  const { form, cells } = desk;
  form.querySelector('[data-next]')?.addEventListener('click', (event) => {
    event.preventDefault();
    nextProblem(desk, cells.around(document.activeElement) ?? null);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { submitter } = event;
    const step = submitter instanceof HTMLButtonElement ? submitter.value : 'save';
    if (step === 'confirm') desk.confirmAll();
    else if (step === 'ask') void ask(desk, submitter);
    else if (step === 'check') void check(desk, path);
    else void desk.queue.flush();
  });
}

/** On to the next step, once everything is on the server. */
async function check(desk: Desk, path: string): Promise<void> {
  const { form, queue, face, words } = desk;
  if (await queue.flush()) location.assign(form.dataset.check ?? `${path}/check`);
  else if (navigator.onLine) nextProblem(desk, null);
  else face.say(words.sendOffline ?? '');
}

/** A question on one cell, to the standing office; it is no draft and is sent at once. */
async function ask({ form, cells, face, words }: Desk, button: HTMLElement | null): Promise<void> {
  const cell = cells.around(button);
  const field = button?.parentElement?.querySelector('textarea');
  if (!cell || !field || field.value.trim() === '') return;
  const { element, area, period } = cell;
  const token = form.querySelector<HTMLInputElement>('input[name=csrf]')?.value ?? '';
  const answer = await fetch(`/api/v1/reports/${form.dataset.report}/notes`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'X-CSRF-Token': token,
    },
    body: JSON.stringify({ element, area, period, text: field.value.trim(), question: true }),
  }).catch(() => null);
  if (!answer?.ok) {
    face.say(words.busy ?? '');
    return;
  }
  field.value = '';
  face.say(words.asked ?? '');
}

/** Another tab of the same person typed or saved a cell. */
function hear(
  { cells, face, device, queue }: { cells: Cells; face: Face; device: Device; queue: Queue },
  told: Told,
): void {
  const cell = cells.find(told.key);
  if (!cell || cell.conflict) return;
  cell.version = Math.max(cell.version, told.version);
  if (told.saved) {
    Object.assign(cell, { saved: told.filled, settled: told.settled });
    cell.elsewhere = false;
  }
  if (document.activeElement !== cell.input || !document.hasFocus()) writeFilled(cell, told.filled);
  cell.pending = !told.saved;
  if (!told.saved) queue.wait(cell);
  else device.put({ ...keptOf(cell), pending: false });
  face.paint(cell);
  face.count(cells.all);
}

const keptOf = ({ key, name, saved, version }: Cell) => ({
  ...{ key, name, version, filled: saved, pending: true, at: Date.now() },
});
