import type { CheckedApp } from './app.ts';
import { elementsOf, type TemplateFile } from './template-files.ts';

/** Values that lack their `{{ }}`: a condition that is text is always true, a single brace is no expression. */
export function checkBraces(app: CheckedApp, file: TemplateFile): void {
  for (const { attributes } of elementsOf(file.roots)) {
    for (const { name, value, start, valueStart } of attributes) {
      if (!value?.trim()) continue;
      const inside = singleBrace(name, value);
      if (inside !== null)
        app.report('mustache-single', file.path, [valueStart, valueStart + value.length], {
          values: [value.trim(), inside],
        });
      // Whoever writes "true" means it.
      else if (/^tiki:(?:if|elif)$/.test(name) && !value.includes('{{') && value.trim() !== 'true')
        app.report('if-literal', file.path, [start, start + name.length], { values: [name, value.trim()] });
    }
  }
}

/** What stands in `{a}`, where that is meant as `{{a}}`; null where braces are right, or told of by another rule. */
export function singleBrace(name: string, value: string): string | null {
  if (/^(?:name|slot-scope|style|tiki:for|tiki:for-item|tiki:for-index)$/.test(name)) return null;
  return /^\s*\{([^{}]+)\}\s*$/.exec(value)?.[1]?.trim() ?? null;
}
