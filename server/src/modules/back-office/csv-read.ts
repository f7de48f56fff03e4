/** A quoted or plain cell, and what follows it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/**
 * The cells of a CSV text (RFC 4180), line by line; blank lines are left out. An apostrophe that our own export put
 * before a formula is taken off again. @throws SyntaxError with the line for a quote that is out of place.
 */
export function readCsv(text: string): { line: number; cells: string[] }[] {
  const source = text.replace(/^\uFEFF/, '');
  const rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let line = 1;
  let startedAt = 1;
  CELL.lastIndex = 0;
  while (CELL.lastIndex < source.length) {
    const found = CELL.exec(source);
    if (!found) throw new SyntaxError(`line ${line}: a quote is out of place`);
    const [whole, quoted, plain, end] = found;
    const cell = quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"');
    cells.push(cell.replace(/^'(?=[\t\r]|\s*[=+\-@])/, ''));
    line += whole.split(/\r\n|\n|\r/).length - 1;
    if (end === ',' && CELL.lastIndex < source.length) continue;
    if (end === ',') cells.push('');
    if (cells.some((value) => value !== '')) rows.push({ line: startedAt, cells });
    cells = [];
    startedAt = line;
  }
  return rows;
}
