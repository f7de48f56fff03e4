import { PROJECT_RULES } from './rules/project.ts';
import { SCRIPT_RULES } from './rules/script.ts';
import { TEMPLATE_RULES } from './rules/template.ts';
import type { RuleRow } from './rule.ts';

/** Everything that `npm run check` can find; docs/check.md lists it, and a test compares. A code is never reused. */
export const RULES = { ...PROJECT_RULES, ...TEMPLATE_RULES, ...SCRIPT_RULES };

export type RuleCode = keyof typeof RULES;

/** Message, reason and mending with their places filled in. */
export function describe(code: RuleCode, values: readonly string[]): { severity: RuleRow[0]; texts: string[] } {
  const [severity, ...texts] = RULES[code];
  const fill = (text: string) => text.replaceAll(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
  return { severity, texts: texts.map(fill) };
}

/** Whether a diagnostic of the compiler is also a rule here. */
export function isRule(code: string): code is RuleCode {
  return Object.hasOwn(RULES, code);
}
