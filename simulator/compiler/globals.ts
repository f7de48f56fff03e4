import { parse } from 'acorn';
import type { Node, Pattern, Program } from 'acorn';
import { constAssignments } from './const-assignments.ts';
import { diagnostic } from './diagnostics.ts';
import type { Diagnostic } from './diagnostics.ts';
import { Positions } from './positions.ts';

export interface ScriptInput {
  source: string;
  /** Canonical path, for diagnostics. */
  path: string;
}

export interface CompiledScript {
  code: string;
  diagnostics: readonly Diagnostic[];
}

/** Worker globals that Tiki's compiler and typings forbid to app code (section 8); `eval` is handled apart. */
const forbiddenGlobals = [
  'window',
  'Window',
  'document',
  'self',
  'global',
  'globalThis',
  'fetch',
  'XMLHttpRequest',
  'location',
  'Function',
];

/**
 * Hides the worker's own globals from an app module (tini-framework.md section 8): `window`, `document`, `fetch`, `eval` ...
 * are undefined in it unless it declares them. Plain JavaScript in (types already stripped); lines keep their numbers.
 * A write to a constant throws where it stands. Not for npm modules. An unreadable module comes back as it is, with a diagnostic.
 */
export function shadowGlobals({ source, path }: ScriptInput): CompiledScript {
  const script = parseScript(source, path);
  if (script.program === null) return { code: source, diagnostics: script.diagnostics };
  const evals = identifiers(script.program).filter(({ name }) => name === 'eval');
  const positions = new Positions(source);
  const writes = constAssignments(script.program);
  const diagnostics = [
    ...evals.map(({ start, end }) => diagnostic('eval-used', path, positions.range(start, end))),
    ...writes.map(({ start, end, name }) => diagnostic('const-assigned', path, positions.range(start, end), name)),
  ];
  const code = replaceAll(source, [
    // A module cannot declare `eval`, so its uses are replaced.
    ...evals.map((place) => ({ ...place, by: '(void 0)' })),
    ...writes.map((place) => ({ ...place, by: (place.shorthand ? `${place.name}: ` : '') + throwing(place.name) })),
  ]);
  return { code: declareUndefined(code, script.program, forbiddenGlobals), diagnostics };
}

/** Parses an ES module, also one that mixes in CommonJS. */
export function parseScript(
  source: string,
  path: string,
): { program: Program | null; diagnostics: readonly Diagnostic[] } {
  try {
    const program = parse(source, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowHashBang: true,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
    });
    return { program, diagnostics: [] };
  } catch (error) {
    // acorn throws a SyntaxError with `pos`, or a RangeError when the nesting is too deep.
    const { message, pos = 0 } = error as Error & { pos?: number };
    const detail = message.replace(/\s*\(\d+:\d+\)$/, '');
    return {
      program: null,
      diagnostics: [diagnostic('script-syntax', path, new Positions(source).range(pos, pos + 1), detail)],
    };
  }
}

/** The code with those of `names` that it uses, but does not declare itself, declared as undefined on its first line. */
export function declareUndefined(code: string, program: Program, names: readonly string[]): string {
  const declared = declaredNames(program);
  const used = new Set(identifiers(program).map(({ name }) => name));
  const hidden = names.filter((name) => used.has(name) && !declared.has(name));
  return hidden.length === 0 || code.startsWith('#!') ? code : `var ${hidden.join(', ')}; ${code}`;
}

/** Names declared at the top of a module. */
export function declaredNames(program: Program): ReadonlySet<string> {
  const names = new Set<string>();
  const addPattern = (pattern: Pattern | null): void => {
    if (pattern === null) return;
    if (pattern.type === 'Identifier') names.add(pattern.name);
    else if (pattern.type === 'ArrayPattern') pattern.elements.forEach(addPattern);
    else if (pattern.type === 'AssignmentPattern') addPattern(pattern.left);
    else if (pattern.type === 'RestElement') addPattern(pattern.argument);
    else if (pattern.type === 'ObjectPattern') {
      pattern.properties.forEach((property) =>
        addPattern(property.type === 'Property' ? property.value : property.argument),
      );
    }
  };
  for (const statement of program.body) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
        ? statement.declaration
        : statement;
    if (declaration?.type === 'VariableDeclaration') declaration.declarations.forEach(({ id }) => addPattern(id));
    else if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration')
      addPattern(declaration.id);
    else if (declaration?.type === 'ImportDeclaration')
      declaration.specifiers.forEach(({ local }) => names.add(local.name));
  }
  return names;
}

interface Named {
  name: string;
  start: number;
  end: number;
}

/** All identifiers that can be references: no property names, no keys, no labels. */
export function identifiers(program: Program): readonly Named[] {
  const found: Named[] = [];
  walk(program, (node, parent, field) => {
    if (node.type !== 'Identifier') return;
    const { computed } = (parent ?? {}) as { computed?: boolean };
    const isName = (field === 'property' || field === 'key') && !computed;
    const isLabel = field === 'label' || field === 'imported' || field === 'exported';
    if (!isName && !isLabel) found.push(node as Node & Named);
  });
  return found;
}

/** Visits every node, parents first, with the field of the parent it stands in. */
export function walk(root: Node, visit: (node: Node, parent: Node | null, field: string) => void): void {
  const pending: [Node, Node | null, string][] = [[root, null, '']];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, parent, field] = next;
    visit(node, parent, field);
    for (const [name, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (typeof child === 'object' && child !== null && 'type' in child) pending.push([child as Node, node, name]);
      }
    }
  }
}

/** A target of an assignment that throws what the engine would. */
function throwing(name: string): string {
  return `(() => { throw new TypeError('Assignment to constant variable "${name}".'); })().value`;
}

/** A shorthand `{ eval }` is left to fail at run time like any undeclared name. */
function replaceAll(source: string, places: readonly (Named & { by: string })[]): string {
  const inOrder = [...new Map(places.map((place) => [place.start, place])).values()].sort((a, b) => b.start - a.start);
  let code = source;
  for (const { start, end, by } of inOrder) code = code.slice(0, start) + by + code.slice(end);
  return code;
}
