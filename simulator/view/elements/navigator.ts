import { toText, either } from '../attributes.ts';
import { element } from '../node.ts';
import type { BuiltIn } from './built-in.ts';

/** A link to a page of the app; it has no events of its own (section 4.4). */
export const navigator: BuiltIn = ({ attributes, props, children, page }) => {
  const go = (): void =>
    page.navigate(toText(either(attributes, 'open-type')) || 'navigate', toText(attributes['url']));
  return element(
    'navigator',
    {
      role: 'link',
      tabIndex: 0,
      ...props,
      onClick: go,
      onKeyDown: (event: KeyboardEvent) => event.key === 'Enter' && go(),
    },
    children,
  );
};
