import { parseSync } from 'rolldown/utils';

/** A node of an ESTree; TypeScript's own nodes are walked through only where they hold values. */
export interface AstNode {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

export interface ParsedScript {
  program: AstNode;
  /** Where it cannot be read, with what the parser says. */
  problem: { start: number; message: string } | null;
  isModule: boolean;
}

/** Reads JavaScript or TypeScript by the file's extension. */
export function parseScriptFile(file: string, source: string): ParsedScript {
  const parsed = parseSync(file, source, { lang: /\.[cm]?ts$/.test(file) ? 'ts' : 'jsx', sourceType: 'module' });
  const [error] = parsed.errors as { message: string; labels?: { start?: number }[] }[];
  const problem = error ? { start: error.labels?.[0]?.start ?? 0, message: firstLine(error.message) } : null;
  const { hasModuleSyntax } = parsed.module;
  return { program: parsed.program as unknown as AstNode, problem, isModule: hasModuleSyntax };
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/[.:]$/, '');
}

export type Visit = (node: AstNode, parent: AstNode | null, field: string) => void;

/** TypeScript nodes that wrap a value; every other TS node is a type and holds nothing that runs. */
const VALUE_WRAPPERS = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSModuleDeclaration',
  'TSModuleBlock',
  'TSExportAssignment',
  'TSParameterProperty',
]);

const TYPE_FIELDS = new Set(['typeAnnotation', 'returnType', 'typeParameters', 'typeArguments', 'superTypeArguments']);

type Step = readonly [node: AstNode, parent: AstNode | null, field: string];

/** By root: every rule walks the same tree, and a built file has a hundred thousand nodes. */
const running = new WeakMap<AstNode, readonly Step[]>();

/** Visits every node that is part of the running program, parents first; with `types`, every node. */
export function walkAst(root: AstNode, visit: Visit, types = false): void {
  const steps = (types ? undefined : running.get(root)) ?? flatten(root, types);
  if (!types) running.set(root, steps);
  for (const [node, parent, field] of steps) visit(node, parent, field);
}

function flatten(root: AstNode, types: boolean): readonly Step[] {
  const steps: Step[] = [];
  const pending: Step[] = [[root, null, '']];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node] = next;
    if (!types && node.type.startsWith('TS') && !VALUE_WRAPPERS.has(node.type)) continue;
    const isErased = node['declare'] === true || node['importKind'] === 'type' || node['exportKind'] === 'type';
    if (isErased && !types) continue;
    steps.push(next);
    for (const name of Object.keys(node)) {
      const value = node[name];
      if (typeof value !== 'object' || value === null || TYPE_FIELDS.has(name)) continue;
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
        if (isNode(child)) pending.push([child, node, name]);
    }
  }
  return steps;
}

export function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The child in a field, or null. */
export function childOf(node: AstNode | null | undefined, field: string): AstNode | null {
  const value = node?.[field];
  return isNode(value) ? value : null;
}

export function childrenOf(node: AstNode, field: string): AstNode[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The same node without `as`, `!` and parentheses. */
export function unwrap(node: AstNode | null): AstNode | null {
  let inner = node;
  while (inner && (VALUE_WRAPPERS.has(inner.type) || /^(?:ParenthesizedExpression|ChainExpression)$/.test(inner.type)))
    inner = childOf(inner, 'expression');
  return inner;
}

export function nameOf(node: AstNode | null): string | null {
  return node?.type === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : null;
}

export function stringOf(node: AstNode | null): string | null {
  return node?.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : null;
}

/** The name of a property or member, when it is not computed. */
export function keyOf(node: AstNode): string | null {
  const key = childOf(node, node.type === 'MemberExpression' ? 'property' : 'key');
  if (node['computed'] === true) return stringOf(key);
  return nameOf(key) ?? stringOf(key);
}

/** Whether an identifier stands where a value is read or written, not where something is named. */
export function isReference(parent: AstNode | null, field: string): boolean {
  if (parent === null) return false;
  const isName = (field === 'property' || field === 'key') && parent['computed'] !== true;
  return !isName && !/^(?:label|imported|exported|local|meta)$/.test(field);
}

/** Every name that the file declares anywhere, in whatever scope: nothing is said of those. */
export function declaredAnywhere(program: AstNode): ReadonlySet<string> {
  const names = new Set<string>();
  const addPattern = (pattern: AstNode | null): void => {
    if (!pattern) return;
    const name = nameOf(pattern);
    if (name !== null) names.add(name);
    for (const field of ['left', 'argument', 'value', 'parameter']) addPattern(childOf(pattern, field));
    for (const field of ['elements', 'properties']) childrenOf(pattern, field).forEach(addPattern);
  };
  walkAst(
    program,
    (node) => {
      if (node.type === 'VariableDeclarator') addPattern(childOf(node, 'id'));
      else if (node.type === 'CatchClause') addPattern(childOf(node, 'param'));
      else if (/^Import\w*Specifier$/.test(node.type)) addPattern(childOf(node, 'local'));
      else if (/^(?:Function|ArrowFunction|Class|TSEnum|TSModule|TSDeclareFunction|TSImportEquals)/.test(node.type)) {
        addPattern(childOf(node, 'id'));
        childrenOf(node, 'params').forEach(addPattern);
      }
    },
    true,
  );
  return names;
}
