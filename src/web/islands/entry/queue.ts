// Sends what changed, some cells at a time, one request after another; typing never waits for it.
import { type Filled, sameFilled } from '../../report/controls.ts';
import { type Hands, settle, take } from './answers.ts';
import { readFilled, settleExplanation } from './cells.ts';
import { timeNow } from './face.ts';
import type { Session, Standing } from './session.ts';
import type { Cell, Result } from './types.ts';
import { fill, type Words } from './words.ts';

const PAUSE_MS = 500;
const HURRY_MS = 80;
const AT_ONCE = 100;
const LONGEST_WAIT_MS = 30_000;
/** How long another tab that typed a cell may take to send it before this one does. */
const OTHER_TAB_MS = 5_000;

export interface Queue {
  /** A control of the cell changed: keep it on the device, send it soon. */
  touch(cell: Cell): void;
  /** Another tab has it in hand. */
  wait(cell: Cell): void;
  /** Sends in a moment: the cell was left. */
  hurry(): void;
  /** Sends now; true when nothing is left to send. */
  flush(): Promise<boolean>;
  /** What may be sent before the page goes away is handed to the browser. */
  leave(): void;
  waiting(): readonly Cell[];
}

export interface Parts extends Hands {
  readonly report: string;
  readonly find: (key: string) => Cell | undefined;
  readonly session: Session;
  readonly words: Words;
  readonly signIn: string;
}

interface State {
  timer: number;
  running: Promise<void> | null;
  delay: number;
  /** Set while the server does not want this page: nothing is sent until the session is good again. */
  stopped: boolean;
}

export function createQueue(parts: Parts): Queue {
  const state: State = { timer: 0, running: null, delay: PAUSE_MS, stopped: false };
  const waiting = (): Cell[] => parts.cells.filter(({ pending, conflict }) => pending && !conflict);
  const soon = (ms: number): void => {
    clearTimeout(state.timer);
    state.timer = window.setTimeout(() => void flush(), ms);
  };
  const flush = async (): Promise<boolean> => {
    clearTimeout(state.timer);
    while (waiting().length > 0) {
      state.running ??= send(parts, state, waiting().slice(0, AT_ONCE)).finally(() => {
        state.running = null;
      });
      await state.running;
      if (state.delay > PAUSE_MS || state.stopped) break;
    }
    if (waiting().length > 0 && !state.stopped) soon(state.delay);
    return waiting().length === 0 && !parts.cells.some(({ conflict }) => conflict);
  };
  const resume = (): void => {
    Object.assign(state, { delay: PAUSE_MS, stopped: false });
    if (waiting().length > 0) void flush();
  };
  addEventListener('online', resume);
  addEventListener('offline', () => parts.face.alert(parts.words.offline ?? ''));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && waiting().length > 0) resume();
  });
  return {
    flush: () => {
      Object.assign(state, { delay: PAUSE_MS, stopped: false });
      return flush();
    },
    waiting,
    hurry: () => soon(Math.max(HURRY_MS, state.delay - PAUSE_MS)),
    touch(cell) {
      note(parts, cell);
      if (cell.pending) soon(Math.max(PAUSE_MS, state.delay));
      showWaiting(parts, waiting().length);
    },
    wait(cell) {
      cell.elsewhere = true;
      window.setTimeout(() => {
        if (cell.elsewhere && cell.pending) soon(0);
      }, OTHER_TAB_MS);
    },
    leave() {
      const left = waiting().slice(0, AT_ONCE);
      if (left.length > 0 && !state.stopped) void post(parts, left, true).catch(() => {});
    },
  };
}

function note({ device, face, cells, tell }: Parts, cell: Cell): void {
  settleExplanation(cell);
  const filled = readFilled(cell);
  cell.pending = !sameFilled(filled, cell.saved);
  cell.elsewhere = false;
  const { key, name, version, pending } = cell;
  device.put({ key, name, filled, version, pending, at: Date.now() });
  tell(cell, filled, false);
  face.paint(cell);
  face.count(cells);
}

function showWaiting({ face, words }: Parts, count: number): void {
  if (count > 0) face.sync(fill(words.waitingMany, { count }));
}

async function send(parts: Parts, state: State, cells: readonly Cell[]): Promise<void> {
  const sent = new Map(cells.map((cell) => [cell.key, readFilled(cell)]));
  parts.face.sync(parts.words.saving ?? '');
  const answer = await post(parts, cells, false).catch(() => null);
  if (!answer || answer.status >= 500 || answer.status === 429) later(parts, state, answer);
  else if (answer.status === 401 || answer.status === 403) await recover(parts, state);
  else if (!answer.ok) await refuse(parts, state, answer);
  else {
    const { results } = (await answer.json()) as { results: readonly Result[] };
    state.delay = PAUSE_MS;
    parts.face.alert(null);
    takeAll(parts, sent, results);
  }
}

function takeAll(
  parts: Parts,
  sent: ReadonlyMap<string, Filled>,
  results: readonly Result[],
): void {
  const { face, words, cells } = parts;
  for (const result of results) {
    const cell = parts.find(`${result.element}.${result.area}.${result.period}`);
    const filled = cell && sent.get(cell.key);
    if (cell && filled) take(parts, cell, filled, result);
    // A number beside it made the check speak, or fall silent.
    else if (cell && !cell.pending) settle(parts, cell, result);
  }
  face.count(cells);
  if (!cells.some(({ pending }) => pending)) {
    face.sync(fill(words.savedAll, { time: timeNow() }));
  }
}

/** No line, or a server that is busy: again later, and later still. */
function later({ face, words, cells }: Parts, state: State, answer: Response | null): void {
  state.delay = Math.min(LONGEST_WAIT_MS, state.delay * 2);
  const count = cells.filter(({ pending }) => pending).length;
  face.sync(answer ? (words.busy ?? '') : fill(words.waitingMany, { count }));
  if (!answer) face.alert(words.offline ?? '');
}

function post({ report, session, words }: Parts, cells: readonly Cell[], keepalive: boolean) {
  return fetch(`/api/v1/reports/${report}/cells?lang=${words.lang}`, {
    method: 'PUT',
    keepalive,
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'X-CSRF-Token': session.token(),
    },
    body: JSON.stringify({ cells: cells.map(toSave) }),
  });
}

function toSave(cell: Cell): object {
  const { element, area, period, version } = cell;
  const { typed, skip, confirm, explanation, comment, estimated } = readFilled(cell);
  // Empty text clears the answer; left out it would stay as it was.
  const answer = skip ? { skip } : confirm ? { confirm } : { typed: typed.trim() };
  return { element, area, period, version, ...answer, explanation, comment, estimated };
}

/** The session ended or its token changed: asks who is signed in, and goes on when it is the same person. */
async function recover({ session, face, words, signIn }: Parts, state: State): Promise<void> {
  const standing: Standing = await session.renew();
  if (standing === 'good') {
    // A second refusal with a fresh token is no matter of the token.
    state.stopped = state.delay > PAUSE_MS;
    state.delay = PAUSE_MS + 1;
    return;
  }
  state.stopped = standing !== 'unreachable';
  state.delay = Math.min(LONGEST_WAIT_MS, state.delay * 2);
  if (standing === 'expired') {
    face.alert(words.expired ?? '', { href: signIn, label: words.signIn ?? '' });
  } else if (standing === 'other') {
    hideForm();
    face.alert(words.otherPerson ?? '', { href: location.href, label: words.reload ?? '' });
  } else face.alert(words.offline ?? '');
}

/** Somebody else sits here now: what the first person typed is not theirs to see. */
function hideForm(): void {
  const form = document.querySelector<HTMLElement>('[data-entry]');
  if (form) form.hidden = true;
}

async function refuse({ face, words }: Parts, state: State, answer: Response): Promise<void> {
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
  state.stopped = true;
  face.alert(fill(words.refused, { why: problem.detail ?? String(answer.status) }), {
    href: location.href,
    label: words.reload ?? '',
  });
}
