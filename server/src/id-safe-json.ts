/**
 * Parses JSON, keeping whole numbers beyond 2^53 as the text they were sent as: Tiki's ids have 17-18 digits
 * and some replies show them as numbers (tiki-platform.md section 0).
 * @throws SyntaxError when the text is no JSON.
 */
export function parseIdSafe(text: string): unknown {
  return JSON.parse(text, keepBigIds);
}

// The third argument is in the engine (source text access) but not yet in the library types.
function keepBigIds(_key: string, value: unknown, context?: { source?: string }): unknown {
  const isBigId = typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '');
  return isBigId ? context?.source : value;
}
