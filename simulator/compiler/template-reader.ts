import { camelCase, datasetKey, eventName, isName, parseBindings, propName } from './attributes.ts';
import { diagnostic } from './diagnostics.ts';
import type { Diagnostic, DiagnosticKind } from './diagnostics.ts';
import { parseAttribute, parseExpression, parseTemplateData } from './expression.ts';
import { splitMustaches } from './mustache.ts';
import type { MustachePart } from './mustache.ts';
import { relativeSpecifier, resolveAsset, resolveReference } from './paths.ts';
import type { Exists } from './paths.ts';
import type { Positions } from './positions.ts';
import type {
  Binding,
  ForNode,
  IfNode,
  NamedValue,
  TemplateFile,
  TemplateNode,
  UnitNode,
  Value,
} from './template-nodes.ts';
import { cleanText, plainText } from './text.ts';
import type { TextMode } from './text.ts';
import { parseTree } from './txml-tree.ts';
import type { TreeElement, TreeNode } from './txml-tree.ts';
import type { Attribute } from './txml-tokens.ts';
import { closest, directiveNames } from './vocabulary.ts';

export interface ReaderOptions {
  path: string;
  componentTags: ReadonlySet<string>;
  readTemplate: (path: string) => string | null;
  hasFile?: Exists;
}

const directives = new Set(directiveNames);
/** Tag and attribute of what the app ships as files. */
const pictures = new Set(['image src', 'image default-source', 'video src', 'video poster']);
/** They say something to the framework, on any tag, and are never props or attributes. */
const frameworkAttributes = new Set(['slot', 'slot-scope', 'key', 'ref']);

/** Reads a TXML file: tree, then directives, templates, imports and expressions. Diagnostics are in source order per file. */
export function readTemplateFile(
  source: string,
  options: ReaderOptions,
): { file: TemplateFile; diagnostics: Diagnostic[] } {
  const file = new FileReader(options);
  const root = new SourceReader(file, options.path, source).readRoot();
  return { file: { ...file.parts(), root }, diagnostics: file.diagnostics };
}

/** What all sources of one module (the file and its includes) share. */
class FileReader {
  readonly options: ReaderOptions;
  readonly diagnostics: Diagnostic[] = [];
  readonly templates = new Map<string, readonly TemplateNode[]>();
  readonly imports = new Set<string>();
  readonly includes = new Set<string>();
  readonly sjs: { specifier: string; bindings: readonly Binding[] }[] = [];
  #sites = 0;

  constructor(options: ReaderOptions) {
    this.options = options;
  }

  nextSite(): number {
    this.#sites += 1;
    return this.#sites;
  }

  parts(): Omit<TemplateFile, 'root'> {
    const { templates, imports, includes, sjs } = this;
    return { templates, imports: [...imports], includes: [...includes], sjs };
  }
}

class SourceReader {
  readonly #file: FileReader;
  readonly #path: string;
  readonly #roots: readonly TreeNode[];
  readonly #positions: Positions;
  /** Paths of the files that include this one, and itself. */
  readonly #stack: readonly string[];

  constructor(file: FileReader, path: string, source: string, stack: readonly string[] = []) {
    this.#file = file;
    this.#path = path;
    this.#stack = [...stack, path];
    const tree = parseTree(source, path);
    this.#roots = tree.roots;
    this.#positions = tree.positions;
    file.diagnostics.push(...tree.diagnostics);
  }

  readRoot(): TemplateNode[] {
    return this.#nodes(this.#roots, plainText);
  }

  get #isIncluded(): boolean {
    return this.#stack.length > 1;
  }

  #report(kind: DiagnosticKind, start: number, end: number, ...values: string[]): void {
    this.#file.diagnostics.push(diagnostic(kind, this.#path, this.#positions.range(start, end), ...values));
  }

  #where(offset: number): string {
    const { line, column } = this.#positions.at(offset);
    return `${this.#path}:${line}:${column}`;
  }

  #nodes(tree: readonly TreeNode[], mode: TextMode): TemplateNode[] {
    const nodes: TemplateNode[] = [];
    let chain: IfNode | null = null;
    for (const item of tree) {
      if (item.type === 'text') {
        const parts = cleanText(this.#parts(item.text, item.start), mode);
        if (parts === null) continue;
        nodes.push({ kind: 'text', site: this.#file.nextSite(), value: this.#mixed(parts) });
        chain = null;
      } else if (item.tag === 'include') {
        nodes.push(...this.#include(item));
        chain = null;
      } else if (!this.#definition(item)) {
        chain = this.#element(item, mode, nodes, chain);
      }
    }
    return nodes;
  }

  /** Adds the element to `nodes` or to the open `chain`; returns the chain that a following tiki:else may join. */
  #element(element: TreeElement, mode: TextMode, nodes: TemplateNode[], chain: IfNode | null): IfNode | null {
    const attributes = new Map(element.attributes.map((attribute) => [attribute.name, attribute]));
    for (const { name, start } of element.attributes) {
      if (name.startsWith('tiki:') && !directives.has(name)) {
        const meant = directiveMeant(name);
        this.#report('directive-unknown', start, start + name.length, name, meant);
      }
    }
    const site = this.#file.nextSite();
    const condition = attributes.get('tiki:if');
    const other = attributes.get('tiki:elif') ?? attributes.get('tiki:else');
    const loop = attributes.get('tiki:for');
    // On one node the loop is outside of its own condition, and inside of an else.
    const test = condition === undefined ? null : this.#value(condition);
    const list = loop === undefined ? null : this.#loop(loop, site, attributes);
    const unit = this.#unit(element, site, attributes, mode);

    if (condition === undefined && other !== undefined) {
      const node: TemplateNode = list === null ? unit : { ...list, body: unit };
      if (chain !== null) {
        const branch = other.name === 'tiki:else' ? null : this.#value(other);
        chain.branches.push({ condition: branch, node });
        return branch === null ? null : chain;
      }
      this.#report('directive-dangling', other.start, other.start + other.name.length, other.name);
      nodes.push(node);
      return null;
    }
    if (test === null) {
      nodes.push(list === null ? unit : { ...list, body: unit });
      return null;
    }
    const branches: IfNode = { kind: 'if', branches: [{ condition: test, node: unit }] };
    nodes.push(list === null ? branches : { ...list, body: branches });
    return list === null ? branches : null;
  }

  #loop(loop: Attribute, site: number, attributes: ReadonlyMap<string, Attribute>): Omit<ForNode, 'body'> {
    const list = this.#value(loop);
    if (list.kind === 'text' || list.kind === 'true') this.#report('for-literal', loop.start, loop.start + 8);
    const item = this.#loopName(attributes.get('tiki:for-item'), 'item');
    const index = this.#loopName(attributes.get('tiki:for-index'), 'index');
    const key = this.#key(attributes.get('tiki:key'), item, index);
    return { kind: 'for', site, list, key, item, index, where: this.#where(loop.start) };
  }

  #loopName(attribute: Attribute | undefined, standard: string): string {
    if (attribute === undefined) return standard;
    const name = (attribute.value ?? '').trim();
    if (isName(name)) return name;
    this.#report('for-name', attribute.start, attribute.start + attribute.name.length, name, standard);
    return standard;
  }

  /** Apps write a field name, `*this`, the item's or the index's own name, or an expression with or without braces. */
  #key(attribute: Attribute | undefined, item: string, index: string): ForNode['key'] {
    if (attribute === undefined) return null;
    const value = this.#value(attribute);
    if (value.kind !== 'text') return value.kind === 'true' ? null : { kind: 'value', value };
    const name = value.text.trim();
    if (name === '' || name === index) return null;
    if (name === item) return { kind: 'field', name: '*this' };
    if (!name.startsWith(`${item}.`)) return { kind: 'field', name };
    const parts: MustachePart[] = [{ kind: 'expression', text: name, start: attribute.valueStart }];
    return { kind: 'value', value: this.#valueOf(parts, parseExpression) };
  }

  #unit(element: TreeElement, site: number, attributes: ReadonlyMap<string, Attribute>, mode: TextMode): UnitNode {
    const { tag } = element;
    const slot = attributes.get('slot');
    const shared = {
      site,
      slot: slot === undefined || slot.value === null ? null : this.#value(slot),
      slotScope: this.#slotScope(attributes.get('slot-scope')),
    };
    const isComponent = this.#file.options.componentTags.has(tag);
    const own = element.attributes.filter(({ name }) => !name.startsWith('tiki:') && !frameworkAttributes.has(name));

    if (tag === 'template' && attributes.has('is')) {
      const data = attributes.get('data');
      const is = this.#value(attributes.get('is')!);
      const use = { is, data: data === undefined ? null : this.#value(data, parseTemplateData) };
      return { kind: 'use', ...shared, ...use, children: [] };
    }
    if (tag === 'block' || tag === 'template') {
      return { kind: 'block', ...shared, children: this.#nodes(element.children, mode) };
    }
    if (tag === 'slot') {
      const name = attributes.get('name');
      const scope = own
        .filter((attribute) => attribute.name !== 'name' && eventName(attribute.name) === null)
        .map((attribute) => [camelCase(attribute.name), this.#value(attribute)] as const);
      const nameValue: Value = name?.value ? this.#value(name) : { kind: 'text', text: '' };
      return { kind: 'slot', ...shared, name: nameValue, scope, children: this.#nodes(element.children, mode) };
    }
    if (isComponent) return { ...shared, ...this.#component(element, own, attributes.get('ref')) };
    return { ...shared, ...this.#builtIn(element, own) };
  }

  #component(element: TreeElement, own: readonly Attribute[], ref: Attribute | undefined) {
    const props: NamedValue[] = [];
    const handlers: NamedValue[] = [];
    for (const attribute of own) {
      const value = this.#value(attribute);
      if (eventName(attribute.name) === null) props.push([propName(attribute.name), value]);
      else if (value.kind !== 'true') handlers.push([camelCase(attribute.name), value]);
    }
    const refValue = ref === undefined ? null : this.#value(ref);
    const children = this.#nodes(element.children, plainText);
    return { kind: 'component' as const, tag: element.tag, props, handlers, ref: refValue, children };
  }

  #builtIn({ tag, children }: TreeElement, own: readonly Attribute[]) {
    const attributes: NamedValue[] = [];
    const dataset: NamedValue[] = [];
    const events: (readonly [string, boolean, Value])[] = [];
    const hasClass = own.some(({ name }) => name === 'class');
    for (const attribute of own) {
      const value = this.#value(attribute);
      const key = datasetKey(attribute.name);
      const event = eventName(attribute.name);
      if (key !== null) dataset.push([key, value]);
      else if (event === null) {
        const name = attribute.name === 'className' && !hasClass ? 'class' : attribute.name;
        attributes.push([name, pictures.has(`${tag} ${name}`) ? this.#picture(value) : value]);
      } else if (value.kind !== 'true' && !(value.kind === 'text' && value.text.trim() === '')) {
        events.push([event.type, event.catches, value]);
      }
    }
    const inside = tag === 'text' ? textMode(own) : plainText;
    return { kind: 'element' as const, tag, attributes, dataset, events, children: this.#nodes(children, inside) };
  }

  /** A picture is looked for from the app root; a literal that is only beside this file is written out from the root. */
  #picture(value: Value): Value {
    if (value.kind !== 'text') return value;
    const src = value.text.trim();
    const found = resolveAsset(src, this.#path, this.#file.options.hasFile ?? (() => false));
    return found === resolveAsset(src, '', () => true) ? value : { kind: 'text', text: found };
  }

  #slotScope(attribute: Attribute | undefined): readonly Binding[] {
    if (attribute === undefined || !attribute.value) return [];
    const bindings = parseBindings(attribute.value);
    if (bindings === null) {
      this.#report('slot-scope-names', attribute.start, attribute.start + attribute.name.length, attribute.value);
    }
    return bindings ?? [];
  }

  /** Reads template definitions, imports and sjs imports; false for everything that renders. */
  #definition(element: TreeElement): boolean {
    const attribute = (name: string) => element.attributes.find((candidate) => candidate.name === name);
    if (element.tag === 'import') {
      const source = this.#reference(element, attribute('src'), 'src', '.txml');
      if (source !== null && !this.#isIncluded) this.#file.imports.add(relativeSpecifier(source, this.#path));
      return true;
    }
    if (element.tag === 'import-sjs') {
      this.#importSjs(element, attribute('from') ?? attribute('src'), attribute('name'));
      return true;
    }
    const name = attribute('name');
    if (element.tag !== 'template' || name === undefined || attribute('is') !== undefined) return false;
    this.#defineTemplate(element, name);
    return true;
  }

  #defineTemplate(element: TreeElement, name: Attribute): void {
    const children = this.#nodes(element.children, plainText);
    if (this.#isIncluded) return;
    if (name.value === null || name.value.includes('{{')) this.#report('template-name', name.start, name.valueStart);
    else {
      if (this.#file.templates.has(name.value)) {
        this.#report('template-duplicate', element.start, element.end, name.value);
      }
      this.#file.templates.set(name.value, children);
    }
  }

  #importSjs(element: TreeElement, from: Attribute | undefined, name: Attribute | undefined): void {
    const source = this.#reference(element, from, 'from', '');
    if (name?.value === undefined || name.value === null) {
      this.#report('reference-missing', element.start, element.end, element.tag, 'name');
      return;
    }
    const bindings = parseBindings(name.value);
    if (bindings === null) this.#report('sjs-names', name.start, name.valueStart, name.value);
    if (source === null || bindings === null || this.#isIncluded) return;
    if (source.endsWith('.sjs')) this.#file.sjs.push({ specifier: relativeSpecifier(source, this.#path), bindings });
    else this.#report('reference-sjs', element.start, element.end, from!.value!);
  }

  #include(element: TreeElement): TemplateNode[] {
    const attribute = element.attributes.find(({ name }) => name === 'src');
    const source = this.#reference(element, attribute, 'src', '.txml');
    if (source === null) return [];
    const text = this.#file.options.readTemplate(source);
    if (text === null) this.#report('include-missing', element.start, element.end, source);
    else if (this.#stack.includes(source)) this.#report('include-cycle', element.start, element.end, source);
    else {
      this.#file.includes.add(source);
      return new SourceReader(this.#file, source, text, this.#stack).readRoot();
    }
    return [];
  }

  #reference(element: TreeElement, attribute: Attribute | undefined, name: string, extension: string): string | null {
    const value = attribute?.value?.trim();
    if (!value) this.#report('reference-missing', element.start, element.end, element.tag, name);
    else if (value.includes('{{')) this.#report('reference-dynamic', element.start, element.end, element.tag, name);
    else return resolveReference(value.endsWith(extension) ? value : value + extension, this.#path);
    return null;
  }

  #parts(text: string, start: number): MustachePart[] {
    const parts = splitMustaches(text, start);
    for (const part of parts) {
      if (part.kind === 'unclosed') this.#report('mustache-unclosed', part.start, part.start + 2);
    }
    return parts;
  }

  #value({ value, valueStart }: Attribute, parse = parseAttribute): Value {
    return value === null ? { kind: 'true' } : this.#valueOf(this.#parts(value, valueStart), parse);
  }

  #valueOf(parts: readonly MustachePart[], parse: typeof parseExpression): Value {
    const solid = parts.filter((part) => part.kind === 'expression' || part.text.trim() !== '');
    if (solid.length === 1 && solid[0]!.kind === 'expression') {
      return { kind: 'expression', ...this.#expression(solid[0]!, parse) };
    }
    if (solid.every((part) => part.kind !== 'expression')) {
      return { kind: 'text', text: parts.map((part) => part.text).join('') };
    }
    return this.#mixed(parts);
  }

  #mixed(parts: readonly MustachePart[]): Value {
    const mixed = parts.map((part) =>
      part.kind === 'expression' ? this.#expression(part, parseExpression) : part.text,
    );
    return { kind: 'mixed', parts: mixed };
  }

  #expression({ text, start }: MustachePart, parse: typeof parseExpression) {
    const { expression, problems } = parse(text, start);
    for (const problem of problems) this.#report(problem.kind, problem.start, problem.end, problem.detail);
    return { expression, where: this.#where(start) };
  }
}

/** `tiki:elseif` and `tiki:else-if` are nearer to tiki:else by letters, and mean tiki:elif. */
function directiveMeant(name: string): string {
  if (/^tiki:(?:else-?if|elsif)$/i.test(name)) return 'Write tiki:elif.';
  const meant = closest(name, directiveNames);
  return meant === null ? `There are ${directiveNames.join(', ')}.` : `Write ${meant}.`;
}

function textMode(attributes: readonly Attribute[]): TextMode {
  const decode = attributes.find(({ name }) => name === 'decode');
  return {
    inText: true,
    keepSpace: attributes.some(({ name }) => name === 'space'),
    decode:
      decode !== undefined &&
      decode.value?.trim() !== 'false' &&
      !/^\s*\{\{\s*false\s*\}\}\s*$/.test(decode.value ?? ''),
  };
}
