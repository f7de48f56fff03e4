import { emitEach, emitFill, emitPath, emitRecord, emitValue, emitValues } from './emit.ts';
import type { Place } from './emit.ts';
import type { Names } from './expression.ts';
import { siteOf } from './template-nodes.ts';
import type { ElementNode, IfNode, NamedValue, TemplateNode } from './template-nodes.ts';

/** The render: one array expression of nodes. */
export function emitViewNodes(nodes: readonly TemplateNode[], place: Place): string {
  return nodes.length === 0 ? '[]' : `[\n${nodes.map((node) => emitNode(node, place)).join(',\n')}]`;
}

/** A function body that returns the nodes. */
export function emitViewBody(nodes: readonly TemplateNode[], place: Place): string {
  return `{\nreturn ${emitViewNodes(nodes, place)};\n}`;
}

function emitNode(node: TemplateNode, place: Place): string {
  const { names } = place;
  switch (node.kind) {
    case 'text':
      return `$.text(${emitValue(node.value, names)})`;
    case 'element':
      return emitElement(node, place);
    case 'block':
      return `$.group(${node.site}, ${emitViewNodes(node.children, place)})`;
    case 'if':
      return emitIf(node, place);
    case 'for': {
      // An iteration is identified by its key, so a block needs no group of its own.
      const body = node.body.kind === 'block' ? node.body.children : [node.body];
      return `$.list(${node.site}, ${emitEach(node, place, emitPath(place, node.site), (inner) => emitViewNodes(body, inner))})`;
    }
    case 'component': {
      const fill = emitFill(node.children, place, emitViewNodes);
      return `$.component(${emitPath(place, node.site)}, ${JSON.stringify(node.tag)}, ${fill})`;
    }
    case 'slot': {
      const depth = place.depth + 1;
      const fallback =
        node.children.length === 0
          ? 'null'
          : `(q${depth}) => ${emitViewNodes(node.children, { names, path: `q${depth}`, depth })}`;
      const scope = emitValues(node.scope, names);
      return `$.slot(${emitPath(place, node.site)}, ${emitValue(node.name, names)}, ${scope}, ${fallback})`;
    }
    case 'use': {
      const data = node.data === null ? 'null' : emitValue(node.data, names);
      const found = `find(x.text(${emitValue(node.is, names)}))`;
      return `$.group(${node.site}, ${found}?.($, x.scope(${data}), ${emitPath(place, node.site)}) ?? [])`;
    }
  }
}

function emitIf(node: IfNode, place: Place): string {
  let code = '';
  let hasElse = false;
  for (const branch of node.branches) {
    const { site, group } = { site: siteOf(branch.node), group: branch.node.kind === 'block' };
    const nodes = emitNode(branch.node, place);
    const content = group ? nodes : `$.group(${site}, [${nodes}])`;
    hasElse = branch.condition === null;
    code += branch.condition === null ? content : `${emitValue(branch.condition, place.names)} ? ${content} : `;
  }
  return `(${code}${hasElse ? '' : `$.group(${siteOf(node)}, [])`})`;
}

function emitElement(node: ElementNode, place: Place): string {
  const { names } = place;
  const attributes = node.attributes.map(([name, value]) => [name, emitAttribute(name, value, names)] as const);
  const events = node.events.map(
    ([type, catches, handler]) => `[${JSON.stringify(type)}, ${catches}, ${emitValue(handler, names)}]`,
  );
  const dataset: readonly NamedValue[] = node.dataset;
  const args = [
    JSON.stringify(node.tag),
    String(node.site),
    attributes.length === 0 ? 'null' : emitRecord(attributes),
    dataset.length === 0 ? 'null' : emitValues(dataset, names),
    events.length === 0 ? 'null' : `[${events.join(', ')}]`,
    emitViewNodes(node.children, place),
  ];
  return `$.element(${args.join(', ')})`;
}

function emitAttribute(name: string, value: NamedValue[1], names: Names): string {
  const code = emitValue(value, names);
  return name === 'style' && value.kind === 'expression' ? `x.style(${code})` : code;
}
