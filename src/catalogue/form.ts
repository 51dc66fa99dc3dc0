// Biểu nhập: what a unit is asked for in a cycle. It follows from the assignments and is never drawn by hand.
import type { Basis } from '../kernel/period.ts';
import type { AreaCode, Disclosure, Element, ElementCode, UnitCode } from './catalogue.ts';

/** One question: an element for an area and a period, asked once and used by every target that needs it. */
export interface Field {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly period: string;
  readonly basis: Basis;
  /** Last month of the period, as an index. */
  readonly month: number;
  /** Name of the element in plain Vietnamese, and its unit of measure. */
  readonly name: string;
  readonly unit: string;
  /** How its indicators use it, in words: the formula with this element in it. */
  readonly definition: string;
  readonly measure: Element['measure'];
  readonly time: Element['time'];
  readonly disclosure: Disclosure;
  /** `ask`: the unit knows it. `confirm`: another source already has it; the unit says whether it is right. */
  readonly mode: 'ask' | 'confirm';
  /** Numbers of the targets that need it. */
  readonly targets: readonly number[];
  readonly definitionVersion: number;
}

export interface Form {
  readonly cycle: string;
  readonly unit: UnitCode;
  /** Short hash of the fields and their definition versions: another form has another version. */
  readonly version: string;
  readonly fields: readonly Field[];
}

/** A field's key in addresses, sheets and scripts: `element.area.period`. */
export const fieldKey = (field: Pick<Field, 'element' | 'area' | 'period'>): string =>
  `${field.element}.${field.area}.${field.period}`;
