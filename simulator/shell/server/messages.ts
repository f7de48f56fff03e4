import path from 'node:path';
import { diagnostic, type Diagnostic } from '../../compiler/index.ts';
import type { BuildMessage } from '../shared/phone-config.ts';
import type { Project } from './project.ts';

interface BundleError {
  message?: string;
  id?: string;
  loc?: { file?: string; line?: number; column?: number };
}

/** All that one build has to say, each thing once. */
export class Messages {
  readonly #project: Project;
  readonly #byKey = new Map<string, BuildMessage>();
  readonly #imports: { importer: string; specifier: string; file: string }[] = [];
  #broken = false;

  constructor(project: Project) {
    this.#project = project;
  }

  add(diagnostics: readonly Diagnostic[]): void {
    for (const { level, path: file, range, message, hint } of diagnostics) {
      if (file.startsWith('npm/')) continue;
      this.#put({ level, file, line: range.start.line, column: range.start.column, text: message, hint });
    }
  }

  /** An import that leads nowhere; npm packages' findings are their authors' affair. */
  missingModule(specifier: string, importer: string): void {
    const file = this.#relative(importer);
    if (file.startsWith('npm/')) return;
    const source = this.#project.tree.read(file) ?? '';
    const at = Math.max(source.indexOf(`'${specifier}'`), source.indexOf(`"${specifier}"`));
    const before = source.slice(0, Math.max(at, 0)).split('\n');
    const start = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    this.add([
      diagnostic(
        'module-missing',
        file,
        { start, end: { ...start, column: start.column + specifier.length + 2 } },
        specifier,
      ),
    ]);
  }

  /** Which file an import led to. */
  resolved(importer: string, specifier: string, file: string): void {
    this.#imports.push({ importer, specifier, file });
  }

  /** The name is undefined in every app script that imports it from that file. */
  missingExport(exporter: string, binding: string): void {
    for (const { importer, specifier, file } of this.#imports) {
      if (path.resolve(this.#project.tree.root, exporter) !== file) continue;
      const name = this.#relative(importer);
      const source = name.startsWith('npm/') ? '' : (this.#project.tree.read(name) ?? '');
      const at = importedAt(source, specifier, binding);
      if (at === null) continue;
      const before = source.slice(0, at).split('\n');
      const start = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
      const end = { ...start, column: start.column + binding.length };
      this.add([diagnostic('export-missing', name, { start, end }, this.#relative(file), binding)]);
    }
  }

  /** An app script that cannot be read; the build fails, but goes on to find the other faults. Line and column count from 1. */
  brokenScript(file: string, line: number, column: number, text: string): void {
    this.#broken = true;
    this.#put({ level: 'fatal', file, line, column, text });
  }

  /** Whether some script could not be read. */
  get broken(): boolean {
    return this.#broken;
  }

  /** What rolldown throws. */
  failed(error: unknown): void {
    const errors = (error as { errors?: readonly BundleError[] }).errors ?? [error as BundleError];
    for (const one of errors) {
      const file = this.#relative(one.loc?.file ?? one.id ?? '');
      const lines = String(one.message ?? error).split('\n');
      this.#put({
        level: 'fatal',
        file: file || 'app.json',
        line: one.loc?.line ?? 0,
        column: one.loc?.column === undefined ? 0 : one.loc.column + 1,
        text: stripColors(lines.slice(0, 3).join(' ')),
      });
    }
  }

  list(): BuildMessage[] {
    return [...this.#byKey.values()].sort(
      (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
    );
  }

  #put(message: BuildMessage): void {
    this.#byKey.set(`${message.file}:${message.line}:${message.column}:${message.text}`, message);
  }

  #relative(id: string): string {
    const file = id.split('?')[0] ?? '';
    return path.isAbsolute(file) ? (this.#project.tree.canonicalOf(file) ?? file) : file;
  }
}

/** The offset of an imported name in the statement that imports it, or null. */
function importedAt(source: string, specifier: string, binding: string): number | null {
  for (const found of source.matchAll(/\bimport\b([^'";]*?)from\s*(['"])([^'"]+)\2/g)) {
    const [, clause = '', , from] = found;
    if (from !== specifier) continue;
    const named = new RegExp(`\\{[^}]*?(?<![\\w$])(${binding.replaceAll('$', '\\$')})(?![\\w$])`).exec(clause);
    const inStatement = found[0].indexOf(clause);
    if (binding === 'default' ? /^\s*[\w$]/.test(clause) : named !== null) {
      return found.index + inStatement + (named ? named.index + named[0].length - binding.length : clause.search(/\S/));
    }
  }
  return null;
}

function stripColors(text: string): string {
  // eslint-disable-next-line no-control-regex -- terminal colours start with ESC
  return text.replace(/\u001B\[[\d;]*m/g, '');
}
