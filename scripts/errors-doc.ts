import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { errors as english } from '../i18n/en/errors.ts';
import { errors as vietnamese } from '../i18n/vi/errors.ts';
import { ERRORS as SANDBOX_ERRORS } from '../sandbox/src/errors.ts';
import { ERRORS as SERVER_ERRORS } from '../server/src/errors.ts';
import { catalogue } from '../simulator/compiler/index.ts';
import { ROOT } from './paths.ts';

/**
 * docs/errors.md and the four catalogues it must agree with. Run (`node scripts/errors-doc.ts`), it brings the tables up to
 * date and keeps the words of the last column, which only a person can write; the test compares both ways.
 */

export const ERRORS_DOC = join(ROOT, 'docs', 'errors.md');

/** One row: the code, what the catalogue says of it, and for the server what to do about it. */
export type Row = readonly string[];

/** What the code says, by the heading of its table in the document. */
export function catalogues(): ReadonlyMap<string, Row[]> {
  return new Map([
    ['Server', Object.entries(SERVER_ERRORS).map(([code, { status, message }]) => [code, String(status), message])],
    [
      'Sandbox',
      Object.entries(SANDBOX_ERRORS).map(([name, { status, reason, message }]) => [
        name,
        String(status),
        reason,
        message,
      ]),
    ],
    ['Storefront', storefrontRows()],
    ['Compiler', Object.entries(catalogue).map(([kind, [level, message]]) => [kind, level, message])],
  ]);
}

/** What a buyer reads, by code, and by kind where a code has no text of its own; read as text, because the storefront is no Node program. */
function storefrontRows(): Row[] {
  const source = readFileSync(join(ROOT, 'services', 'errors.ts'), 'utf8');
  return [...source.matchAll(/^ {2}(\w+): '(error\.\w+)',$/gm)].map(([, code = '', key = '']) => [
    code,
    vietnamese[key as keyof typeof vietnamese],
    english[key as keyof typeof english],
  ]);
}

/** The codes that the storefront gives by itself, with no server. */
export function storefrontCodes(): Set<string> {
  const thrown = globSync('{services,stores,pages}/**/*.ts', { cwd: ROOT }).flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/new ShopError\(.*\)/g)].flatMap(([call]) =>
      [...call.matchAll(/'([A-Z][A-Z_]+)'/g)].map(([, code = '']) => code),
    ),
  );
  return new Set(thrown);
}

/** What the document says, by heading: the rows of the first table under it. */
export function readTables(text: string): ReadonlyMap<string, Row[]> {
  const sections = text.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const lines = section.split('\n').filter((line) => line.startsWith('|'));
      return [section.split('\n')[0]!.trim(), lines.slice(2).map(readRow)];
    }),
  );
}

function readRow(line: string): Row {
  const cells = line.split(/(?<!\\)\|/).slice(1, -1);
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^`(.*)`$/, '$1')
      .replaceAll('\\|', '|'),
  );
}

function writeRow([code = '', ...rest]: Row): string {
  return `| ${[`\`${code}\``, ...rest.map((cell) => cell.replaceAll('|', '\\|'))].join(' | ')} |`;
}

/** The document with its tables brought up to date. */
export function update(text: string): string {
  const known = readTables(text);
  let updated = text;
  for (const [heading, rows] of catalogues()) {
    const before = known.get(heading) ?? [];
    const lines = rows.map((row) => {
      const words = before.find(([code]) => code === row[0])?.slice(row.length) ?? (heading === 'Server' ? [''] : []);
      return writeRow([...row, ...words]);
    });
    const table = new RegExp(
      `(## ${heading}\\n(?:(?!\\n## )[\\s\\S])*?\\n\\|[^\\n]*\\n\\|[-| ]*\\|\\n)(?:\\|[^\\n]*\\n)*`,
    );
    updated = updated.replace(table, (_all, head: string) => `${head}${lines.join('\n')}\n`);
  }
  return updated;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(ERRORS_DOC, update(readFileSync(ERRORS_DOC, 'utf8')));
}
