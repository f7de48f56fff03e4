import { h } from 'preact';
import { toText } from '../attributes.ts';
import { element } from '../node.ts';
import type { Props, ViewNode } from '../node.ts';
import { convertRpx } from '../rpx.ts';
import type { PageServices } from '../page-services.ts';
import type { BuiltIn } from './built-in.ts';

const TAGS = new Set(
  `a abbr b blockquote br code col colgroup dd del div dl dt em fieldset h1 h2 h3 h4 h5 h6 hr i img ins label legend li
  ol p q s small span strong sub sup table tbody td tfoot th thead tr u ul`.split(/\s+/),
);
const ATTRIBUTES = new Set('alt width height start colspan rowspan span type'.split(' '));

interface RichNode {
  name?: unknown;
  type?: unknown;
  text?: unknown;
  attrs?: unknown;
  children?: unknown;
}

/** Markup as data: an array of nodes, or an HTML string. Only harmless tags and attributes are drawn (section 4.4). */
export const richText: BuiltIn = ({ attributes, props, page }) => {
  const { nodes } = attributes;
  const list = typeof nodes === 'string' ? parseHtml(nodes) : Array.isArray(nodes) ? (nodes as RichNode[]) : [];
  return element('rich-text', props, drawAll(list, page));
};

function drawAll(nodes: unknown, page: PageServices): ViewNode[] {
  if (!Array.isArray(nodes)) return [];
  return (nodes as RichNode[]).flatMap((node, index) => {
    const drawn = draw(node, index, page);
    return drawn === null ? [] : [drawn];
  });
}

function draw(node: RichNode | string, key: number, page: PageServices): ViewNode | null {
  if (typeof node === 'string') return node;
  if (typeof node !== 'object' || node === null) return null;
  if (node.type === 'text' || node.name === undefined) return toText(node.text);
  const name = toText(node.name).toLowerCase();
  if (!TAGS.has(name)) {
    page.report(`<${name}> is not a tag that rich-text shows`);
    return null;
  }
  return h(name, attributesOf(name, key, node.attrs, page), drawAll(node.children, page));
}

function attributesOf(name: string, key: number, attrs: unknown, page: PageServices): Props {
  const props: Props = { key };
  for (const [attribute, value] of Object.entries(typeof attrs === 'object' && attrs !== null ? attrs : {})) {
    if (attribute === 'class') props['class'] = toText(value);
    else if (attribute === 'style') props['style'] = convertRpx(toText(value), devicePixelRatio);
    else if (attribute === 'src' && name === 'img') props['src'] = page.resolveImage(value);
    else if (ATTRIBUTES.has(attribute)) props[attribute] = toText(value);
  }
  return props;
}

/** The text in an inert document, where no script runs and nothing is loaded. */
function parseHtml(html: string): RichNode[] {
  return convertAll(new DOMParser().parseFromString(html, 'text/html').body);
}

function convertAll(parent: Node): RichNode[] {
  return [...parent.childNodes].flatMap((node): RichNode[] => {
    if (node.nodeType === Node.TEXT_NODE) return [{ type: 'text', text: node.textContent }];
    if (!(node instanceof Element)) return [];
    const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
    return [{ name: node.localName, attrs, children: convertAll(node) }];
  });
}
