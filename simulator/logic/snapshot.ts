const DEPTH = 6;
const ENTRIES = 200;
const TEXT = 5_000;

/** A value as JSON for a console: as it is now, bounded, never throwing. What JSON cannot hold is said in words. */
export function snapshot(value: unknown): unknown {
  return copy(value, DEPTH, []);
}

function copy(value: unknown, depth: number, inside: readonly object[]): unknown {
  switch (typeof value) {
    case 'string':
      return value.length > TEXT ? `${value.slice(0, TEXT)}…` : value;
    case 'function':
      return `ƒ ${value.name || 'anonymous'}()`;
    case 'undefined':
      return 'undefined';
    case 'bigint':
      return `${value}n`;
    case 'symbol':
      return value.toString();
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'object':
      return value === null ? null : copyObject(value, depth, inside);
    default:
      return value;
  }
}

function copyObject(value: object, depth: number, inside: readonly object[]): unknown {
  if (value instanceof Error) return value.stack ?? String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (inside.includes(value)) return '[Circular]';
  if (depth === 0) return Array.isArray(value) ? `Array(${value.length})` : '{…}';
  const path = [...inside, value];
  if (value instanceof Map) return { '[[Map]]': copy([...value], depth - 1, path) };
  if (value instanceof Set) return { '[[Set]]': copy([...value], depth - 1, path) };
  if (Array.isArray(value)) {
    const items: unknown[] = value.slice(0, ENTRIES).map((item) => copy(item, depth - 1, path));
    if (value.length > ENTRIES) items.push(`… ${value.length - ENTRIES} more`);
    return items;
  }
  const plain: Record<string, unknown> = {};
  for (const name of Object.keys(value).slice(0, ENTRIES)) plain[name] = copy(read(value, name), depth - 1, path);
  return plain;
}

/** A getter of the app may throw; the console says so in its place. */
function read(value: object, name: string): unknown {
  try {
    return (value as Record<string, unknown>)[name];
  } catch (error) {
    return `[threw ${String(error)}]`;
  }
}
