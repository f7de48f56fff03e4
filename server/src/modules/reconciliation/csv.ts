/** One cell; text that a spreadsheet would run as a formula is kept as text by a leading apostrophe (tiki-platform.md section 9). */
export function csvCell(value: string | number | Date | null): string {
  const plain = value instanceof Date ? value.toISOString() : String(value ?? '');
  const text = typeof value === 'string' && /^[\t\r]|^\s*[=+\-@]/.test(plain) ? `'${plain}` : plain;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line with its LF. */
export function csvLine(values: readonly (string | number | Date | null)[]): string {
  return `${values.map(csvCell).join(',')}\n`;
}
