import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_RULES } from './check/rules/project.ts';
import { SCRIPT_RULES } from './check/rules/script.ts';
import { TEMPLATE_RULES } from './check/rules/template.ts';
import type { RuleRow } from './check/rule.ts';
import { ROOT } from './paths.ts';

/** Writes the tables of docs/check.md from the rules (`node scripts/check-doc.ts`); a test compares the two. */

export const CHECK_DOC = join(ROOT, 'docs', 'check.md');

const SECTIONS: Readonly<Record<string, Readonly<Record<string, RuleRow>>>> = {
  'Project files': PROJECT_RULES,
  Templates: TEMPLATE_RULES,
  'Scripts and style sheets': SCRIPT_RULES,
};

/** The document with its tables as the rules say. @throws Error when a section has gone. */
export function withTables(text: string): string {
  let updated = text;
  for (const [heading, rules] of Object.entries(SECTIONS)) {
    const table = new RegExp(`(## ${heading}\\n\\n)(?:\\|[^\\n]*\\n)*`);
    if (!table.test(updated)) throw new Error(`docs/check.md has no section "${heading}"`);
    const rows = Object.entries(rules).map(
      ([code, [severity, message, why, fix]]) =>
        `| \`${code}\` | ${severity} | ${[message, why, fix].map(cell).join(' | ')} |`,
    );
    const head = ['| code | level | finding | why | mending |', '|---|---|---|---|---|'];
    updated = updated.replace(table, (_all, title: string) => `${title}${[...head, ...rows].join('\n')}\n`);
  }
  return updated;
}

/** Braces and angle brackets as code, so that no Markdown reader takes them for something else. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(CHECK_DOC, withTables(readFileSync(CHECK_DOC, 'utf8')));
}
