import type { BuildMessage, BuildReport } from '../shared/phone-config.ts';
import { placeOf } from '../shared/place.ts';
import type { BundlePart } from './app-modules.ts';
import { bundleOf, type Kept } from './bundle.ts';
import { excerptOf } from './excerpt.ts';
import { Memo } from './memo.ts';
import { Messages } from './messages.ts';
import { readProject, type Project } from './project.ts';
import { buildPageStyles } from './styles.ts';

/** One build of the app, all in memory. */
export interface Build {
  report: BuildReport;
  project: Project;
  /** `scripts.js`, `plan.js`, `view.js` with their maps, and `logic.js`, which is the first two; none of a part that failed. */
  files: ReadonlyMap<string, string>;
  /** URL of the app's root folder for this build, ending in `/`. */
  assetBase: string;
  /** The sheet of each page, by canonical path. */
  styles: ReadonlyMap<string, string>;
  /** Absolute files that this build read. */
  filesRead: ReadonlySet<string>;
}

/** Where the files of a build, and the app's images, are served. */
export function buildUrl(id: number, file: string): string {
  return `/build/${id}/${file}`;
}

function assetBase(pictures: number): string {
  return `/asset/${pictures}/`;
}

export interface BuildOptions {
  /** The app's folder, and its root in there. */
  folder: string;
  root: string;
  typescript: boolean;
  /** Counts builds. */
  id: number;
  /** Counts edits of pictures, so that one with the same name is loaded anew. Default 1. */
  pictures?: number;
}

/** Builds one app again and again: what did not change is not made again. */
export class Builder {
  readonly #kept: Kept = { memo: new Memo(), bundles: new Map() };

  /** A module may now lead to another file. */
  filesCameOrWent(): void {
    this.#kept.bundles.clear();
  }

  /** Builds the bundles and all sheets. What is wrong with the app is in the report; throws only for faults of the preview itself. */
  async build({ folder, root, typescript, id, pictures = 1 }: BuildOptions): Promise<Build> {
    const startedAt = performance.now();
    const project = readProject(folder, root, typescript);
    const messages = new Messages(project);
    messages.add(project.diagnostics);
    const parts: readonly BundlePart[] = ['scripts', 'plan', 'view'];
    const bundles = await Promise.all(parts.map((part) => bundleOf(project, part, messages, this.#kept)));
    const files = new Map(bundles.flatMap((bundle) => [...bundle]));
    files.set('logic.js', `export { description } from './scripts.js';\nexport { templates } from './plan.js';\n`);
    const styles = new Map<string, string>();
    for (const page of project.description.pages) {
      const { css, diagnostics } = buildPageStyles(project, page.path, assetBase(pictures), this.#kept.memo);
      messages.add(diagnostics);
      styles.set(page.path, css);
    }
    this.#kept.memo.forgetUnused();
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
      assetBase: assetBase(pictures),
      files,
      styles,
      filesRead: project.tree.filesRead,
    };
  }
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
