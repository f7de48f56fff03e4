import { megabytes } from './assets.ts';
import type { Finding } from './finding.ts';
import type { CheckResult } from './index.ts';

export interface Look {
  colours: boolean;
  /** How many findings of one code are shown in full; the rest are counted. */
  perCode: number;
}

/** The findings as a person reads them in a terminal: by file, each with its line, why it matters and how to mend it. */
export function formatReport(result: CheckResult, { colours, perCode }: Look): string {
  const paint = painter(colours);
  const lines: string[] = [];
  const shown = new Map<string, number>();
  for (const [file, findings] of byFile(result.findings)) {
    const visible = findings.filter(({ code }) => {
      const count = (shown.get(code) ?? 0) + 1;
      shown.set(code, count);
      return count <= perCode;
    });
    if (visible.length === 0) continue;
    lines.push(paint('underline', file));
    const source = result.read(file)?.split('\n') ?? [];
    for (const finding of visible) lines.push(...formatFinding(finding, source, paint), '');
  }
  for (const [code, count] of shown)
    if (count > perCode) lines.push(`${count - perCode} more ${paint('dim', code)} (--all shows them)`);
  if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
  lines.push(summary(result, paint));
  return lines.join('\n');
}

type Style = 'red' | 'yellow' | 'green' | 'dim' | 'bold' | 'underline';
type Paint = (style: Style, text: string) => string;

const CODES: Readonly<Record<Style, number>> = { red: 31, yellow: 33, green: 32, dim: 2, bold: 1, underline: 4 };

function painter(colours: boolean): Paint {
  return (style, text) => (colours ? `\u001B[${CODES[style]}m${text}\u001B[0m` : text);
}

function byFile(findings: readonly Finding[]): ReadonlyMap<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) files.set(finding.file, [...(files.get(finding.file) ?? []), finding]);
  return files;
}

function formatFinding(finding: Finding, source: readonly string[], paint: Paint): string[] {
  const { severity, code, file, line, column, message, why, fix, suggestion } = finding;
  const level = paint(severity === 'error' ? 'red' : 'yellow', severity);
  const place = line === 0 ? file : `${file}:${line}:${column}`;
  const meant = suggestion === null ? '' : ` Did you mean ${paint('bold', suggestion)}?`;
  return [
    `  ${level} ${place} ${paint('bold', message)}${meant} ${paint('dim', code)}`,
    ...excerpt(finding, source, paint),
    `    ${why} ${fix}`,
  ];
}

const WIDTH = 100;

/** The line with carets under the place; long lines are cut around it. */
function excerpt({ line, column, endLine, endColumn }: Finding, source: readonly string[], paint: Paint): string[] {
  const text = source[line - 1]?.replaceAll('\t', ' ').replace(/\r$/, '');
  if (text === undefined || text.trim() === '') return [];
  const from = Math.max(0, text.length <= WIDTH ? text.search(/\S/) : Math.min(column - 1 - 20, text.length - WIDTH));
  const cut = text.slice(from, from + WIDTH);
  const end = endLine === line ? endColumn : text.length + 1;
  const length = Math.max(1, Math.min(end - column, WIDTH - (column - 1 - from)));
  const number = String(line);
  return [
    `    ${paint('dim', `${number} |`)} ${cut}`,
    `    ${paint('dim', `${' '.repeat(number.length)} |`)} ${' '.repeat(Math.max(0, column - 1 - from))}${'^'.repeat(length)}`,
  ];
}

function summary({ findings, pages, components, sizes }: CheckResult, paint: Paint): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const total =
    errors > 0
      ? paint('red', count(errors, 'error'))
      : warnings > 0
        ? paint('yellow', 'no errors')
        : paint('green', 'clean');
  const parts = [total, ...(warnings > 0 ? [count(warnings, 'warning')] : [])].join(', ');
  const size =
    sizes.dependencies === null
      ? `${megabytes(sizes.own)}; packages are not installed, so they were not looked into`
      : `${megabytes(sizes.own)}, with production dependencies ${megabytes(sizes.own + sizes.dependencies)}`;
  return `${parts} in ${count(pages, 'page')} and ${count(components, 'component')} (${size})`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
