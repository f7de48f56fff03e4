import { parseAttribute, parseExpression, parseTemplateData } from '../../simulator/compiler/expression.ts';
import { walk } from '../../simulator/compiler/globals.ts';
import { splitMustaches } from '../../simulator/compiler/mustache.ts';
import { parseBindings } from '../../simulator/compiler/attributes.ts';
import type { TreeNode } from '../../simulator/compiler/txml-tree.ts';
import type { Node } from 'acorn';
import type { CheckedApp } from './app.ts';
import type { TemplateFile } from './template-files.ts';

const GLOBALS: Readonly<Record<string, object>> = {
  Math,
  JSON,
  Date,
  Number,
  String,
  Object,
  Array,
  parseInt,
  parseFloat,
};

/** Globals that expressions call although templates see data only (tini-framework.md section 3.2 and 10-14). */
export function checkTemplateNames(app: CheckedApp, file: TemplateFile): void {
  const own = new Set<string>();
  const texts: { text: string; start: number; attribute: string | null; tag: string }[] = [];
  const visit = (nodes: readonly TreeNode[]): void => {
    for (const node of nodes) {
      if (node.type === 'text') {
        texts.push({ text: node.text, start: node.start, attribute: null, tag: '' });
        continue;
      }
      for (const { name, value, valueStart } of node.attributes) {
        if (value === null) continue;
        const names = name === 'name' && node.tag === 'import-sjs' ? parseBindings(value) : null;
        for (const { local } of names ?? []) own.add(local);
        if (name === 'tiki:for-item' || name === 'tiki:for-index') own.add(value);
        texts.push({ text: value, start: valueStart, attribute: name, tag: node.tag });
      }
      visit(node.children);
    }
  };
  visit(file.roots);
  for (const { text, start, attribute, tag } of texts) {
    if (!text.includes('{{')) continue;
    for (const part of splitMustaches(text, start)) {
      if (part.kind !== 'expression') continue;
      const parse =
        tag === 'template' && attribute === 'data' ? parseTemplateData : attribute ? parseAttribute : parseExpression;
      const { expression } = parse(part.text, part.start);
      if (!expression) continue;
      walk(expression.root, (node, parent, field) => {
        const name = calledGlobal(node, parent, field);
        if (name === null || own.has(name)) return;
        const from = expression.start + node.start;
        app.report('template-global', file.path, [from, from + name.length], { values: [name] });
      });
    }
  }
}

/** `Math` of `Math.round(x)`, `parseInt` of `parseInt(x)`: only what is called, because a data field may have any name. */
function calledGlobal(node: Node, parent: Node | null, field: string): string | null {
  const { name } = node as Node & { name?: string };
  if (node.type !== 'Identifier' || name === undefined || !Object.hasOwn(GLOBALS, name)) return null;
  const isCalled = parent?.type === 'CallExpression' && field === 'callee';
  const member = (parent as Node & { property?: { name?: string } }).property?.name ?? '';
  const isOwner = parent?.type === 'MemberExpression' && field === 'object' && Object.hasOwn(GLOBALS[name]!, member);
  return isCalled || isOwner ? name : null;
}
