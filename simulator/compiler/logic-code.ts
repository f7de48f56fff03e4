import { emitBranches, emitEach, emitFill, emitPath, emitRecord, emitValue, emitValues } from './emit.ts';
import type { Place } from './emit.ts';
import { hasInstances } from './template-nodes.ts';
import type { ComponentNode, TemplateNode } from './template-nodes.ts';

/** The plan: statements that visit components, slots and template uses, and nothing else. */
export function emitLogicBody(nodes: readonly TemplateNode[], place: Place): string {
  return `{\n${nodes.map((node) => emitNode(node, place)).join('')}}`;
}

function emitNode(node: TemplateNode, place: Place): string {
  if (!hasInstances([node])) return '';
  const { names } = place;
  const inside = (children: readonly TemplateNode[]) => children.map((child) => emitNode(child, place)).join('');
  switch (node.kind) {
    case 'text':
      return '';
    case 'element':
    case 'block':
      return inside(node.children);
    case 'if':
      return emitBranches(node, names, (branch) => emitNode(branch, place));
    case 'for':
      return `${emitEach(node, place, emitPath(place, node.site), (inner) => emitLogicBody([node.body], inner))};\n`;
    case 'component':
      return emitComponent(node, place);
    case 'slot': {
      const depth = place.depth + 1;
      const fallback = hasInstances(node.children)
        ? `(q${depth}) => ${emitLogicBody(node.children, { names, path: `q${depth}`, depth })}`
        : 'null';
      const scope = emitValues(node.scope, names);
      return `$.slot(${emitPath(place, node.site)}, ${emitValue(node.name, names)}, ${scope}, ${fallback});\n`;
    }
    case 'use': {
      const data = node.data === null ? 'null' : emitValue(node.data, names);
      return `find(x.text(${emitValue(node.is, names)}))?.($, x.scope(${data}), ${emitPath(place, node.site)});\n`;
    }
  }
}

function emitComponent(node: ComponentNode, place: Place): string {
  const props = node.props.map(([name, value]) => [name, emitValue(value, place.names)] as const);
  const handlers = node.handlers.map(([name, value]) => [name, `$.handler(${emitValue(value, place.names)})`] as const);
  const args = [
    emitPath(place, node.site),
    JSON.stringify(node.tag),
    emitRecord([...props, ...handlers]),
    node.ref === null ? '""' : emitValue(node.ref, place.names),
    emitFill(node.children, place, emitLogicBody),
  ];
  return `$.component(${args.join(', ')});\n`;
}
