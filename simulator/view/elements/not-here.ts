import { element } from '../node.ts';
import type { BuiltIn } from './built-in.ts';

/** Elements of the real runtime that need more than a browser page: they keep their place and say so once, by name. */
export const notHere: BuiltIn = ({ tag, props, children, page }) => {
  page.report(`<${tag}> is not supported in the preview; its place stays empty`);
  return element('tini-unknown', { ...props, 'tini-tag': tag }, children);
};
