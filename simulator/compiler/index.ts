/**
 * The compiler: strings in, code and located diagnostics out. It reads no files and never throws on bad input.
 *
 * Every file is named by its **canonical path**: relative to the app's root, with extension, `/`-separated
 * (`pages/home/index.txml`), or `npm/<package path>` for a file of an npm package.
 */
export { catalogue, diagnostic, formatDiagnostic } from './diagnostics.ts';
export type { Diagnostic, DiagnosticKind, DiagnosticLevel, Position, SourceRange } from './diagnostics.ts';
export { compileTemplate } from './template.ts';
export type { CompiledTemplate, TemplateInput, TemplateTarget } from './template.ts';
export { lintTemplate } from './template-lint.ts';
export type { TemplateLintInput } from './template-lint.ts';
export { isKnownTag } from './vocabulary.ts';
export { handlerNames } from './script-exports.ts';
export { compileSjs } from './sjs.ts';
export { shadowGlobals } from './globals.ts';
export type { CompiledScript, ScriptInput } from './globals.ts';
export { compileStyle, inlineStyles } from './style.ts';
export type { CompiledStyle, InlinedStyles, InlineInput, StyleImport, StyleInput, StyleSource } from './style.ts';
export { parseAppJson, parseProjectConfig, parseUnitJson } from './app-json.ts';
export type { AppJson, Parsed, ProjectConfig, UnitJson } from './app-json.ts';
export { findRoot, resolveAsset, resolveComponent, resolvePage, resolveReference } from './paths.ts';
export type { ResolvedComponent } from './paths.ts';
