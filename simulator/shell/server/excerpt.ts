/** Longer lines are cut around the column. */
const WIDTH = 120;

/** A few lines of a source with their numbers, and a caret under the column; lines and columns count from 1. */
export function excerptOf(
  source: string,
  line: number,
  column: number,
  { before, after } = { before: 2, after: 1 },
): string {
  const lines = source.split(/\r?\n/);
  const first = Math.max(1, line - before);
  const last = Math.min(lines.length, line + after);
  const digits = String(last).length;
  const cut = Math.max(0, column - 1 - Math.floor(WIDTH / 2));
  const shown: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const text = (lines[number - 1] ?? '').replaceAll('\t', ' ').slice(cut, cut + WIDTH);
    shown.push(`${String(number).padStart(digits)} | ${text}`.trimEnd());
    if (number === line && column > 0) shown.push(`${' '.repeat(digits)} | ${' '.repeat(column - 1 - cut)}^`);
  }
  return shown.join('\n');
}
