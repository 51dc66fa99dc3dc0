// An expression is walked before it may be used: only bounded constructs, only names that exist.
import type { ASTNode } from '@marcbachmann/cel-js';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { FIELDS, FUNCTIONS, LOOPS, METHODS } from './language.ts';

/** What an expression reads. */
export interface Reading {
  /** Names of the language and of the rule's limits. */
  readonly names: ReadonlySet<string>;
  /** Elements named by fields["…"]. */
  readonly elements: ReadonlySet<string>;
}

interface Walk {
  readonly names: Set<string>;
  readonly elements: Set<string>;
  readonly text: string;
}

const BINARY = ['==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '%', '&&', '||', '?:'];

/** What a parsed expression reads, or why it is refused. `text` is its source, to quote from. */
export function readingOf(ast: ASTNode, text: string): Reading | Refusal {
  const walk: Walk = { names: new Set(), elements: new Set(), text };
  const refusal = visit(ast, walk, false);
  if (refusal) return refusal;
  return walk.names.size > 0
    ? { names: walk.names, elements: walk.elements }
    : refuse('check-reads-nothing');
}

function visit(node: ASTNode, walk: Walk, inLoop: boolean): Refusal | undefined {
  switch (node.op) {
    case 'value':
      return literal(node, walk);
    case 'id':
      walk.names.add(node.args);
      return node.args === FIELDS ? refuse('check-fields-alone') : undefined;
    case '[]':
      return field(node, walk);
    case 'call':
      return call(node.args[0], node.args[1], { node, walk, inLoop });
    case 'rcall':
      return method(node, walk, inLoop);
    case 'in':
      return membership(node.args, walk, inLoop);
    case '!_':
    case '-_':
      return visit(node.args, walk, inLoop);
    default:
      if (!BINARY.includes(node.op)) return forbidden(node, walk);
      return visitAll(node.args as readonly ASTNode[], walk, inLoop);
  }
}

function visitAll(nodes: readonly ASTNode[], walk: Walk, inLoop: boolean): Refusal | undefined {
  for (const node of nodes) {
    const refusal = visit(node, walk, inLoop);
    if (refusal) return refusal;
  }
  return undefined;
}

function literal(node: ASTNode & { readonly op: 'value' }, walk: Walk): Refusal | undefined {
  if (typeof node.args === 'number') {
    return refuse('check-decimal-literal', { text: quoted(node, walk) });
  }
  const plain = ['bigint', 'string', 'boolean'].includes(typeof node.args);
  return plain ? undefined : forbidden(node, walk);
}

function field(node: ASTNode & { readonly op: '[]' }, walk: Walk): Refusal | undefined {
  const [map, key] = node.args;
  if (map.op !== 'id' || map.args !== FIELDS) return forbidden(node, walk);
  if (key.op !== 'value' || typeof key.args !== 'string') return refuse('check-fields-alone');
  walk.names.add(FIELDS);
  walk.elements.add(key.args);
  return undefined;
}

interface At {
  readonly node: ASTNode;
  readonly walk: Walk;
  readonly inLoop: boolean;
}

function call(name: string, args: readonly ASTNode[], { walk, inLoop }: At): Refusal | undefined {
  if (!FUNCTIONS.some((known) => known === name)) return refuse('check-forbidden', { name });
  return visitAll(args, walk, inLoop);
}

function method(
  { args }: ASTNode & { readonly op: 'rcall' },
  walk: Walk,
  inLoop: boolean,
): Refusal | undefined {
  const [name, receiver, given] = args;
  if (!METHODS.some((known) => known === name)) return refuse('check-forbidden', { name });
  const before = visit(receiver, walk, inLoop);
  if (before) return before;
  if (!LOOPS.includes(name)) return visitAll(given, walk, inLoop);
  if (inLoop) return refuse('check-loop-in-loop', { name });
  const [variable, ...bodies] = given;
  if (variable?.op !== 'id') return refuse('check-forbidden', { name });
  return insideLoop(variable.args, bodies, walk);
}

/** The loop's own variable is no name of the rule. */
function insideLoop(variable: string, bodies: readonly ASTNode[], walk: Walk): Refusal | undefined {
  const inner: Walk = { ...walk, names: new Set() };
  const refusal = visitAll(bodies, inner, true);
  if (refusal) return refusal;
  for (const name of inner.names) if (name !== variable) walk.names.add(name);
  return undefined;
}

/** `x in ["a", "b"]` of texts; numbers are compared one by one. */
function membership(
  [left, right]: readonly ASTNode[],
  walk: Walk,
  inLoop: boolean,
): Refusal | undefined {
  if (!left || right?.op !== 'list') return refuse('check-forbidden', { name: 'in' });
  return visit(left, walk, inLoop) ?? visitAll(right.args, walk, inLoop);
}

const quoted = ({ start, end }: ASTNode, { text }: Walk): string => text.slice(start, end);

const forbidden = (node: ASTNode, walk: Walk): Refusal =>
  refuse('check-forbidden', { name: quoted(node, walk).slice(0, 40) });
