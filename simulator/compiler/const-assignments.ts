import type { Node, Pattern, Program } from 'acorn';

/** A name in a script that is written to although it was declared by `const` or `import`. */
export interface ConstAssignment {
  name: string;
  start: number;
  end: number;
  /** `{ name }` in a destructuring: key and target are one token. */
  shorthand: boolean;
}

type Scope = Map<string, 'constant' | 'variable'>;
type Fields = Record<string, unknown>;

/**
 * Writes to constants. They are legal to write down and throw when they run, on the phone as in any engine; a bundler
 * that refuses the whole app for one of them would show less than the phone does.
 */
export function constAssignments(program: Program): readonly ConstAssignment[] {
  const found: ConstAssignment[] = [];
  const visit = (node: Node, scopes: readonly Scope[]): void => {
    const scope = scopeOf(node);
    const inside = scope ? [...scopes, scope] : scopes;
    for (const target of writtenBy(node)) {
      const holder = inside.findLast((names) => names.has(target.name));
      if (holder?.get(target.name) === 'constant') found.push(target);
    }
    for (const child of childrenOf(node)) visit(child, inside);
  };
  visit(program, []);
  return found;
}

function writtenBy(node: Node): ConstAssignment[] {
  const { left, argument } = node as Node & { left?: Node; argument?: Node };
  if (node.type === 'AssignmentExpression' && left) return targetsOf(left);
  if (node.type === 'UpdateExpression' && argument) return targetsOf(argument);
  if ((node.type === 'ForInStatement' || node.type === 'ForOfStatement') && left?.type !== 'VariableDeclaration')
    return left ? targetsOf(left) : [];
  return [];
}

/** The plain names that a pattern writes to. */
function targetsOf(pattern: Node, shorthand = false): ConstAssignment[] {
  const node = pattern as Pattern;
  switch (node.type) {
    case 'Identifier':
      return [{ name: node.name, start: node.start, end: node.end, shorthand }];
    case 'ArrayPattern':
      return node.elements.flatMap((element) => (element ? targetsOf(element) : []));
    case 'ObjectPattern':
      return node.properties.flatMap((property) =>
        property.type === 'Property' ? targetsOf(property.value, property.shorthand) : targetsOf(property.argument),
      );
    case 'AssignmentPattern':
      return targetsOf(node.left, shorthand);
    case 'RestElement':
      return targetsOf(node.argument);
    default:
      return [];
  }
}

/** What a node that opens a scope declares in it; null for any other node. */
function scopeOf(node: Node): Scope | null {
  const scope: Scope = new Map();
  const fields = node as unknown as Fields & { id?: Node; params?: Node[]; param?: Node; body?: unknown };
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      if (fields.id && node.type === 'FunctionExpression') declare(scope, fields.id, 'variable');
      fields.params?.forEach((param) => declare(scope, param, 'variable'));
      declareVars(scope, fields.body as Node);
      return scope;
    case 'Program':
      declareVars(scope, node);
      declareLexical(scope, fields.body as Node[]);
      return scope;
    case 'BlockStatement':
    case 'StaticBlock':
      declareLexical(scope, fields.body as Node[]);
      return scope;
    case 'SwitchStatement':
      for (const one of fields['cases'] as { consequent: Node[] }[]) declareLexical(scope, one.consequent);
      return scope;
    case 'ForStatement':
      if (fields['init']) declareLexical(scope, [fields['init'] as Node]);
      return scope;
    case 'ForInStatement':
    case 'ForOfStatement':
      declareLexical(scope, [fields['left'] as Node]);
      return scope;
    case 'CatchClause':
      if (fields.param) declare(scope, fields.param, 'variable');
      return scope;
    default:
      return null;
  }
}

function declare(scope: Scope, pattern: Node, kind: 'constant' | 'variable'): void {
  for (const { name } of targetsOf(pattern)) scope.set(name, kind);
}

function declareLexical(scope: Scope, statements: readonly Node[]): void {
  for (const statement of statements) {
    const { declaration } = statement as Node & { declaration?: Node | null };
    const node = (declaration ?? statement) as Node & {
      kind?: string;
      declarations?: { id: Node }[];
      id?: Node | null;
      specifiers?: { local: Node }[];
    };
    if (node.type === 'VariableDeclaration') {
      const kind = node.kind === 'const' ? 'constant' : 'variable';
      node.declarations?.forEach(({ id }) => declare(scope, id, kind));
    } else if (node.type === 'ImportDeclaration') {
      node.specifiers?.forEach(({ local }) => declare(scope, local, 'constant'));
    } else if ((node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id) {
      declare(scope, node.id, 'variable');
    }
  }
}

/** `var` belongs to the whole function, from whatever block. */
function declareVars(scope: Scope, node: Node): void {
  const { kind, declarations } = node as Node & { kind?: string; declarations?: { id: Node }[] };
  if (node.type === 'VariableDeclaration' && kind === 'var') {
    declarations?.forEach(({ id }) => declare(scope, id, 'variable'));
  }
  for (const child of childrenOf(node)) if (!child.type.includes('Function')) declareVars(scope, child);
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value: unknown) => (Array.isArray(value) ? value : [value]).filter(isNode));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
