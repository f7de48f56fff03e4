import { componentTokens } from './sheet/component-tokens.ts';
import { coreTokens } from './sheet/core-tokens.ts';
import { ELEMENT_RULES } from './sheet/elements.ts';
import { systemTokens } from './sheet/system-tokens.ts';

/**
 * The framework's style sheet, to be served before an app's: design tokens on `:root` and the default look of every
 * built-in element (tini-framework.md sections 6.3 and 6.4). The frame adds its metrics before it.
 */
export const BASE_SHEET = `:root{${coreTokens()}${systemTokens()}${componentTokens()}}${ELEMENT_RULES}`;
