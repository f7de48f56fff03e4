import type { Expression, Node, ObjectExpression, Pattern, Property } from 'acorn';
import { parseScript, walk } from './globals.ts';

/** Names that an sjs module exports, `default` among them; null when that cannot be told. */
export function sjsExports(source: string): ReadonlySet<string> | null {
  const { program } = parseScript(source.replace(/^\uFEFF/, ''), '');
  if (program === null) return null;
  const names = new Set<string>();
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration') names.add('default');
    if (statement.type === 'ExportAllDeclaration') return null;
    if (statement.type !== 'ExportNamedDeclaration') continue;
    for (const { exported } of statement.specifiers) names.add(nameOf(exported));
    const { declaration } = statement;
    if (!declaration) continue;
    if (declaration.type === 'VariableDeclaration')
      for (const { id } of declaration.declarations) addPattern(id, names);
    else if (declaration.id) names.add(declaration.id.name);
  }
  return names;
}

function nameOf(node: Node & { name?: string; value?: unknown }): string {
  return node.name ?? String(node.value);
}

function addPattern(pattern: Pattern, names: Set<string>): void {
  if (pattern.type === 'Identifier') names.add(pattern.name);
  else if (pattern.type === 'ObjectPattern') {
    for (const property of pattern.properties)
      addPattern(property.type === 'Property' ? property.value : property.argument, names);
  } else if (pattern.type === 'ArrayPattern') for (const item of pattern.elements) if (item) addPattern(item, names);
}

/**
 * What can be named as a handler in the template of a page or component script: members of the options, a component's
 * `methods` and props, and whatever the file assigns to a property of `this`. Null when the script does not show them all
 * (options built elsewhere, spreads, mixins, a name computed). Plain JavaScript in.
 */
export function handlerNames(source: string): ReadonlySet<string> | null {
  const { program } = parseScript(source, '');
  if (program === null) return null;
  const names = new Set<string>();
  let isWhole = true;
  let units = 0;
  walk(program, (node) => {
    const call = node as Node & { callee?: Node & { name?: string }; arguments?: Expression[] };
    if (node.type === 'CallExpression' && /^(?:Page|Component)$/.test(call.callee?.name ?? '')) {
      units += 1;
      const [options] = call.arguments ?? [];
      if (options?.type !== 'ObjectExpression' || !addMembers(options, names)) isWhole = false;
    }
    const { left } = node as Node & {
      left?: Node & { object?: Node; property?: Node & { name?: string }; computed?: boolean };
    };
    if (node.type !== 'AssignmentExpression' || left?.type !== 'MemberExpression') return;
    if (left.computed && left.object?.type === 'ThisExpression') isWhole = false;
    else if (left.property?.name) names.add(left.property.name);
  });
  return isWhole && units === 1 ? names : null;
}

/** False when some member is not written out. */
function addMembers(options: ObjectExpression, names: Set<string>): boolean {
  for (const property of options.properties) {
    const name = property.type === 'Property' && !property.computed ? memberName(property) : null;
    if (name === null || name === 'mixins') return false;
    names.add(name);
    if (!/^(?:methods|props|data)$/.test(name)) continue;
    const { value } = property as Property;
    // Data and props written elsewhere may hold functions, too.
    if (value.type !== 'ObjectExpression') {
      if (name !== 'data') return false;
    } else if (!addMembers(value, names)) return false;
  }
  return true;
}

function memberName({ key }: Property): string | null {
  return key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : null;
}
