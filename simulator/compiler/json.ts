import { parseExpressionAt } from 'acorn';
import type { Expression, Node, Property, SpreadElement } from 'acorn';
import { diagnostic } from './diagnostics.ts';
import type { Diagnostic, SourceRange } from './diagnostics.ts';
import { Positions } from './positions.ts';

export interface ParsedJson {
  /** undefined when the text is unreadable; `{}` when it is empty. */
  value: unknown;
  diagnostics: Diagnostic[];
  /** Where a value stands, by its keys from the root; undefined when it is not there. */
  placeOf: PlaceOf;
}

export type PlaceOf = (...keys: readonly (string | number)[]) => SourceRange | undefined;

const nowhere: PlaceOf = () => undefined;

/** JSON as people write it: comments, trailing commas, single quotes and bare keys are accepted with a warning (section 1.3). */
export function parseLenientJson(source: string, path: string): ParsedJson {
  const text = source.replace(/^\uFEFF/, ' ');
  if (text.trim() === '') return { value: {}, diagnostics: [], placeOf: nowhere };
  const positions = new Positions(text);
  const problem = (at: number, detail: string): ParsedJson => ({
    value: undefined,
    diagnostics: [diagnostic('json-syntax', path, positions.range(at, at + 1), detail)],
    placeOf: nowhere,
  });

  const lax: number[] = [];
  let root: Expression;
  try {
    root = parseExpressionAt(text, 0, {
      ecmaVersion: 2022,
      onComment: (_block, _text, start) => lax.push(start),
      onTrailingComma: (at) => lax.push(at),
    });
  } catch (error) {
    // acorn throws a SyntaxError with `pos`, or a RangeError when the nesting is too deep.
    const { message, pos } = error as Error & { pos?: number };
    return problem(pos ?? 0, message.replace(/\s*\(\d+:\d+\)$/, ''));
  }
  const rest = text.slice(root.end).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  if (rest.trim() !== '') return problem(root.end, 'unexpected text after the value');
  const value = toValue(root);
  if ('wrong' in value) return problem(value.wrong.start, 'only plain values are allowed');
  const placeOf: PlaceOf = (...keys) => {
    const node = nodeAt(root, keys);
    return node && positions.range(node.start, node.end);
  };
  const diagnostics: Diagnostic[] = [];
  if (!isStrict(text)) {
    const at = Math.min(...lax, ...looseNames(root));
    const place = Number.isFinite(at) ? positions.range(at, at + 1) : undefined;
    diagnostics.push(diagnostic('json-lenient', path, place));
  }
  for (const { start, end, name } of duplicates(root)) {
    diagnostics.push(diagnostic('json-duplicate', path, positions.range(start, end), name));
  }
  return { value: value.of, diagnostics, placeOf };
}

function isStrict(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // The question itself: JSON.parse has no other way to say no.
    return false;
  }
}

/** Where single quotes and bare keys stand. */
function looseNames(node: Expression): number[] {
  if (node.type === 'Literal') return node.raw?.startsWith("'") ? [node.start] : [];
  if (node.type === 'ArrayExpression') return node.elements.flatMap((item) => looseNames(item as Expression));
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.flatMap((property) => {
    const { key, value } = property as Property;
    return [...(key.type === 'Identifier' ? [key.start] : looseNames(key)), ...looseNames(value)];
  });
}

function nodeAt(root: Expression, keys: readonly (string | number)[]): Expression | undefined {
  let node: Expression | undefined = root;
  for (const key of keys) {
    if (node?.type === 'ArrayExpression') node = (node.elements[Number(key)] ?? undefined) as Expression | undefined;
    else if (node?.type === 'ObjectExpression') {
      const property = node.properties.findLast((one) => keyOf(one) === String(key));
      node = property?.type === 'Property' ? property.value : undefined;
    } else return undefined;
  }
  return node;
}

function keyOf(property: Property | SpreadElement): string | null {
  if (property.type === 'SpreadElement') return null;
  const { key } = property;
  return key.type === 'Identifier' ? key.name : String((key as { value?: unknown }).value);
}

function duplicates(node: Expression): { start: number; end: number; name: string }[] {
  if (node.type === 'ArrayExpression') return node.elements.flatMap((item) => duplicates(item as Expression));
  if (node.type !== 'ObjectExpression') return [];
  const seen = new Set<string>();
  return node.properties.flatMap((property) => {
    const name = keyOf(property) ?? '';
    const { start, end } = (property as Property).key;
    const own = seen.has(name) ? [{ start, end, name }] : [];
    seen.add(name);
    return [...own, ...duplicates((property as Property).value)];
  });
}

type Value = { of: unknown } | { wrong: Node };

function toValue(node: Expression): Value {
  switch (node.type) {
    case 'Literal':
      return node.regex || node.bigint ? { wrong: node } : { of: node.value };
    case 'UnaryExpression': {
      const argument = toValue(node.argument);
      return node.operator === '-' && 'of' in argument ? { of: -Number(argument.of) } : { wrong: node };
    }
    case 'ArrayExpression': {
      const items: unknown[] = [];
      for (const element of node.elements) {
        if (element === null || element.type === 'SpreadElement') return { wrong: element ?? node };
        const item = toValue(element);
        if ('wrong' in item) return item;
        items.push(item.of);
      }
      return { of: items };
    }
    case 'ObjectExpression': {
      const entries: [string, unknown][] = [];
      for (const property of node.properties) {
        if (property.type === 'SpreadElement' || property.computed || property.shorthand || property.method)
          return { wrong: property };
        const item = toValue(property.value);
        if ('wrong' in item) return item;
        entries.push([keyOf(property) ?? '', item.of]);
      }
      return { of: Object.fromEntries(entries) };
    }
    default:
      return { wrong: node };
  }
}
