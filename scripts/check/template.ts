import { resolveAsset } from '../../simulator/compiler/index.ts';
import { camelCase, eventName } from '../../simulator/compiler/attributes.ts';
import { resolveReference } from '../../simulator/compiler/paths.ts';
import { readTemplateFile } from '../../simulator/compiler/template-reader.ts';
import type { Attribute } from '../../simulator/compiler/txml-tokens.ts';
import type { TreeElement } from '../../simulator/compiler/txml-tree.ts';
import type { CheckedApp } from './app.ts';
import { checkAsset } from './assets.ts';
import { checkBraces, singleBrace } from './template-braces.ts';
import { checkTemplateNames } from './template-names.ts';
import { checkPageUrl } from './page-urls.ts';
import {
  attributesOf,
  ELEMENT_NAMES,
  eventsOf,
  FILE_ATTRIBUTES,
  FILE_ELEMENTS,
  foreignTag,
  isElement,
  isStructure,
} from './platform/elements.ts';
import { isRule } from './rules.ts';
import { valuesOf } from './diagnostic-values.ts';
import { nearest } from './suggest.ts';
import { elementsOf, type TemplateFile } from './template-files.ts';
import type { UnitMembers } from './unit-members.ts';

export interface Lookup {
  members: (unitPath: string) => UnitMembers;
  /** Names under which some template hands a function to a component. */
  passed: ReadonlySet<string>;
}

/** One .txml file: its syntax, elements, attributes, events, handlers, templates and files. */
export function checkTemplate(
  app: CheckedApp,
  file: TemplateFile,
  files: ReadonlyMap<string, TemplateFile>,
  lookup: Lookup,
): void {
  const tags = new Set(file.owners.flatMap(({ componentTags }) => [...componentTags]));
  const { diagnostics } = readTemplateFile(app.tree.read(file.path) ?? '', {
    path: file.path,
    componentTags: tags,
    readTemplate: (path) => app.tree.read(path),
    hasFile: (path) => app.tree.exists(path),
  });
  for (const { kind, path, range, message } of diagnostics) {
    if (!isRule(kind) || path !== file.path) continue;
    app.findings.add(kind, { file: app.nameOf(path), range }, { values: valuesOf(message, kind) });
  }
  const checker = new ElementChecker(app, file, { tags, lookup, defined: definedTemplates(file, files) });
  for (const element of elementsOf(file.roots)) checker.check(element);
  checkTemplateNames(app, file);
  checkBraces(app, file);
}

/** Names that `<template is>` can reach, or null when an import is missing and nothing can be said. */
function definedTemplates(file: TemplateFile, files: ReadonlyMap<string, TemplateFile>): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const found = files.get(path);
    for (const name of found?.defines ?? []) names.add(name);
    for (const reference of found?.references ?? []) visit(reference);
  };
  visit(file.path);
  // An included file also sees what its includer defines.
  for (const other of files.values()) if (other.references.includes(file.path)) visit(other.path);
  return names;
}

interface Known {
  /** Tags that are components for some owner. */
  tags: ReadonlySet<string>;
  lookup: Lookup;
  defined: ReadonlySet<string>;
}

/** Events of browsers and other platforms. */
const EVENT_INSTEAD: Readonly<Record<string, string>> = {
  click: 'tap',
  press: 'tap',
  longPress: 'longTap',
  end: 'ended',
};

class ElementChecker {
  readonly #app: CheckedApp;
  readonly #file: TemplateFile;
  readonly #known: Known;

  constructor(app: CheckedApp, file: TemplateFile, known: Known) {
    this.#app = app;
    this.#file = file;
    this.#known = known;
  }

  check(element: TreeElement): void {
    const { tag, attributes } = element;
    const isComponent = this.#known.tags.has(tag);
    const isKnown = isComponent || isElement(tag) || isStructure(tag);
    if (!isKnown) {
      const suggestion = foreignTag(tag) ?? nearest(tag, [...this.#known.tags, ...ELEMENT_NAMES]);
      this.#report('tag-unknown', element.start + 1, tag.length, [tag], suggestion);
    }
    if (isStructure(tag)) this.#checkStructure(element);
    for (const attribute of attributes) {
      if (eventName(attribute.name) !== null) this.#checkHandler(element, attribute, isComponent || !isElement(tag));
      else if (!isComponent && isElement(tag)) this.#checkAttribute(element, attribute);
    }
    const loop = attributes.find(({ name }) => name === 'tiki:for');
    const isKeyed = attributes.some(({ name }) => name === 'tiki:key');
    if (loop?.value?.includes('{{') && !isKeyed && !/^\s*\{\{\s*(?:\d+|\[[^[\]]*\])\s*\}\}\s*$/.test(loop.value))
      this.#report('key-missing', loop.start, loop.name.length, []);
  }

  #report(
    code: Parameters<CheckedApp['report']>[0],
    start: number,
    length: number,
    values: readonly string[],
    suggestion: string | null = null,
  ): void {
    this.#app.report(code, this.#file.path, [start, start + length], { values, suggestion });
  }

  #checkStructure({ tag, attributes, start }: TreeElement): void {
    const valueOf = (name: string) => attributes.find((attribute) => attribute.name === name);
    const is = valueOf('is');
    if (tag === 'template' && is?.value && !is.value.includes('{{') && !this.#known.defined.has(is.value)) {
      const suggestion = nearest(is.value, this.#known.defined);
      this.#report('template-missing', is.valueStart, is.value.length, [is.value], suggestion);
    }
    const source =
      tag === 'import-sjs' ? (valueOf('from') ?? valueOf('src')) : tag === 'import' ? valueOf('src') : null;
    if (!source?.value || source.value.includes('{{')) return;
    const ending = tag === 'import' && !source.value.endsWith('.txml') ? '.txml' : '';
    const target = resolveReference(source.value + ending, this.#file.path);
    if (this.#app.tree.exists(target)) return;
    const real = this.#app.realSpelling(target);
    if (real !== null) this.#report('path-case', source.valueStart, source.value.length, [source.value, real]);
    else this.#report('import-missing', source.valueStart || start, source.value.length, [source.value]);
  }

  #checkHandler({ tag }: TreeElement, attribute: Attribute, isComponent: boolean): void {
    const { name, value, start, valueStart } = attribute;
    const event = eventName(name)!;
    const known = isComponent ? null : eventsOf(tag);
    if (known !== null && !known.some((type) => type.toLowerCase() === event.type.toLowerCase())) {
      const near = EVENT_INSTEAD[event.type] ?? nearest(event.type, known);
      const suggestion = near && `${event.catches ? 'catch' : 'on'}${near[0]!.toUpperCase()}${near.slice(1)}`;
      // Its handler is never looked up, so nothing is said of it.
      return this.#report('event-unknown', start, name.length, [name, tag], suggestion);
    }
    const handler = value?.trim() ?? '';
    if (handler === '' || value!.includes('{{') || singleBrace(name, value!) !== null) return;
    const place = [valueStart, value!.length] as const;
    if (/[()]/.test(handler)) return this.#report('handler-call', ...place, [handler]);
    const owners = this.#file.owners.map((owner) => ({ owner, members: this.#known.lookup.members(owner.path) }));
    if (owners.some(({ members }) => members.isOpen || members.names.has(handler))) return;
    // A function prop under that name: whether the runtime looks there too is not documented.
    const { passed } = this.#known.lookup;
    if (owners.some(({ owner }) => owner.kind === 'component') && passed.has(handler)) return;
    const candidates = new Set(owners.flatMap(({ members }) => [...members.functions]));
    const code = isComponent ? 'handler-prop-missing' : 'handler-missing';
    this.#report(code, ...place, [owners[0]!.owner.path, handler, name], nearest(handler, candidates));
  }

  #checkAttribute({ tag, attributes }: TreeElement, attribute: Attribute): void {
    const { name, value, start, valueStart } = attribute;
    if (/^(?:tiki:|data-|aria-|xmlns)/.test(name)) return;
    const known = attributesOf(tag);
    const isKnown = known === null || known.some((one) => camelCase(one) === camelCase(name));
    if (!isKnown) {
      // `ontap`, `bindtap`: an event that only lacks its capital or has another platform's prefix.
      const event = /^(on|bind|catch)[:]?([a-z]\w*)$/.exec(name);
      const type = event && nearest(event[2]!, eventsOf(tag) ?? []);
      const own = event && (eventsOf(tag)?.find((one) => one.toLowerCase() === event[2]) ?? type);
      const prefix = event?.[1] === 'catch' ? 'catch' : 'on';
      const suggestion = own ? `${prefix}${own[0]!.toUpperCase()}${own.slice(1)}` : nearest(name, known);
      this.#report(own ? 'event-unknown' : 'attribute-unknown', start, name.length, [name, tag], suggestion);
    }
    if (!value || value.includes('{{')) return;
    if (FILE_ELEMENTS.has(tag) && FILE_ATTRIBUTES.has(name)) {
      const resolved = resolveAsset(value, this.#file.path, (file) => this.#app.tree.exists(file));
      const place = [valueStart, valueStart + value.length] as const;
      checkAsset(this.#app, this.#file.path, place, { written: value, resolved });
    }
    if (tag === 'navigator' && name === 'url') {
      const type = attributes.find((one) => one.name === 'open-type')?.value;
      const place = [valueStart, valueStart + value.length] as const;
      checkPageUrl(this.#app, this.#file.path, place, { url: value, isTab: type === 'switchTab' });
    }
  }
}
