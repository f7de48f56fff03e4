import { parseExpressionAt } from 'acorn';

interface JsonNode {
  type: string;
  start: number;
  end: number;
  properties?: JsonNode[];
  elements?: (JsonNode | null)[];
  key?: JsonNode & { name?: string; value?: unknown };
  value?: JsonNode;
}

/** Where a value of a JSON text stands: offsets of the key (when it has one) and of the value. */
export interface JsonPlace {
  key: readonly [number, number];
  value: readonly [number, number];
}

/** Finds values of a JSON text by their path, `['tabBar', 'items', 0]`; null where the text cannot be read or has no such value. */
export function jsonPlaces(source: string): (path: readonly (string | number)[]) => JsonPlace | null {
  const root = parseLeniently(source);
  return (path) => {
    let node = root;
    let key = root;
    for (const step of path) {
      if (node === null) return null;
      if (typeof step === 'number') {
        node = node.elements?.[step] ?? null;
        key = node;
      } else {
        const property: JsonNode | undefined = node.properties?.find(({ key: name }) => keyName(name) === step);
        node = property?.value ?? null;
        key = property?.key ?? null;
      }
    }
    return node && key ? { key: [key.start, key.end], value: [node.start, node.end] } : null;
  };
}

function keyName(key: JsonNode['key']): string | undefined {
  return key?.name ?? (key?.value === undefined ? undefined : String(key.value));
}

function parseLeniently(source: string): JsonNode | null {
  try {
    return parseExpressionAt(source, 0, { ecmaVersion: 2022 }) as unknown as JsonNode;
  } catch {
    // A text that cannot be read is reported where it is read for its values; here it only has no places.
    return null;
  }
}
