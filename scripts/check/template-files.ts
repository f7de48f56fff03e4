import { parseUnitJson } from '../../simulator/compiler/index.ts';
import { parseTree, type TreeElement, type TreeNode } from '../../simulator/compiler/txml-tree.ts';
import { camelCase, eventName } from '../../simulator/compiler/attributes.ts';
import { resolveReference } from '../../simulator/compiler/paths.ts';
import type { Unit } from '../../simulator/shell/server/project.ts';
import { packageName } from '../../simulator/shell/server/source-tree.ts';
import type { CheckedApp } from './app.ts';

/** A .txml file with every page and component whose markup it becomes part of. */
export interface TemplateFile {
  path: string;
  roots: readonly TreeNode[];
  owners: Unit[];
  /** Canonical files of `<import>` and `<include>` that exist. */
  references: string[];
  /** Names of its own `<template name>`s. */
  defines: Set<string>;
}

/** Every template of the app itself, and what they import and include in turn. */
export function readTemplates(app: CheckedApp): ReadonlyMap<string, TemplateFile> {
  const files = new Map<string, TemplateFile>();
  for (const unit of app.project.units.values()) {
    if (unit.path.startsWith('npm/') || !unit.hasTemplate) continue;
    const owner = { ...unit, componentTags: new Set([...unit.componentTags, ...tagsElsewhere(app, unit)]) };
    const waiting = [`${unit.path}.txml`];
    const seen = new Set<string>();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      const file = files.get(next) ?? readTemplate(app, next);
      files.set(next, file);
      file.owners.push(owner);
      waiting.push(...file.references);
    }
  }
  return files;
}

/** Tags whose components are in a package that is not installed here: also one of an element's name is then a component. */
function tagsElsewhere(app: CheckedApp, { path }: Unit): string[] {
  return ['app.json', `${path}.json`].flatMap((json) => {
    const source = app.tree.read(json);
    const named = source === null ? {} : parseUnitJson(source, json).value.usingComponents;
    return Object.entries(named)
      .filter(([, value]) => !/^[./]/.test(value) && !app.tree.exists(`npm/${packageName(value)}/package.json`))
      .map(([tag]) => tag);
  });
}

function readTemplate(app: CheckedApp, path: string): TemplateFile {
  const { roots } = parseTree(app.tree.read(path) ?? '', path);
  const file: TemplateFile = { path, roots, owners: [], references: [], defines: new Set() };
  for (const element of elementsOf(roots)) {
    const attribute = (name: string) => element.attributes.find((one) => one.name === name)?.value ?? null;
    const name = attribute('name');
    if (element.tag === 'template' && name !== null && attribute('is') === null) file.defines.add(name);
    const source = attribute('src');
    if ((element.tag !== 'import' && element.tag !== 'include') || source === null) continue;
    const target = resolveReference(source.endsWith('.txml') ? source : `${source}.txml`, path);
    if (app.tree.exists(target)) file.references.push(target);
  }
  return file;
}

/** Names of `on*` attributes of all tags that are components for their template: functions that components may be given. */
export function passedNames(files: ReadonlyMap<string, TemplateFile>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { roots, owners } of files.values())
    for (const { tag, attributes } of elementsOf(roots)) {
      if (!owners.some(({ componentTags }) => componentTags.has(tag))) continue;
      for (const { name } of attributes) if (eventName(name) !== null) names.add(camelCase(name));
    }
  return names;
}

/** All elements, parents first, in source order. */
export function* elementsOf(nodes: readonly TreeNode[]): Generator<TreeElement> {
  for (const node of nodes) {
    if (node.type === 'text') continue;
    yield node;
    yield* elementsOf(node.children);
  }
}
