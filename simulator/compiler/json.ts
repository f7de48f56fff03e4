import { parseExpressionAt } from 'acorn';
import type { Expression, Node } from 'acorn';
import { diagnostic } from './diagnostics.ts';
import type { Diagnostic } from './diagnostics.ts';
import { Positions } from './positions.ts';

export interface ParsedJson {
  /** undefined when the text is unreadable; `{}` when it is empty. */
  value: unknown;
  diagnostics: Diagnostic[];
}

/** JSON as people write it: comments, trailing commas, single quotes and bare keys are accepted with a warning (section 1.3). */
export function parseLenientJson(source: string, path: string): ParsedJson {
  const text = source.replace(/^\uFEFF/, ' ');
  if (text.trim() === '') return { value: {}, diagnostics: [] };
  const positions = new Positions(text);
  const problem = (at: number, detail: string): ParsedJson => ({
    value: undefined,
    diagnostics: [diagnostic('json-syntax', path, positions.range(at, at + 1), detail)],
  });

  let root: Expression;
  try {
    root = parseExpressionAt(text, 0, { ecmaVersion: 2022 });
  } catch (error) {
    // acorn throws a SyntaxError with `pos`, or a RangeError when the nesting is too deep.
    const { message, pos } = error as Error & { pos?: number };
    return problem(pos ?? 0, message.replace(/\s*\(\d+:\d+\)$/, ''));
  }
  const rest = text.slice(root.end).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  if (rest.trim() !== '') return problem(root.end, 'unexpected text after the value');
  const value = toValue(root);
  if ('wrong' in value) return problem(value.wrong.start, 'only plain values are allowed');
  return { value: value.of, diagnostics: isStrict(text) ? [] : [diagnostic('json-lenient', path)] };
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
        const { key } = property;
        const item = toValue(property.value);
        if ('wrong' in item) return item;
        entries.push([key.type === 'Identifier' ? key.name : String((key as { value?: unknown }).value), item.of]);
      }
      return { of: Object.fromEntries(entries) };
    }
    default:
      return { wrong: node };
  }
}
