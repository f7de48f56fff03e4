import { parseExpressionAt } from 'acorn';
import type { Expression as AcornExpression, Node, PrivateIdentifier, Property, SpreadElement, Super } from 'acorn';
import type { DiagnosticKind } from './diagnostics.ts';

/** A readable expression, or null in place of one that was reported. Emitted code is self-contained (parenthesised). */
export interface Expression {
  root: AcornExpression;
  /** Whether evaluation can throw: calls, spreads, `in`, `instanceof`. */
  throws: boolean;
  /** Offset in the file. */
  start: number;
}

export interface ExpressionProblem {
  kind: DiagnosticKind;
  /** Offsets in the file. */
  start: number;
  end: number;
  detail: string;
}

/** TXML names that are not data: loop variables, sjs imports, slot scopes; to the JavaScript that reads them. */
export interface Names {
  readonly locals: ReadonlyMap<string, string>;
  /** The subset that comes from sjs: calls through it are sjs calls. */
  readonly sjs: ReadonlySet<string>;
}

const freeNames = new Set(['JSON', 'Math', 'String', 'Number', 'parseInt', 'parseFloat']);

const forbidden: Readonly<Record<string, string>> = {
  AssignmentExpression: 'assignment',
  UpdateExpression: '++ or --',
  NewExpression: 'new',
  ArrowFunctionExpression: 'arrow functions',
  FunctionExpression: 'functions',
  ClassExpression: 'classes',
  ThisExpression: 'this',
  SequenceExpression: 'the comma operator',
  TaggedTemplateExpression: 'tagged templates',
  ImportExpression: 'import()',
  AwaitExpression: 'await',
  YieldExpression: 'yield',
  MetaProperty: 'import.meta or new.target',
};

type Parsed = { expression: Expression | null; problems: ExpressionProblem[] };

/** Reads what stands between `{{` and `}}` in text, at offset `start` of the file (section 3.3). */
export function parseExpression(source: string, start: number): Parsed {
  if (source.trim() === '') return refused('expression-empty', start, source.length, '');
  const attempt = tryParse(source, 0);
  if (attempt.error !== null) return refused('expression-syntax', start + attempt.at, 0, attempt.error);
  const rest = attempt.rest.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').trim();
  if (rest !== '')
    return refused('expression-trailing', start + source.length - attempt.rest.length, attempt.rest.length, rest);
  return checked(attempt.root, start);
}

/** A sole mustache in an attribute: also the inside of an object literal, as tini-ui writes in `style`. */
export function parseAttribute(source: string, start: number): Parsed {
  const parsed = parseExpression(source, start);
  const isUnreadable = parsed.problems.some(
    ({ kind }) => kind === 'expression-syntax' || kind === 'expression-trailing',
  );
  return (isUnreadable ? parseObjectInside(source, start) : null) ?? parsed;
}

/** `data` of a template use: the inside of an object literal first, so that `{{a}}` is `{a: a}`; or else any expression. */
export function parseTemplateData(source: string, start: number): Parsed {
  return parseObjectInside(source, start) ?? parseExpression(source, start);
}

function parseObjectInside(source: string, start: number): Parsed | null {
  // The line break ends a comment behind the last property.
  const attempt = tryParse(`({${source}\n})`, 0);
  return attempt.error === null && attempt.rest === '' ? checked(attempt.root, start - 2) : null;
}

function refused(kind: DiagnosticKind, start: number, length: number, detail: string): Parsed {
  return { expression: null, problems: [{ kind, start, end: start + Math.max(1, length), detail }] };
}

type Attempt = { error: null; root: AcornExpression; rest: string } | { error: string; at: number };

function tryParse(source: string, from: number): Attempt {
  try {
    const root = parseExpressionAt(source, from, { ecmaVersion: 2022, preserveParens: true });
    return { error: null, root, rest: source.slice(root.end) };
  } catch (error) {
    // acorn reports by throwing: a SyntaxError with its position in `pos` and at the end of the message, or a
    // RangeError when parentheses are nested too deep for the stack.
    const { message, pos } = error as Error & { pos?: number };
    return { error: message.replace(/\s*\(\d+:\d+\)$/, ''), at: Math.min(pos ?? 0, source.length) };
  }
}

function checked(root: AcornExpression, start: number): Parsed {
  const problems: ExpressionProblem[] = [];
  const refuse = (node: Node, detail: string) =>
    problems.push({ kind: 'expression-forbidden', start: start + node.start, end: start + node.end, detail });
  let throws = false;

  const visitAll = (nodes: readonly (Node | null)[]) => nodes.forEach((node) => node !== null && visit(node));
  const visit = (node: Node): void => {
    const known = node as AcornExpression | SpreadElement | Property | Super | PrivateIdentifier;
    switch (known.type) {
      case 'Identifier':
        return;
      case 'Literal':
        if (known.bigint) refuse(known, 'BigInt');
        return;
      case 'ParenthesizedExpression':
      case 'ChainExpression':
        return visit(known.expression);
      case 'MemberExpression':
        return visitAll(known.computed ? [known.object, known.property] : [known.object]);
      case 'CallExpression':
        throws = true;
        return visitAll([known.callee, ...known.arguments]);
      case 'ConditionalExpression':
        return visitAll([known.test, known.consequent, known.alternate]);
      case 'BinaryExpression':
        throws ||= known.operator === 'in' || known.operator === 'instanceof';
        return visitAll([known.left, known.right]);
      case 'LogicalExpression':
        return visitAll([known.left, known.right]);
      case 'UnaryExpression':
        if (known.operator === 'delete') refuse(known, 'delete');
        return visit(known.argument);
      case 'ArrayExpression':
        return visitAll(known.elements);
      case 'ObjectExpression':
        return visitAll(known.properties);
      case 'Property':
        if (known.kind !== 'init' || known.method) return void refuse(known, 'methods');
        return visitAll(known.computed ? [known.key, known.value] : [known.value]);
      case 'SpreadElement':
        throws = true;
        return visit(known.argument);
      case 'TemplateLiteral':
        return visitAll(known.expressions);
      default:
        refuse(known, forbidden[known.type] ?? known.type);
    }
  };

  visit(root);
  return { expression: problems.length > 0 ? null : { root, throws, start }, problems };
}

/** JavaScript for an expression, null-safe, over `d` (the scope) and `names`. `where` is said when it throws. */
export function emitExpression(expression: Expression | null, names: Names, where: string): string {
  if (expression === null) return 'void 0';
  const code = emit(expression.root, names);
  return expression.throws ? `x.safe(() => ${code}, ${JSON.stringify(where)})` : code;
}

function emit(node: Node, names: Names): string {
  const known = node as AcornExpression;
  const sub = (child: Node) => emit(child, names);
  switch (known.type) {
    case 'Identifier':
      return emitName(known.name, names);
    case 'Literal':
      if (known.regex) return `/${known.regex.pattern}/${known.regex.flags}`;
      return typeof known.value === 'number' ? String(known.value) : JSON.stringify(known.value);
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return sub(known.expression);
    case 'MemberExpression':
      return `x.get(${sub(known.object)}, ${emitKey(known.property, known.computed, names)})`;
    case 'CallExpression':
      return emitCall(known.callee, emitItems(known.arguments, names), names);
    case 'ConditionalExpression':
      return `(${sub(known.test)} ? ${sub(known.consequent)} : ${sub(known.alternate)})`;
    case 'BinaryExpression':
    case 'LogicalExpression':
      return `(${sub(known.left)} ${known.operator} ${sub(known.right)})`;
    case 'UnaryExpression':
      return known.operator === 'typeof'
        ? `x.typeOf(${sub(known.argument)})`
        : `(${known.operator} ${sub(known.argument)})`;
    case 'ArrayExpression':
      return emitItems(known.elements, names);
    case 'ObjectExpression':
      return `({ ${known.properties.map((property) => emitProperty(property, names)).join(', ')} })`;
    case 'TemplateLiteral': {
      const texts = known.quasis.map((quasi) => quasi.value.raw);
      const values = known.expressions.map((value) => `\${${sub(value)}}`);
      return `\`${texts.map((text, index) => text + (values[index] ?? '')).join('')}\``;
    }
    default:
      // Everything else was refused when the expression was read.
      return 'void 0';
  }
}

function emitName(name: string, names: Names): string {
  const local = names.locals.get(name);
  if (local !== undefined) return local;
  if (name === 'undefined') return 'void 0';
  if (name === 'NaN') return 'NaN';
  return freeNames.has(name) ? `x.free(d, "${name}")` : `d.${name}`;
}

function emitKey(key: Node, computed: boolean, names: Names): string {
  if (computed) return emit(key, names);
  const known = key as AcornExpression;
  if (known.type === 'Identifier') return JSON.stringify(known.name);
  return known.type === 'Literal' ? JSON.stringify(String(known.value)) : '""';
}

function emitItems(items: readonly (Node | null)[], names: Names): string {
  const codes = items.map((item) => {
    if (item === null) return 'void 0';
    if (item.type !== 'SpreadElement') return emit(item, names);
    return `...(${emit((item as SpreadElement).argument, names)} ?? [])`;
  });
  return `[${codes.join(', ')}]`;
}

function emitProperty(property: Property | SpreadElement, names: Names): string {
  if (property.type === 'SpreadElement') return `...${emit(property.argument, names)}`;
  const key = emitKey(property.key, property.computed, names);
  return `${property.computed ? `[${key}]` : emitKeyName(JSON.parse(key) as string)}: ${emit(property.value, names)}`;
}

/** A key in an object literal; only `__proto__` would mean something else there. */
export function emitKeyName(name: string): string {
  return name === '__proto__' ? '["__proto__"]' : JSON.stringify(name);
}

function emitCall(callee: Node, args: string, names: Names): string {
  const target = unwrapped(callee);
  if (target.type !== 'MemberExpression' || names.sjs.has(rootName(target) ?? '')) {
    return `x.call(${emit(target, names)}, ${args})`;
  }
  return `x.method(${emit(target.object, names)}, ${emitKey(target.property, target.computed, names)}, ${args})`;
}

function unwrapped(node: Node): AcornExpression {
  const known = node as AcornExpression;
  return known.type === 'ParenthesizedExpression' || known.type === 'ChainExpression'
    ? unwrapped(known.expression)
    : known;
}

/** `a` of `a.b[c].d`, when the chain starts with a name. */
function rootName(node: Node): string | null {
  const known = unwrapped(node);
  if (known.type === 'MemberExpression') return rootName(known.object);
  return known.type === 'Identifier' ? known.name : null;
}
