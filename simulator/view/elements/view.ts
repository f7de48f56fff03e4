import { element } from '../node.ts';
import type { BuiltIn } from './built-in.ts';

export const view: BuiltIn = ({ props, children }) => element('view', props, children);
