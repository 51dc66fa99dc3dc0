// The language of checking rules: CEL with exact decimals and the names that a cell gives. No floats, no
// division (multiply instead, so that no quotient rounds), no patterns, no loop inside a loop.
import { Environment } from '@marcbachmann/cel-js';
import type Big from 'big.js';
import { exact } from '../../kernel/quantity.ts';
import { Absent, bigOf, CheckNumber } from './number.ts';
import { isApart, isOutlier, medianOf } from './statistics.ts';

export const NUMBERS = [
  'value',
  'previous',
  'sameLastYear',
  'other',
  'numerator',
  'denominator',
  'ratio',
] as const;
export const LISTS = ['history', 'peers'] as const;
export const TEXTS = [
  'element',
  'area',
  'period',
  'measure',
  'time',
  'otherOrigin',
  'indicator',
] as const;
export const FLAGS = ['catchUp'] as const;
/** Another element of the same area and period: fields["ho-so-tiep-nhan"]. */
export const FIELDS = 'fields';
/** Read once for each ratio that the cell is part of. */
export const OF_RATIO: readonly string[] = [
  'numerator',
  'denominator',
  'ratio',
  'peers',
  'indicator',
];

export type CheckName =
  | (typeof NUMBERS | typeof LISTS | typeof TEXTS | typeof FLAGS)[number]
  | typeof FIELDS;
export const NAMES: readonly CheckName[] = [...NUMBERS, ...LISTS, ...TEXTS, ...FLAGS, FIELDS];

export const FUNCTIONS = [
  'known',
  'whole',
  'abs',
  'median',
  'smallest',
  'largest',
  'outlier',
  'differs',
] as const;
/** Methods of lists and texts that stay within a bounded cost. */
export const METHODS = ['size', 'exists', 'all', 'filter', 'startsWith', 'endsWith'] as const;
export const LOOPS: readonly string[] = ['exists', 'all', 'filter'];

export const COST = { characters: 1000, nodes: 200, depth: 20, texts: 20, arguments: 4 } as const;

type Operand = CheckNumber | bigint;
type Work = (a: Big, b: Big) => Big;
type Comparison = (a: Big, b: Big) => boolean;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '<': (a, b) => a.lt(b),
  '<=': (a, b) => a.lte(b),
  '>': (a, b) => a.gt(b),
  '>=': (a, b) => a.gte(b),
  '==': (a, b) => a.eq(b),
};
const WORKS: Readonly<Record<string, Work>> = {
  '+': (a, b) => a.plus(b),
  '-': (a, b) => a.minus(b),
  '*': (a, b) => a.times(b),
  '%': (a, b) => a.mod(b),
};

const present = (list: readonly CheckNumber[]): Big[] => list.map(bigOf);

/** The number of a list; an empty list has none. */
function only(found: Big | undefined): CheckNumber {
  if (!found) throw new Absent('empty list');
  return new CheckNumber(found);
}

// Types of results are written out: left out, the package takes that of the left operand.
function addOperators(env: Environment): void {
  env.registerOperator('-decimal: decimal', (x: CheckNumber) => new CheckNumber(bigOf(x).neg()));
  const pairs = [
    ['decimal', 'decimal'],
    ['decimal', 'int'],
    ['int', 'decimal'],
  ] as const;
  for (const [left, right] of pairs) {
    for (const [sign, work] of Object.entries(WORKS)) {
      env.registerOperator(
        `${left} ${sign} ${right}: decimal`,
        (a: Operand, b: Operand) => new CheckNumber(work(bigOf(a), bigOf(b))),
      );
    }
    for (const [sign, holds] of Object.entries(COMPARISONS)) {
      // CEL reads an equality both ways round by itself.
      if (sign === '==' && left === 'int') continue;
      env.registerOperator(`${left} ${sign} ${right}: bool`, (a: Operand, b: Operand) =>
        holds(bigOf(a), bigOf(b)),
      );
    }
  }
}

function addFunctions(env: Environment): void {
  const extreme = (list: readonly CheckNumber[], sign: 1 | -1): CheckNumber =>
    only(present(list).toSorted((a, b) => sign * a.cmp(b))[0]);
  env
    .registerFunction('known(decimal): bool', ({ big }: CheckNumber) => big !== null)
    .registerFunction('whole(decimal): bool', (x: CheckNumber) => bigOf(x).mod('1').eq('0'))
    .registerFunction('abs(decimal): decimal', (x: CheckNumber) => new CheckNumber(bigOf(x).abs()))
    .registerFunction('median(list<decimal>): decimal', (list: CheckNumber[]) =>
      only(medianOf(present(list))),
    )
    .registerFunction('smallest(list<decimal>): decimal', (list: CheckNumber[]) => extreme(list, 1))
    .registerFunction('largest(list<decimal>): decimal', (list: CheckNumber[]) => extreme(list, -1))
    .registerFunction(
      'outlier(decimal, list<decimal>, decimal): bool',
      (x: CheckNumber, list: CheckNumber[], threshold: CheckNumber) =>
        isOutlier(bigOf(x), present(list), bigOf(threshold)),
    )
    .registerFunction(
      'differs(decimal, decimal, decimal): bool',
      (a: CheckNumber, b: CheckNumber, percent: CheckNumber) =>
        isApart(bigOf(a), bigOf(b), bigOf(percent)),
    );
}

function makeLanguage(): Environment {
  const env = new Environment({
    limits: {
      maxAstNodes: COST.nodes,
      maxDepth: COST.depth,
      maxListElements: COST.texts,
      maxCallArguments: COST.arguments,
    },
  }).registerType('decimal', { ctor: CheckNumber, fields: {} });
  addOperators(env);
  addFunctions(env);
  for (const name of NUMBERS) env.registerVariable(name, 'decimal');
  for (const name of LISTS) env.registerVariable(name, 'list<decimal>');
  for (const name of TEXTS) env.registerVariable(name, 'string');
  for (const name of FLAGS) env.registerVariable(name, 'bool');
  return env.registerVariable(FIELDS, 'map<string, decimal>');
}

let language: Environment | undefined;

/** The language with a rule's own limits as further numbers. */
export function languageOf(limits: readonly string[]): Environment {
  language ??= makeLanguage();
  const own = language.clone();
  for (const name of limits) own.registerVariable(name, 'decimal');
  return own;
}

/** A limit as the language reads it. */
export const limitOf = (amount: string): CheckNumber => new CheckNumber(exact(amount));
