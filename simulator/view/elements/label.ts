import { toText } from '../attributes.ts';
import { element } from '../node.ts';
import type { BuiltIn } from './built-in.ts';

/** A native label: it names and activates the first control inside, since our controls hold native inputs. */
export const label: BuiltIn = ({ attributes, props, children }) =>
  element('label', attributes['for'] ? { ...props, htmlFor: toText(attributes['for']) } : props, children);
