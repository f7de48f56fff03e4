import path from 'node:path';
import { rolldown } from 'rolldown';
import { diagnostic, type Diagnostic } from '../../compiler/index.ts';
import type { BuildMessage, BuildReport } from '../shared/phone-config.ts';
import { placeOf } from '../shared/place.ts';
import { appPlugin, ENTRY, type BundlePart, type Findings } from './app-plugin.ts';
import { excerptOf } from './excerpt.ts';
import { readProject, type Project } from './project.ts';
import { buildPageStyles, type SheetCache } from './styles.ts';

/** One build of the app, all in memory. */
export interface Build {
  report: BuildReport;
  project: Project;
  /** `scripts.js`, `plan.js`, `view.js` with their maps, and `logic.js`, which is the first two; none of a part that failed. */
  files: ReadonlyMap<string, string>;
  /** The sheet of each page, by canonical path. */
  styles: ReadonlyMap<string, string>;
  /** Absolute files that this build read. */
  filesRead: ReadonlySet<string>;
}

/** Where the files of a build, and the app's images, are served. */
export function buildUrl(id: number, file: string): string {
  return `/build/${id}/${file}`;
}

export function assetBase(id: number): string {
  return `/asset/${id}/`;
}

/** Builds both bundles and all sheets. What is wrong with the app is in the report; throws only for faults of the preview itself. */
export async function buildApp(folder: string, root: string, typescript: boolean, id: number): Promise<Build> {
  const startedAt = performance.now();
  const project = readProject(folder, root, typescript);
  const messages = new Messages(project);
  messages.add(project.diagnostics);
  const files = new Map<string, string>();
  const parts: readonly BundlePart[] = ['scripts', 'plan', 'view'];
  await Promise.all(parts.map((part) => bundle(project, part, messages, files)));
  files.set('logic.js', `export { description } from './scripts.js';\nexport { templates } from './plan.js';\n`);
  const styles = new Map<string, string>();
  const sheets: SheetCache = new Map();
  for (const page of project.description.pages) {
    const { css, diagnostics } = buildPageStyles(project, page.path, assetBase(id), sheets);
    messages.add(diagnostics);
    styles.set(page.path, css);
  }
  const whole = parts.every((part) => files.has(`${part}.js`));
  const ok = !messages.broken && whole && project.description.pages.length > 0;
  return {
    report: {
      id,
      ok,
      milliseconds: Math.round(performance.now() - startedAt),
      messages: messages.list().map((message) => withExcerpt(message, project.tree)),
    },
    project,
    files,
    styles,
    filesRead: project.tree.filesRead,
  };
}

async function bundle(
  project: Project,
  part: BundlePart,
  messages: Messages,
  files: Map<string, string>,
): Promise<void> {
  const extensions = project.typescript
    ? ['.ts', '.js', '.mjs', '.cjs', '.json']
    : ['.js', '.ts', '.mjs', '.cjs', '.json'];
  try {
    const compiled = await rolldown({
      input: { [part]: ENTRY },
      cwd: project.tree.root,
      platform: 'browser',
      tsconfig: false,
      logLevel: 'warn',
      onLog: (_level, { code, exporter, binding }) => {
        if (code === 'SHIMMED_EXPORT' && exporter && binding) messages.missingExport(exporter, binding);
      },
      shimMissingExports: true,
      plugins: [appPlugin(project, part, messages)],
      resolve: { extensions, mainFields: ['browser', 'module', 'main'], symlinks: false },
      transform: { target: 'chrome120', define: { 'process.env.NODE_ENV': '"development"', global: 'globalThis' } },
    });
    try {
      const { output } = await compiled.generate({
        format: 'es',
        sourcemap: true,
        entryFileNames: '[name].js',
        codeSplitting: false,
      });
      for (const file of output) {
        files.set(file.fileName, file.type === 'chunk' ? file.code : file.source.toString());
      }
    } finally {
      await compiled.close();
    }
  } catch (error) {
    // The app does not bundle: that is a message for its developer, and the preview goes on watching.
    messages.failed(error);
  }
}

interface BundleError {
  message?: string;
  id?: string;
  loc?: { file?: string; line?: number; column?: number };
}

class Messages implements Findings {
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

  brokenScript(file: string, line: number, column: number, text: string): void {
    this.#broken = true;
    this.#put({ level: 'fatal', file, line, column, text });
  }

  /** Whether some script could not be read. */
  get broken(): boolean {
    return this.#broken;
  }

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

/** The lines around a message, when its file can be read. */
function withExcerpt(message: BuildMessage, tree: Project['tree']): BuildMessage {
  const source = message.line > 0 ? tree.read(message.file) : null;
  return source === null ? message : { ...message, excerpt: excerptOf(source, message.line, message.column) };
}

/** `warn pages/home/index.txml:3:7 ...` as the terminal shows it. */
export function formatMessage(message: BuildMessage): string {
  const { level, text, hint, excerpt } = message;
  const lines = [`${level} ${placeOf(message)} ${text}`];
  if (hint) lines.push(`  ${hint}`);
  if (excerpt) lines.push(...excerpt.split('\n').map((row) => `  ${row}`));
  return lines.join('\n');
}
