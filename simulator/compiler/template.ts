import type { Diagnostic } from './diagnostics.ts';

export type TemplateTarget = 'logic' | 'view';

export interface TemplateInput {
  source: string;
  /** Canonical path with extension. */
  path: string;
  target: TemplateTarget;
  /** Names in the unit's `usingComponents` (app.json's included): these tags are components, whatever they are called. */
  componentTags: ReadonlySet<string>;
  /** The text of a canonical `.txml` path, for `<include>`; null when there is none. */
  readTemplate?: (path: string) => string | null;
}

export interface CompiledTemplate {
  /** An ES module as protocol/template.ts says. It imports `tini:expression`, `./x.txml?logic` or `?view`, and `./x.sjs`. */
  code: string;
  diagnostics: readonly Diagnostic[];
  /** Of `<import>`: relative specifiers with extension and without the target, `../parts/row.txml`. */
  imports: readonly string[];
  /** Of `<import-sjs>`: relative specifiers, `./format.sjs`. */
  sjs: readonly string[];
  /** Canonical paths of included files: a change there changes this module. */
  includes: readonly string[];
}

/** Compiles one TXML file for one side (section 3). Both targets of a file have the same sites and findings. */
export function compileTemplate(_input: TemplateInput): CompiledTemplate {
  return { code: '', diagnostics: [], imports: [], sjs: [], includes: [] };
}
