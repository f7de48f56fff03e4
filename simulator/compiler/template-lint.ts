import { datasetKey, eventName, parseBindings } from './attributes.ts';
import { diagnostic } from './diagnostics.ts';
import type { Diagnostic, DiagnosticKind } from './diagnostics.ts';
import { splitMustaches } from './mustache.ts';
import { resolveReference } from './paths.ts';
import { sjsExports } from './script-exports.ts';
import { parseTree } from './txml-tree.ts';
import type { TreeElement, TreeNode } from './txml-tree.ts';
import type { Attribute } from './txml-tokens.ts';
import { attributeMeant, closest, eventMeant, hasAttribute, hasEvent, isKnownTag, tagMeant } from './vocabulary.ts';

export interface TemplateLintInput {
  source: string;
  path: string;
  componentTags: ReadonlySet<string>;
  /** The text of a canonical path; null when there is none. */
  readFile: (path: string) => string | null;
  /** Whether a picture, as the template names it, is there. */
  hasAsset: (source: string) => boolean;
  /** Method names of the page or component; null when the script does not show them all. */
  methods: ReadonlySet<string> | null;
}

const noPictures = /^(?:[a-z][a-z0-9+.-]*:|\/\/|$)/i;

/**
 * What a template says that is legal but surely not meant: unknown tags, attributes, events and handlers, text where an
 * expression belongs, files that are not there. What the grammar itself finds is `compileTemplate`'s to say.
 */
export function lintTemplate(input: TemplateLintInput): Diagnostic[] {
  const linter = new Linter(input);
  linter.run();
  return linter.found;
}

class Linter {
  readonly found: Diagnostic[] = [];
  readonly #input: TemplateLintInput;
  readonly #tree: ReturnType<typeof parseTree>;
  readonly #templates = new Set<string>();
  #hasImports = false;

  constructor(input: TemplateLintInput) {
    this.#input = input;
    this.#tree = parseTree(input.source, input.path);
    this.#collect(this.#tree.roots);
  }

  run(): void {
    this.#nodes(this.#tree.roots);
  }

  #report(kind: DiagnosticKind, start: number, end: number, ...values: string[]): void {
    this.found.push(diagnostic(kind, this.#input.path, this.#tree.positions.range(start, end), ...values));
  }

  #collect(nodes: readonly TreeNode[]): void {
    for (const node of nodes) {
      if (node.type === 'text') continue;
      if (node.tag === 'import' || node.tag === 'include') this.#hasImports = true;
      const name = node.attributes.find((attribute) => attribute.name === 'name')?.value;
      if (node.tag === 'template' && name) this.#templates.add(name);
      this.#collect(node.children);
    }
  }

  #nodes(nodes: readonly TreeNode[]): void {
    for (const node of nodes) {
      if (node.type === 'text') {
        this.#text(node.text, node.start);
        continue;
      }
      this.#element(node);
      this.#nodes(node.children);
    }
  }

  #text(text: string, start: number): void {
    for (const part of splitMustaches(text, start)) {
      const at = part.kind === 'text' ? part.text.indexOf('}}') : -1;
      if (at >= 0) this.#report('mustache-unopened', part.start + at, part.start + at + 2);
    }
  }

  #element(element: TreeElement): void {
    const { tag, start } = element;
    const isComponent = this.#input.componentTags.has(tag);
    if (!isComponent && !isKnownTag(tag)) {
      const meant = tagMeant(tag, this.#input.componentTags);
      const hint = meant
        ? `Write <${meant}>.`
        : `If it is a component, name it in usingComponents of ${this.#input.path.replace(/\.txml$/, '.json')}.`;
      this.#report('tag-unknown', start, start + 1 + tag.length, tag, hint);
    }
    for (const attribute of element.attributes) this.#attribute(element, attribute, isComponent);
    if (element.attributes.some(({ name }) => name === 'tiki:for')) this.#loop(element);
    this.#references(element);
  }

  #attribute({ tag }: TreeElement, attribute: Attribute, isComponent: boolean): void {
    const { name, value, start, valueStart } = attribute;
    const end = start + name.length;
    const event = eventName(name);
    if (event !== null && value !== null) this.#handler(attribute, value);
    if (value !== null && name !== 'style') this.#braces(name, value, valueStart);
    if (/^tiki:(?:if|elif)$/.test(name) && value !== null && value.trim() !== '' && !value.includes('{{')) {
      this.#report('if-literal', start, valueStart + value.length, name, value.trim());
    }
    if (name.startsWith('tiki:') || isComponent || datasetKey(name) !== null) return;
    if (event !== null) {
      if (hasEvent(tag, event.type) === false) {
        const meant = eventMeant(tag, name);
        this.#report('event-unknown', start, end, tag, name, meant ? `Write ${meant}.` : '');
      }
    } else if (hasAttribute(tag, name) === false) {
      const wanted = /^(?:on|catch|bind)[a-z]/.test(name) ? eventMeant(tag, name) : attributeMeant(tag, name);
      if (wanted === null) this.#report('attribute-unknown', start, end, tag, name);
      else this.#report('attribute-typo', start, end, tag, name, wanted);
    }
  }

  #handler({ start, valueStart }: Attribute, value: string): void {
    const { methods } = this.#input;
    const name = value.trim();
    if (methods === null || name === '' || name.includes('{{') || methods.has(name)) return;
    const meant = closest(name, methods);
    this.#report(
      'handler-missing',
      start,
      valueStart + value.length,
      name,
      meant ? `Did you mean "${meant}"?` : `Add ${name}() to the script.`,
    );
  }

  /** `{a}` alone, and a `}}` that nothing opens. */
  #braces(name: string, value: string, start: number): void {
    const single = /^\s*\{([^{}]+)\}\s*$/.exec(value);
    if (single && name !== 'name' && name !== 'slot-scope') {
      this.#report('mustache-single', start, start + value.length, value.trim(), single[1]!.trim());
      return;
    }
    this.#text(value, start);
  }

  #loop(element: TreeElement): void {
    if (element.attributes.some(({ name }) => name === 'tiki:key')) return;
    const loop = element.attributes.find(({ name }) => name === 'tiki:for')!;
    this.#report('for-key', loop.start, loop.start + loop.name.length);
  }

  #references(element: TreeElement): void {
    const named = (name: string) => element.attributes.find((attribute) => attribute.name === name);
    const range = (attribute: Attribute) =>
      [attribute.start, attribute.valueStart + (attribute.value?.length ?? 0)] as const;
    const { tag } = element;
    if (tag === 'template') {
      const is = named('is');
      const wanted = is?.value?.trim();
      if (is && wanted && !wanted.includes('{{') && !this.#hasImports && !this.#templates.has(wanted)) {
        const meant = closest(wanted, this.#templates);
        this.#report('template-unknown', ...range(is), wanted, meant ? `Did you mean "${meant}"?` : '');
      }
    }
    const source = tag === 'import-sjs' ? (named('from') ?? named('src')) : named('src');
    const value = source?.value?.trim();
    if (!source || !value || value.includes('{{')) return;
    if (tag === 'import') {
      const file = resolveReference(value.endsWith('.txml') ? value : `${value}.txml`, this.#input.path);
      if (this.#input.readFile(file) === null) this.#report('import-missing', ...range(source), file);
    } else if (tag === 'import-sjs' && value.endsWith('.sjs')) {
      this.#sjs(source, resolveReference(value, this.#input.path), named('name'));
    } else if (tag === 'image' && !noPictures.test(value) && !this.#input.hasAsset(value)) {
      this.#report('asset-missing', ...range(source), value);
    }
  }

  #sjs(source: Attribute, file: string, name: Attribute | undefined): void {
    const text = this.#input.readFile(file);
    const end = source.valueStart + (source.value?.length ?? 0);
    if (text === null) {
      this.#report('import-missing', source.start, end, file);
      return;
    }
    const exported = sjsExports(text);
    if (exported === null || !name?.value) return;
    for (const { member } of parseBindings(name.value) ?? []) {
      const wanted = member ?? 'default';
      if (exported.has(wanted)) continue;
      const meant = closest(wanted, exported);
      const at = name.valueStart + Math.max(0, member === null ? 0 : name.value.indexOf(member));
      const length = member === null ? name.value.length : member.length;
      this.#report(
        'sjs-export-missing',
        at,
        at + length,
        file,
        wanted,
        meant ? `Did you mean "${meant}"?` : `Export it from ${file}.`,
      );
    }
  }
}
