// What the server answered for a cell, and the choice between two numbers.
import { type Filled, sameFilled } from '../../report/controls.ts';
import { readFilled, writeFilled } from './cells.ts';
import type { Device } from './device.ts';
import type { Face } from './face.ts';
import type { Cell, Result } from './types.ts';

export interface Hands {
  readonly cells: readonly Cell[];
  readonly device: Device;
  readonly face: Face;
  /** Tells the other tabs. */
  readonly tell: (cell: Cell, filled: Filled, saved: boolean) => void;
}

/** The server's answer for one cell; what was typed meanwhile stays and is sent again. */
export function take(parts: Hands, cell: Cell, sent: Filled, result: Result): void {
  const { device, face, tell } = parts;
  if (result.status === 'conflict') {
    cell.conflict = result;
    face.paint(cell);
    face.conflict(cell, (mine) => choose(parts, cell, result, mine));
    return;
  }
  if (result.status === 'refused') {
    cell.pending = false;
    cell.settled = 'blocked';
    const text = result.message ?? '';
    face.findings(cell, [{ severity: 'block', vi: text, en: text }]);
    face.paint(cell);
    return;
  }
  cell.version = result.version;
  cell.saved = sent;
  const now = readFilled(cell);
  cell.pending = !sameFilled(now, sent);
  settle(parts, cell, result);
  const { key, name, version, pending } = cell;
  device.put({ key, name, filled: now, version, pending, at: Date.now() });
  tell(cell, sent, true);
}

/** Shows what the checks found and how the cell stands. */
export function settle({ face }: Hands, cell: Cell, result: Result): void {
  const found = result.findings ?? [];
  cell.settled = settledState(cell, result);
  face.findings(
    cell,
    result.answer === 'unreadable' && result.message && !face.echoesBad(cell)
      ? [{ severity: 'block', vi: result.message, en: result.message }]
      : found,
  );
  face.paint(cell);
}

function settledState(cell: Cell, { answer, findings = [] }: Result): string {
  if (answer === 'unreadable' || findings.some(({ severity }) => severity === 'block')) {
    return 'blocked';
  }
  const explained = readFilled(cell).explanation.trim() !== '';
  if (!explained && findings.some(({ severity }) => severity === 'explain')) return 'warned';
  if (answer === 'blank') return cell.asked ? 'empty' : 'optional';
  return answer === 'skip' ? 'skipped' : 'saved';
}

const NOTHING: Filled = {
  ...{ typed: '', skip: '', confirm: false },
  ...{ explanation: '', comment: '', estimated: false },
};

/** Theirs stays and the own number goes, or the own number is sent on top of theirs. */
function choose(parts: Hands, cell: Cell, theirs: Result, mine: boolean): void {
  const { face, device, cells } = parts;
  cell.conflict = null;
  cell.version = theirs.version;
  const now = readFilled(cell);
  const other: Filled = {
    ...NOTHING,
    typed: theirs.answer === 'value' || theirs.answer === 'unreadable' ? saidBy(theirs) : '',
    skip: theirs.answer === 'skip' ? (theirs.skip ?? '') : '',
    confirm: theirs.answer === 'confirm',
    ...{ explanation: now.explanation, comment: now.comment, estimated: now.estimated },
  };
  cell.saved = other;
  face.conflict(cell, () => {});
  if (mine) {
    cell.pending = true;
    cell.row.dispatchEvent(new CustomEvent('kydai:send', { bubbles: true, detail: cell.key }));
  } else {
    writeFilled(cell, other);
    cell.pending = false;
    settle(parts, cell, theirs);
    device.drop(cell.key);
  }
  face.paint(cell);
  face.count(cells);
  cell.input.focus();
}

const saidBy = ({ typed, value }: Result): string => typed ?? (value === null ? '' : String(value));
