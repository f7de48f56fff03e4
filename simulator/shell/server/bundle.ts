import { rolldown } from 'rolldown';
import { AppModules, ENTRY, type BundlePart } from './app-modules.ts';
import { appPlugin, type Resolutions } from './app-plugin.ts';
import type { Memo } from './memo.ts';
import type { Messages } from './messages.ts';
import type { Project } from './project.ts';

/** What the builds of one app keep from one to the next. */
export interface Kept {
  memo: Memo;
  bundles: Map<BundlePart, KeptBundle>;
}

/** A bundle with what it was made from. */
interface KeptBundle {
  files: ReadonlyMap<string, string>;
  /** By module id: its code, or for what rolldown reads itself the file's stamp. */
  modules: ReadonlyMap<string, string>;
  /** What resolving said; loading says its part again. */
  heard: readonly ((findings: Messages) => void)[];
}

/** One of the app's bundles with its map, by file name; none of them when it does not bundle, which `messages` say then. */
export async function bundleOf(
  project: Project,
  part: BundlePart,
  messages: Messages,
  { memo, bundles }: Kept,
): Promise<ReadonlyMap<string, string>> {
  const app = new AppModules(project, part, messages, memo);
  const before = bundles.get(part);
  if (before && app.areAll(before.modules)) {
    for (const id of before.modules.keys()) app.load(id);
    for (const say of before.heard) say(messages);
    return before.files;
  }
  bundles.delete(part);
  const listener = new Listener(messages);
  try {
    const files = await generate(project, part, app, listener);
    // A module that was not there may come into a folder that nobody watches.
    if (!listener.isLacking) bundles.set(part, { files, modules: app.loaded, heard: listener.heard });
    return files;
  } catch (error) {
    // The app does not bundle: that is a message for its developer, and the preview goes on watching.
    messages.failed(error);
    return new Map();
  }
}

async function generate(
  project: Project,
  part: BundlePart,
  app: AppModules,
  findings: Listener,
): Promise<ReadonlyMap<string, string>> {
  const extensions = project.typescript
    ? ['.ts', '.js', '.mjs', '.cjs', '.json']
    : ['.js', '.ts', '.mjs', '.cjs', '.json'];
  const compiled = await rolldown({
    input: { [part]: ENTRY },
    cwd: project.tree.root,
    platform: 'browser',
    tsconfig: false,
    logLevel: 'warn',
    onLog: (_level, { code, exporter, binding }) => {
      if (code === 'SHIMMED_EXPORT' && exporter && binding) findings.missingExport(exporter, binding);
    },
    shimMissingExports: true,
    plugins: [appPlugin(project, part, findings, app)],
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
    return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source.toString()]));
  } finally {
    await compiled.close();
  }
}

/** Passes on what resolving says, and keeps it. */
class Listener implements Resolutions {
  readonly heard: ((findings: Messages) => void)[] = [];
  /** Whether some module was not there. */
  isLacking = false;
  readonly #messages: Messages;

  constructor(messages: Messages) {
    this.#messages = messages;
  }

  missingModule(specifier: string, importer: string): void {
    this.isLacking = true;
    this.#messages.missingModule(specifier, importer);
  }

  resolved(importer: string, specifier: string, file: string): void {
    this.#hear((findings) => findings.resolved(importer, specifier, file));
  }

  missingExport(exporter: string, binding: string): void {
    this.#hear((findings) => findings.missingExport(exporter, binding));
  }

  #hear(say: (findings: Messages) => void): void {
    this.heard.push(say);
    say(this.#messages);
  }
}
