import type { Expression } from './expression.ts';

/** A TXML file after its directives are read: what both code generators walk. */

/** An attribute value or text. Mixed values are strings. */
export type Value =
  | { kind: 'text'; text: string }
  | { kind: 'true' }
  | { kind: 'expression'; expression: Expression | null; where: string }
  | { kind: 'mixed'; parts: readonly (string | { expression: Expression | null; where: string })[] };

export type NamedValue = readonly [name: string, value: Value];

/** A name made by slot-scope or import-sjs: the whole value, or one member of it. */
export interface Binding {
  local: string;
  member: string | null;
}

interface Unit {
  /** The node's number in its file. */
  site: number;
  /** The slot of the surrounding component that it goes to; null is the default one. */
  slot: Value | null;
  slotScope: readonly Binding[];
  children: readonly TemplateNode[];
}

export interface ElementNode extends Unit {
  kind: 'element';
  tag: string;
  attributes: readonly NamedValue[];
  dataset: readonly NamedValue[];
  events: readonly (readonly [type: string, catches: boolean, handler: Value])[];
}

export interface ComponentNode extends Unit {
  kind: 'component';
  tag: string;
  props: readonly NamedValue[];
  /** Props that name a method of the owner. */
  handlers: readonly NamedValue[];
  ref: Value | null;
}

export interface SlotNode extends Unit {
  kind: 'slot';
  name: Value;
  scope: readonly NamedValue[];
}

export interface TemplateUseNode extends Unit {
  kind: 'use';
  is: Value;
  data: Value | null;
}

export interface BlockNode extends Unit {
  kind: 'block';
}

export interface TextNode {
  kind: 'text';
  site: number;
  value: Value;
}

/** Exactly one condition may be null: the last one, `tiki:else`. */
export interface IfNode {
  kind: 'if';
  branches: { condition: Value | null; node: TemplateNode }[];
}

export interface ForNode {
  kind: 'for';
  site: number;
  list: Value;
  key: { kind: 'field'; name: string } | { kind: 'value'; value: Value } | null;
  item: string;
  index: string;
  where: string;
  body: TemplateNode;
}

export type UnitNode = ElementNode | ComponentNode | SlotNode | TemplateUseNode | BlockNode;
export type TemplateNode = UnitNode | TextNode | IfNode | ForNode;

/** The number that stands for a node: its own, or that of the first node it wraps. */
export function siteOf(node: TemplateNode): number {
  return node.kind === 'if' ? siteOf(node.branches[0]!.node) : node.site;
}

/** Whether the logic layer has anything to plan under these nodes. */
export function hasInstances(nodes: readonly TemplateNode[]): boolean {
  return nodes.some((node) => {
    switch (node.kind) {
      case 'text':
        return false;
      case 'component':
      case 'slot':
      case 'use':
        return true;
      case 'if':
        return hasInstances(node.branches.map((branch) => branch.node));
      case 'for':
        return hasInstances([node.body]);
      case 'element':
      case 'block':
        return hasInstances(node.children);
    }
  });
}

/** A whole file. */
export interface TemplateFile {
  root: readonly TemplateNode[];
  /** Own `<template name>`s. */
  templates: ReadonlyMap<string, readonly TemplateNode[]>;
  /** Relative specifiers, in source order. */
  imports: readonly string[];
  sjs: readonly { specifier: string; bindings: readonly Binding[] }[];
  includes: readonly string[];
}
