import type { Filled } from '../../report/controls.ts';

export interface Found {
  readonly severity: 'block' | 'explain';
  readonly vi: string;
  readonly en: string;
}

/** One answer of the server for a cell (PUT /api/v1/reports/{id}/cells). */
export interface Result {
  readonly element: string;
  readonly area: string;
  readonly period: string;
  readonly status: 'saved' | 'unchanged' | 'conflict' | 'refused';
  readonly version: number;
  readonly answer: 'value' | 'skip' | 'confirm' | 'unreadable' | 'blank';
  readonly value: string | number | null;
  readonly typed: string | null;
  readonly skip?: string | null;
  readonly findings?: readonly Found[];
  readonly by?: string | null;
  readonly byName?: string | null;
  readonly at?: string | null;
  readonly message?: string | null;
}

/** A cell of the form, with what is known to be on the server and what is not yet there. */
export interface Cell {
  readonly key: string;
  readonly element: string;
  readonly area: string;
  readonly period: string;
  readonly name: string;
  readonly measure: string;
  /** The number that «đúng» takes, as a plain decimal. */
  readonly offer: string | null;
  readonly row: HTMLElement;
  readonly input: HTMLInputElement;
  readonly locked: boolean;
  /** The unit has to answer; else it only says whether another source is right. */
  readonly asked: boolean;
  version: number;
  saved: Filled;
  /** What is on screen is not on the server yet. */
  pending: boolean;
  /** Another tab of the same person is about to send it. */
  elsewhere: boolean;
  conflict: Result | null;
  /** State by the server's last answer. */
  settled: string;
}

/** Kept on this device: what was filled in, and on top of which version. */
export interface Kept {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly filled: Filled;
  readonly version: number;
  readonly pending: boolean;
  readonly at: number;
}
