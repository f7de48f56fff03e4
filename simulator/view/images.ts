const PASSES = /^(?:https?|data|file|blob|miniapp-resource):/i;

/**
 * The URL of an image as TXML writes it (tini-framework.md section 1.6): absolute URLs pass, but for origins that are
 * served elsewhere; everything else is a path from the app's root, where `..` cannot climb above it.
 */
export function resolveImage(src: unknown, assetBase: string, mappedOrigins: Readonly<Record<string, string>>): string {
  if (src === null || src === undefined) return '';
  const text = typeof src === 'string' ? src.trim() : JSON.stringify(src);
  if (text === '') return '';
  for (const [origin, prefix] of Object.entries(mappedOrigins)) {
    if (text === origin || text.startsWith(`${origin}/`)) return prefix + text.slice(origin.length);
  }
  if (PASSES.test(text)) return text;
  const queryAt = text.search(/[?#]/);
  const path = queryAt < 0 ? text : text.slice(0, queryAt);
  return assetBase + clampToRoot(path) + (queryAt < 0 ? '' : text.slice(queryAt));
}

function clampToRoot(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
