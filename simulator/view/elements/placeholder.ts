import { element } from '../node.ts';
import type { BuiltIn } from './built-in.ts';

/** HTML elements that do something by being there; an app's unknown tag must not become one. */
const ACTIVE = new Set(
  'base body embed frame frameset head html iframe link meta noscript object script style template title'.split(' '),
);
const NAME = /^[a-z][a-z0-9-]*$/i;

/** Any tag that is neither a built-in nor a component: its children in an empty element (section 4.4). */
export const placeholder: BuiltIn = ({ tag, props, children, page }) => {
  page.report(
    `<${tag}> is neither a built-in element of the preview nor in usingComponents; its children are shown without it`,
  );
  return element(NAME.test(tag) && !ACTIVE.has(tag.toLowerCase()) ? tag : 'tini-unknown', props, children);
};
