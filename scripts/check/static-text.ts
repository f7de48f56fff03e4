import type { AppScript } from './scripts.ts';
import { childOf, childrenOf, keyOf, nameOf, stringOf, unwrap, type AstNode } from './script-ast.ts';
import { constantOf, importedValue } from './unit-members.ts';

/** The beginning of a text that is certain before the app runs, and whether that is all of it. */
export interface StaticText {
  text: string;
  isWhole: boolean;
}

const NOTHING: StaticText = { text: '', isWhole: false };

/** Follows literals, templates, `+`, constants and imported constants. */
export function staticText(
  script: AppScript,
  scripts: ReadonlyMap<string, AppScript>,
  node: AstNode | null,
  depth = 0,
): StaticText {
  const value = unwrap(node);
  if (value === null || depth > 8) return NOTHING;
  const of = (child: AstNode | null, from = script) => staticText(from, scripts, child, depth + 1);
  const literal = stringOf(value);
  if (literal !== null) return { text: literal, isWhole: true };
  if (value.type === 'TemplateLiteral') return joined(templateParts(value), of);
  if (value.type === 'BinaryExpression' && value['operator'] === '+')
    return joined([childOf(value, 'left'), childOf(value, 'right')], of);
  const name = nameOf(value);
  if (name !== null) {
    const own = constantOf(script, name);
    if (own) return of(own);
    const imported = importedValue(script, scripts, name);
    return imported ? of(imported.node, imported.script) : NOTHING;
  }
  return value.type === 'MemberExpression' ? memberText(script, scripts, value, depth) : NOTHING;
}

function templateParts(template: AstNode): (AstNode | string | null)[] {
  const expressions = childrenOf(template, 'expressions');
  return childrenOf(template, 'quasis').flatMap((quasi, index) => {
    const { cooked } = quasi['value'] as { cooked: string };
    return expressions[index] ? [cooked, expressions[index]] : [cooked];
  });
}

function joined(parts: readonly (AstNode | string | null)[], of: (child: AstNode | null) => StaticText): StaticText {
  let text = '';
  for (const part of parts) {
    const piece = typeof part === 'string' ? { text: part, isWhole: true } : of(part);
    text += piece.text;
    if (!piece.isWhole) return { text, isWhole: false };
  }
  return { text, isWhole: true };
}

/** `API.base` where `API` is a constant object. */
function memberText(
  script: AppScript,
  scripts: ReadonlyMap<string, AppScript>,
  member: AstNode,
  depth: number,
): StaticText {
  const owner = nameOf(childOf(member, 'object'));
  const key = keyOf(member);
  if (owner === null || key === null) return NOTHING;
  const own = constantOf(script, owner);
  const found = own ? { script, node: own } : importedValue(script, scripts, owner);
  const object = unwrap(found?.node ?? null);
  if (!found || object?.type !== 'ObjectExpression') return NOTHING;
  const property = childrenOf(object, 'properties').find((one) => one.type === 'Property' && keyOf(one) === key);
  return property ? staticText(found.script, scripts, childOf(property, 'value'), depth + 1) : NOTHING;
}
