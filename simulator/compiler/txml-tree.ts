import { diagnostic } from './diagnostics.ts';
import type { Diagnostic } from './diagnostics.ts';
import type { Positions } from './positions.ts';
import { tokenize } from './txml-tokens.ts';
import type { Attribute } from './txml-tokens.ts';

export interface TreeElement {
  type: 'element';
  tag: string;
  attributes: readonly Attribute[];
  children: TreeNode[];
  start: number;
  /** Of the opening tag. */
  end: number;
}

export interface TreeText {
  type: 'text';
  text: string;
  start: number;
}

export type TreeNode = TreeElement | TreeText;

export interface Tree {
  roots: readonly TreeNode[];
  diagnostics: Diagnostic[];
  positions: Positions;
}

/** Tags that apps leave open as if they were HTML void elements. */
const oftenUnclosed = new Set(['image', 'input', 'icon', 'import', 'import-sjs', 'include']);

/** Parses TXML. Unclosed tags end with their parent; an unclosed `<image>` and its like are empty. */
export function parseTree(source: string, path: string): Tree {
  const { tokens, diagnostics, positions } = tokenize(source, path);
  const root: TreeElement = { type: 'element', tag: '', attributes: [], children: [], start: 0, end: 0 };
  const open: TreeElement[] = [root];
  const top = () => open.at(-1)!;

  const closeUnclosed = () => {
    const element = open.pop()!;
    const range = positions.range(element.start, element.end);
    if (oftenUnclosed.has(element.tag)) {
      diagnostics.push(diagnostic('tag-void-unclosed', path, range, element.tag));
      top().children.push(...element.children.splice(0));
    } else {
      diagnostics.push(diagnostic('tag-unclosed', path, range, element.tag));
    }
  };

  for (const token of tokens) {
    if (token.type === 'text') {
      top().children.push(token);
    } else if (token.type === 'open') {
      const { name: tag, attributes, start, end } = token;
      const element: TreeElement = { type: 'element', tag, attributes, children: [], start, end };
      top().children.push(element);
      if (!token.selfClosing) open.push(element);
    } else {
      const match = open.findLastIndex((element) => element.tag === token.name);
      if (match <= 0) {
        diagnostics.push(diagnostic('tag-unopened', path, positions.range(token.start, token.end), token.name));
        continue;
      }
      while (open.length - 1 > match) closeUnclosed();
      open.pop();
    }
  }
  while (open.length > 1) closeUnclosed();
  return { roots: root.children, diagnostics, positions };
}
