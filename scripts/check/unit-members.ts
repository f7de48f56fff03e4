import type { CheckedApp } from './app.ts';
import { childOf, childrenOf, keyOf, nameOf, unwrap, walkAst, type AstNode } from './script-ast.ts';
import type { AppScript } from './scripts.ts';

/** What a page or component can be asked for by name from its template. */
export interface UnitMembers {
  names: ReadonlySet<string>;
  /** Those of `names` that are surely functions: what a suggestion may name. */
  functions: ReadonlySet<string>;
  /** The options come partly from elsewhere, so there may be more. */
  isOpen: boolean;
}

const UNKNOWN: UnitMembers = { names: new Set(), functions: new Set(), isOpen: true };

/** Looks the members of pages and components up, each once. */
export function membersOf(app: CheckedApp, scripts: ReadonlyMap<string, AppScript>): (path: string) => UnitMembers {
  const known = new Map<string, UnitMembers>();
  const assigned = new Set<string>();
  for (const { program } of scripts.values())
    walkAst(program, (node) => {
      // `this.onSearch = debounce(...)`, also from another file that was handed the page.
      const target = node.type === 'AssignmentExpression' ? childOf(node, 'left') : null;
      const name = target?.type === 'MemberExpression' ? keyOf(target) : null;
      if (name !== null) assigned.add(name);
    });
  return (path) => {
    const before = known.get(path);
    if (before) return before;
    const unit = app.project.units.get(path);
    const script = unit?.script ? scripts.get(unit.script) : undefined;
    const members = script && !script.problem ? readMembers(script, scripts, assigned) : UNKNOWN;
    known.set(path, members);
    return members;
  };
}

/** The options object of the first Page() or Component() call, with the call's name; null when there is none to see. */
export function unitCall(script: AppScript): { kind: 'App' | 'Page' | 'Component'; options: AstNode | null } | null {
  let found: { kind: 'App' | 'Page' | 'Component'; options: AstNode | null; start: number } | null = null;
  walkAst(script.program, (node) => {
    const kind = node.type === 'CallExpression' ? nameOf(childOf(node, 'callee')) : null;
    if ((kind !== 'App' && kind !== 'Page' && kind !== 'Component') || script.declared.has(kind)) return;
    if (found !== null && found.start <= node.start) return;
    found = { kind, options: childrenOf(node, 'arguments')[0] ?? null, start: node.start };
  });
  return found;
}

function readMembers(
  script: AppScript,
  scripts: ReadonlyMap<string, AppScript>,
  assigned: ReadonlySet<string>,
): UnitMembers {
  const call = unitCall(script);
  const options = objectOf(script, scripts, call?.options ?? null);
  if (!call || !options) return UNKNOWN;
  const names = new Set(assigned);
  const functions = new Set<string>();
  let isOpen = false;
  const addAll = (object: AstNode, from: AppScript): void => {
    for (const property of childrenOf(object, 'properties')) {
      if (property.type === 'SpreadElement') {
        const spread = objectOf(from, scripts, childOf(property, 'argument'));
        if (spread) addAll(spread.object, spread.script);
        else isOpen = true;
        continue;
      }
      const name = keyOf(property);
      if (name === null) isOpen = true;
      else {
        names.add(name);
        if (/Function/.test(unwrap(childOf(property, 'value'))?.type ?? '')) functions.add(name);
        if (call.kind === 'Component' && name === 'mixins') isOpen = true;
        if (call.kind === 'Component' && (name === 'methods' || name === 'props')) {
          const inner = objectOf(from, scripts, childOf(property, 'value'));
          if (inner) addAll(inner.object, inner.script);
          else isOpen = true;
        }
      }
    }
  };
  addAll(options.object, options.script);
  return { names, functions, isOpen };
}

/** An object literal behind names and imports; null when it is made at run time. */
function objectOf(
  script: AppScript,
  scripts: ReadonlyMap<string, AppScript>,
  node: AstNode | null,
  depth = 0,
): { object: AstNode; script: AppScript } | null {
  const value = unwrap(node);
  if (value?.type === 'ObjectExpression') return { object: value, script };
  const name = nameOf(value);
  if (name === null || depth > 4) return null;
  const own = constantOf(script, name);
  if (own) return objectOf(script, scripts, own, depth + 1);
  const imported = importedValue(script, scripts, name);
  return imported && objectOf(imported.script, scripts, imported.node, depth + 1);
}

/** What a name of this file is set to, when it is declared once and never assigned. */
export function constantOf({ program }: AppScript, name: string): AstNode | null {
  const known = writesOf.get(program) ?? readWrites(program);
  writesOf.set(program, known);
  const [write, ...more] = known.get(name) ?? [];
  return more.length === 0 ? (write ?? null) : null;
}

/** By program: a built file is asked for hundreds of its names. */
const writesOf = new WeakMap<AstNode, ReadonlyMap<string, readonly (AstNode | null)[]>>();

/** By name, each declaration's value and null for each assignment. */
function readWrites(program: AstNode): ReadonlyMap<string, readonly (AstNode | null)[]> {
  const found = new Map<string, (AstNode | null)[]>();
  const add = (target: AstNode | null, value: AstNode | null): void => {
    const name = nameOf(target);
    if (name !== null) found.set(name, [...(found.get(name) ?? []), value]);
  };
  walkAst(program, (node) => {
    if (node.type === 'VariableDeclarator') add(childOf(node, 'id'), childOf(node, 'init'));
    if (node.type === 'AssignmentExpression') add(childOf(node, 'left'), null);
  });
  return found;
}

/** What an imported name stands for in the module it comes from. */
export function importedValue(
  script: AppScript,
  scripts: ReadonlyMap<string, AppScript>,
  name: string,
): { script: AppScript; node: AstNode } | null {
  for (const statement of childrenOf(script.program, 'body')) {
    if (statement.type !== 'ImportDeclaration') continue;
    const specifier = childrenOf(statement, 'specifiers').find((one) => nameOf(childOf(one, 'local')) === name);
    if (!specifier) continue;
    const source = (childOf(statement, 'source') as { value?: string } | null)?.value ?? '';
    const from = scripts.get(script.imports.get(source) ?? '');
    if (!from) return null;
    const exported = specifier.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(childOf(specifier, 'imported'));
    const node = exported === null ? null : exportedValue(from, exported);
    return node && { script: from, node };
  }
  return null;
}

function exportedValue(script: AppScript, name: string): AstNode | null {
  for (const statement of childrenOf(script.program, 'body')) {
    if (name === 'default' && statement.type === 'ExportDefaultDeclaration') return childOf(statement, 'declaration');
    if (statement.type === 'ExportNamedDeclaration') {
      const declaration = childOf(statement, 'declaration');
      const declares = declaration ? childrenOf(declaration, 'declarations') : [];
      if (declares.some((one) => nameOf(childOf(one, 'id')) === name)) return constantOf(script, name);
      const local = childrenOf(statement, 'specifiers').find((one) => nameOf(childOf(one, 'exported')) === name);
      if (local && !childOf(statement, 'source')) return constantOf(script, nameOf(childOf(local, 'local')) ?? '');
    }
  }
  return null;
}
