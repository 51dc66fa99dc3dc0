// What the script changes on the page: marks of cells, findings, both numbers of a conflict, counts, messages.
import { controlId, controlName } from '../../report/controls.ts';
import { isBlank, readFilled } from './cells.ts';
import { echoOf, sayNumber } from './reading.ts';
import type { Cell, Found, Result } from './types.ts';
import { fill, type Words } from './words.ts';

const UNFINISHED = ['empty', 'warned', 'blocked', 'conflict', 'returned'];

/** The state to show: what waits or disagrees comes before what the server said last. */
function stateOf(cell: Cell): string {
  if (cell.conflict) return 'conflict';
  if (cell.locked) return 'locked';
  return cell.pending ? 'waiting' : cell.settled;
}

/** True where the person has to look: what waits with an answer in it is done, as far as we know. */
export function isUnfinished(cell: Cell): boolean {
  const state = stateOf(cell);
  if (state !== 'waiting') return UNFINISHED.includes(state);
  const filled = readFilled(cell);
  return (cell.asked && isBlank(filled)) || echoOf(filled.typed, cell.measure, EMPTY_WORDS).bad;
}

const EMPTY_WORDS = { states: {}, skips: {} } as unknown as Words;

export interface Face {
  paint(cell: Cell): void;
  findings(cell: Cell, found: readonly Found[]): void;
  /** The cell says already why its number cannot be read. */
  echoesBad(cell: Cell): boolean;
  conflict(cell: Cell, choose: (mine: boolean) => void): void;
  say(text: string): void;
  sync(text: string): void;
  /** A message that stays, with one way on; null takes it away. */
  alert(text: string | null, link?: { readonly href: string; readonly label: string }): void;
  count(cells: readonly Cell[]): void;
}

export function createFace(form: HTMLFormElement, words: Words): Face {
  const language = words.lang === 'en' ? 'en' : 'vi';
  return {
    paint: (cell) => paint(cell, words),
    findings: (cell, found) => showFindings(cell, found, language),
    echoesBad: (cell) => echoOf(readFilled(cell).typed, cell.measure, words).bad,
    conflict: (cell, choose) => showConflict(cell, words, choose),
    say: teller(form),
    sync: (text) => setText(form.querySelector('[data-sync]'), text),
    alert: alerter(form),
    count: counter(form),
  };
}

function setText(place: Element | null, text: string): void {
  if (place && place.textContent !== text) place.textContent = text;
}

function paint(cell: Cell, words: Words): void {
  const { row } = cell;
  const state = stateOf(cell);
  const filled = readFilled(cell);
  if (row.dataset.state !== state) {
    row.dataset.state = state;
    row.className = `cell is-${state}`;
    row.querySelector('.cell-mark use')?.setAttribute('href', `#e-${state}`);
    setText(row.querySelector('.cell-mark span'), words.states[state] ?? '');
    if (state === 'blocked' || state === 'conflict')
      cell.input.setAttribute('aria-invalid', 'true');
    else cell.input.removeAttribute('aria-invalid');
  }
  cell.input.placeholder = filled.confirm && cell.offer ? sayNumber(cell.offer, words) : '';
  const echo = filled.skip
    ? { text: words.skips[filled.skip] ?? '', bad: false }
    : echoOf(filled.typed, cell.measure, words);
  const place = document.getElementById(`e-${cell.key}`);
  setText(place, echo.text);
  place?.classList.toggle('is-bad', echo.bad);
  const commented = row.querySelector<HTMLElement>('.cell-commented');
  if (commented && filled.comment !== '') commented.hidden = false;
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

const attentionOf = ({ row }: Cell): HTMLElement | null =>
  row.querySelector<HTMLElement>('[data-attention]');

function showFindings(cell: Cell, found: readonly Found[], language: 'vi' | 'en'): void {
  const place = attentionOf(cell);
  if (!place) return;
  for (const old of place.querySelectorAll('.why.is-block, .why.is-explain, .why.is-refused')) {
    old.remove();
  }
  const lines = found.map((one) => element('p', `why is-${one.severity}`, one[language]));
  place.prepend(...lines);
  if (found.some(({ severity }) => severity === 'explain')) addExplanation(cell, place);
}

/** The same field as the server writes; its words stand on the form for the script. */
function addExplanation({ key, row }: Cell, place: HTMLElement): void {
  const id = controlId('explanation', key);
  if (document.getElementById(id)) return;
  const form = row.closest('form');
  const label = element('label', '', form?.dataset.explanation);
  label.htmlFor = id;
  const area = element('textarea', '');
  area.id = id;
  area.name = controlName('explanation', key);
  area.rows = 2;
  area.maxLength = 2000;
  area.placeholder = form?.dataset.explanationHint ?? '';
  const field = element('div', 'field');
  field.append(label, area);
  place.append(field);
}

const sayResult = ({ answer, value, typed, skip }: Result, words: Words): string => {
  if (answer === 'skip') return words.skips[skip ?? ''] ?? '–';
  if (answer === 'unreadable') return `«${typed ?? ''}»`;
  return value === null || value === undefined
    ? (words.blank ?? '')
    : sayNumber(String(value), words);
};

function sayOwn(cell: Cell, words: Words): string {
  const { typed, skip, confirm } = readFilled(cell);
  if (skip) return words.skips[skip] ?? skip;
  if (confirm && cell.offer) return sayNumber(cell.offer, words);
  return typed.trim() || (words.blank ?? '');
}

function showConflict(cell: Cell, words: Words, choose: (mine: boolean) => void): void {
  const place = attentionOf(cell);
  place?.querySelector('.conflict')?.remove();
  const { conflict } = cell;
  if (!conflict || !place) return;
  const box = element('fieldset', 'conflict');
  const time = conflict.at ? new Date(conflict.at).toLocaleTimeString('vi-VN', TIME) : '';
  const who = conflict.byName ?? conflict.by ?? '';
  box.append(element('legend', '', fill(words.conflict, { who, time })));
  const button = (text: string, mine: boolean): HTMLButtonElement => {
    const made = element('button', 'quiet small', text);
    made.type = 'button';
    made.addEventListener('click', () => choose(mine));
    return made;
  };
  box.append(
    button(fill(words.theirs, { value: sayResult(conflict, words) }), false),
    button(fill(words.mine, { value: sayOwn(cell, words) }), true),
  );
  place.append(box);
}

const TIME = { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' } as const;

export const timeNow = (): string => new Date().toLocaleTimeString('vi-VN', TIME);

function teller(form: HTMLFormElement): (text: string) => void {
  const place = form.querySelector('[data-live-region]');
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    place?.replaceChildren(element('p', '', text));
    timer = window.setTimeout(() => place?.replaceChildren(), 7000);
  };
}

function alerter(form: HTMLFormElement): Face['alert'] {
  let shown: HTMLElement | null = null;
  return (text, link) => {
    if (shown && shown.dataset.text === text) return;
    shown?.remove();
    shown = null;
    if (text === null) return;
    shown = element('div', 'notice is-warning entry-alert');
    shown.dataset.text = text;
    shown.setAttribute('role', 'alert');
    shown.append(element('span', '', text));
    if (link) {
      const way = element('a', 'button small', link.label);
      way.href = link.href;
      shown.append(way);
    }
    form.before(shown);
  };
}

const COUNT_MS = 60;

/** Counting goes over all cells, so it waits a little: a block or a fast hand counts once. */
function counter(form: HTMLFormElement): (cells: readonly Cell[]) => void {
  let timer = 0;
  return (cells) => {
    if (timer !== 0) return;
    timer = window.setTimeout(() => {
      timer = 0;
      showCount(form, cells);
    }, COUNT_MS);
  };
}

function showCount(form: HTMLFormElement, cells: readonly Cell[]): void {
  const done = cells.filter((cell) => !isUnfinished(cell)).length;
  const place = form.querySelector<HTMLElement>('[data-left]');
  const bar = form.querySelector('progress');
  if (bar) bar.value = done;
  if (place) setText(place, (place.dataset.words ?? '').replace('0', String(cells.length - done)));
  const known = cells.filter((cell) => isKnown(cell)).length;
  const all = form.querySelector<HTMLElement>('[data-confirm-all]');
  if (!all) return;
  all.hidden = known === 0;
  if (known > 0) setText(all, (all.textContent ?? '').replace(/\d+/, String(known)));
}

/** A cell without an answer whose number is known. */
export const isKnown = (cell: Cell): boolean =>
  !cell.locked && cell.offer !== null && isBlank(readFilled(cell));
