// Names of a cell's controls in the form, shared by page, server and script. Imports nothing: it goes into the script.

const CONTROL = {
  typed: 'v',
  skip: 's',
  confirm: 'k',
  explanation: 'x',
  comment: 'c',
  estimated: 'e',
  seen: 'n',
  choice: 'r',
  question: 'q',
} as const;
export type Control = keyof typeof CONTROL;

export const controlName = (control: Control, key: string): string => `${CONTROL[control]}.${key}`;

export const controlId = (control: Control, key: string): string => `${CONTROL[control]}-${key}`;

/** What the person filled in for one cell, as the controls hold it. */
export interface Filled {
  readonly typed: string;
  readonly skip: string;
  readonly confirm: boolean;
  readonly explanation: string;
  readonly comment: string;
  readonly estimated: boolean;
}

// A browser sends line ends of a text area as CRLF.
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

const partsOf = (filled: Filled): readonly string[] => [
  plain(filled.typed),
  filled.skip,
  String(filled.confirm),
  plain(filled.explanation),
  plain(filled.comment),
  String(filled.estimated),
];

export const sameFilled = (a: Filled, b: Filled): boolean =>
  partsOf(a).join('\u0000') === partsOf(b).join('\u0000');

/**
 * Short mark of what a cell showed (FNV-1a over its controls): a form that comes back with the same mark
 * was not touched there, whatever others saved meanwhile.
 */
export function markOf(filled: Filled): string {
  const text = partsOf(filled).join('\u0000');
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
