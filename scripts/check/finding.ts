import type { SourceRange } from '../../simulator/compiler/index.ts';
import { describe, type RuleCode } from './rules.ts';
import type { Severity } from './rule.ts';

/** Lines and columns count from 1; `line` 0 means the whole file. */
export interface Finding {
  code: RuleCode;
  severity: Severity;
  /** Relative to the checked folder, with `/`. */
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  message: string;
  why: string;
  fix: string;
  /** What was probably meant; null when nothing is near. */
  suggestion: string | null;
}

export interface Place {
  file: string;
  range: SourceRange | null;
}

export interface Extra {
  values?: readonly string[];
  suggestion?: string | null;
}

/** Collects findings; the same code at the same place counts once. */
export class Findings {
  readonly #byKey = new Map<string, Finding>();

  add(code: RuleCode, { file, range }: Place, { values = [], suggestion = null }: Extra = {}): void {
    const { severity, texts } = describe(code, values);
    const [message = '', why = '', fix = ''] = texts;
    const { start, end } = range ?? { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
    const key = `${file}:${start.line}:${start.column}:${code}:${message}`;
    if (this.#byKey.has(key)) return;
    this.#byKey.set(key, {
      code,
      severity,
      file,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      message,
      why,
      fix,
      suggestion,
    });
  }

  /** By file, line and column. */
  list(): Finding[] {
    return [...this.#byKey.values()].sort(
      (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.code.localeCompare(b.code),
    );
  }
}
