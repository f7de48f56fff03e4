import { SourceMap } from 'node:module';
import path from 'node:path';
import type { Build } from './build.ts';

const FRAME = /(?:https?:\/\/[^\s()]+)?\/build\/(\d+)\/([\w.]+\.js)(?:\?[^\s():]*)?:(\d+):(\d+)/g;
/** The preview's own code in a stack is not the app's affair. */
const OWN_FRAME = /^\s+at .*\/client\/[\w.-]+\.js:\d+:\d+\)?$\n?/gm;

/** Turns places in bundles into places in the app's sources, `pages/home/index.ts:12:5`. */
export class Stacks {
  readonly #find: (id: string) => Build | null;
  readonly #maps = new WeakMap<Build, Map<string, SourceMap | null>>();

  constructor(find: (id: string) => Build | null) {
    this.#find = find;
  }

  /** The text with every place translated that belongs to a build still known; others stay as they are. */
  translate(text: string): string {
    return text
      .replace(OWN_FRAME, '')
      .replace(FRAME, (whole, id: string, file: string, line: string, column: string) => {
        const build = this.#find(id);
        return (build && this.#place(build, file, Number(line), Number(column))) ?? whole;
      });
  }

  #place(build: Build, file: string, line: number, column: number): string | null {
    const entry = this.#mapOf(build, file)?.findEntry(line - 1, column - 1);
    if (!entry || !('originalSource' in entry)) return null;
    const { root } = build.project.tree;
    const source = path.resolve(root, 'dist', entry.originalSource);
    const canonical = build.project.tree.canonicalOf(source) ?? entry.originalSource;
    return `${canonical}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  }

  #mapOf(build: Build, file: string): SourceMap | null {
    let maps = this.#maps.get(build);
    if (!maps) this.#maps.set(build, (maps = new Map()));
    let map = maps.get(file);
    if (map === undefined) {
      const text = build.files.get(`${file}.map`);
      map = text === undefined ? null : new SourceMap(JSON.parse(text) as ConstructorParameters<typeof SourceMap>[0]);
      maps.set(file, map);
    }
    return map;
  }
}
