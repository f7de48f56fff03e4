import type { CompiledScript, ScriptInput } from './globals.ts';

/**
 * An `.sjs` file as an ES module (section 5): `getDate` and `getRegExp` exist, the app's globals do not.
 * Import specifiers stay as written. An unreadable file becomes an empty module.
 */
export function compileSjs({ source }: ScriptInput): CompiledScript {
  return { code: source, diagnostics: [] };
}
