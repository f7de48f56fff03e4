import { compileSjs } from '../../simulator/compiler/index.ts';
import { resolveReference } from '../../simulator/compiler/paths.ts';
import type { CheckedApp } from './app.ts';
import { isRule } from './rules.ts';
import { elementsOf, type TemplateFile } from './template-files.ts';

/** Every .sjs file that a template imports, and what those import in turn. */
export function checkSjs(app: CheckedApp, templates: ReadonlyMap<string, TemplateFile>): void {
  const waiting = new Set<string>();
  for (const { path, roots } of templates.values())
    for (const { tag, attributes } of elementsOf(roots)) {
      const from = attributes.find(({ name }) => name === 'from' || name === 'src')?.value;
      if (tag === 'import-sjs' && from) waiting.add(resolveReference(from, path));
    }
  // A set may grow while it is walked.
  for (const path of waiting) {
    const source = app.tree.read(path);
    if (source === null) continue;
    for (const { kind, range, message } of compileSjs({ source, path }).diagnostics) {
      const values =
        kind === 'sjs-unavailable'
          ? message.split(/ is documented as unavailable in \.sjs; use |\.$/)
          : [/: (.*)\.$|"(.*)"/.exec(message)?.slice(1).find(Boolean) ?? ''];
      if (isRule(kind)) app.findings.add(kind, { file: app.nameOf(path), range }, { values });
    }
    for (const { 1: specifier = '' } of source.matchAll(/from\s*["']([^"']+\.sjs)["']/g))
      waiting.add(resolveReference(specifier, path));
  }
}
