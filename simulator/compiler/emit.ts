import { emitExpression, emitKeyName } from './expression.ts';
import type { Names } from './expression.ts';
import type { Binding, ForNode, IfNode, NamedValue, SlotNode, TemplateNode, Value } from './template-nodes.ts';

/** What both code generators share: values, names and the filling of slots. Generated code is JavaScript text. */

/** Where code stands: the names in sight and the JavaScript that gives the address so far. */
export interface Place {
  names: Names;
  /** `p`, `p1`, `(q2 + r1)`: a string expression. */
  path: string;
  /** How many functions are around, for fresh variable names. */
  depth: number;
}

export function rootPlace(names: Names): Place {
  return { names, path: 'p', depth: 0 };
}

/** An attribute value with its type (section 3.2). */
export function emitValue(value: Value, names: Names): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'true':
      return 'true';
    case 'expression':
      return emitExpression(value.expression, names, value.where);
    case 'mixed': {
      const parts = value.parts.map((part) =>
        typeof part === 'string'
          ? JSON.stringify(part)
          : `x.text(${emitExpression(part.expression, names, part.where)})`,
      );
      return parts.length === 0 ? '""' : `(${parts.join(' + ')})`;
    }
  }
}

/** `{ "a": 1, "b": 2 }`. */
export function emitRecord(values: readonly (readonly [name: string, code: string])[]): string {
  return `{ ${values.map(([name, code]) => `${emitKeyName(name)}: ${code}`).join(', ')} }`;
}

export function emitValues(values: readonly NamedValue[], names: Names): string {
  return emitRecord(values.map(([name, value]) => [name, emitValue(value, names)]));
}

/** The address of something at `site`, or of its iterations. */
export function emitPath(place: Place, site: number): string {
  return `${place.path} + ".${site}"`;
}

/** `if` chains over statements; conditions are plain JavaScript truth. */
export function emitBranches(node: IfNode, names: Names, emitBranch: (node: TemplateNode) => string): string {
  const branches = node.branches.map((branch, index) => {
    const head = branch.condition === null ? '' : `if (${emitValue(branch.condition, names)}) `;
    return `${index === 0 ? '' : 'else '}${head}{\n${emitBranch(branch.node)}}`;
  });
  return `${branches.join(' ')}\n`;
}

/** A call of x.each; `emitBody` gives the callback's body, braces or parentheses included. */
export function emitEach(node: ForNode, place: Place, base: string, emitBody: (inner: Place) => string): string {
  const depth = place.depth + 1;
  const [item, index, path] = [`v${depth}`, `i${depth}`, `p${depth}`];
  const inner = {
    names: withLocals(place.names, [
      [node.item, item],
      [node.index, index],
    ]),
    path,
    depth,
  };
  const list = emitValue(node.list, place.names);
  return `x.each(${list}, ${emitKey(node, inner.names, item, index)}, ${base}, ${JSON.stringify(node.where)}, (${item}, ${index}, ${path}) => ${emitBody(inner)})`;
}

function emitKey({ key }: ForNode, names: Names, item: string, index: string): string {
  if (key === null) return 'null';
  if (key.kind === 'field') return JSON.stringify(key.name);
  return `(${item}, ${index}) => ${emitValue(key.value, names)}`;
}

export function withLocals(names: Names, locals: readonly (readonly [name: string, code: string])[]): Names {
  const hidden = new Set(locals.map(([name]) => name));
  return {
    locals: new Map([...names.locals, ...locals]),
    sjs: new Set([...names.sjs].filter((name) => !hidden.has(name))),
  };
}

function bindingLocals(bindings: readonly Binding[], source: string): (readonly [string, string])[] {
  return bindings.map(({ local, member }) => [
    local,
    member === null ? source : `x.get(${source}, ${JSON.stringify(member)})`,
  ]);
}

/**
 * The function that hands a component its children, one `add(slot, content)` per node. Conditions and loops around the
 * nodes run while filling, so what is not there counts as not passed. The content's address is that of the slot plus the
 * iterations around the node.
 */
export function emitFill(
  children: readonly TemplateNode[],
  place: Place,
  emitContent: (nodes: readonly TemplateNode[], place: Place) => string,
): string {
  const fill = (node: TemplateNode, at: Place): string => {
    if (node.kind === 'text') return add(null, [], node, at);
    if (node.kind === 'if') return fillBranches(node, at);
    if (node.kind === 'for') {
      const scoped = scopeOf(node);
      if (scoped !== null) return add(scoped.slot, scoped.slotScope, node, at);
      return `${emitEach(node, at, emitPath(at, node.site), (inner) => `{\n${fill(node.body, inner)}}`)};\n`;
    }
    if (node.kind === 'block' && node.slot === null && node.slotScope.length === 0) {
      return node.children.map((child) => fill(child, at)).join('');
    }
    const code = add(node.slot, node.slotScope, node, at);
    return isForward(node) ? `if ($.hasSlot(${emitValue(node.name, at.names)})) ${code}` : code;
  };

  const fillBranches = (node: IfNode, at: Place): string => {
    const scoped = node.branches.length === 1 ? scopeOf(node) : null;
    return scoped === null
      ? emitBranches(node, at.names, (branch) => fill(branch, at))
      : add(scoped.slot, scoped.slotScope, node, at);
  };

  const add = (slot: Value | null, scope: readonly Binding[], node: TemplateNode, at: Place): string => {
    const depth = at.depth + 1;
    const names = withLocals(at.names, bindingLocals(scope, `s${depth}`));
    const path = at.path === '""' ? `q${depth}` : `(q${depth} + ${at.path})`;
    const name = slot === null ? '""' : emitValue(slot, at.names);
    return `add(${name}, (q${depth}, s${depth}) => ${emitContent([node], { names, path, depth })});\n`;
  };

  const code = children.map((child) => fill(child, { ...place, path: '""' })).join('');
  return code === '' ? '() => {}' : `(add) => {\n${code}}`;
}

/** A node that reads the slot's scope decides about itself inside the content, where that scope is known. */
function scopeOf(node: TemplateNode): { slot: Value | null; slotScope: readonly Binding[] } | null {
  if (node.kind === 'for') return scopeOf(node.body);
  if (node.kind === 'if') return node.branches.length === 1 ? scopeOf(node.branches[0]!.node) : null;
  return node.kind === 'text' || node.slotScope.length === 0 ? null : node;
}

/** `<slot name="a" slot="b"/>` inside a component: passes on only what there is. */
function isForward(node: TemplateNode): node is SlotNode {
  return node.kind === 'slot' && node.children.length === 0;
}
