/** How attribute names become prop, dataset and event names (sections 2.5, 3.7, 4.1, 4.2). */

/** `prefix-image` to `prefixImage`; capitals stay. */
export function camelCase(name: string): string {
  return name.replaceAll(/-+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The prop an attribute of a component tag sets. `data-*` and `aria-*` keep their spelling. */
export function propName(attribute: string): string {
  if (/^(?:data|aria)-/.test(attribute)) return attribute;
  return attribute === 'class' ? 'className' : camelCase(attribute);
}

/** The dataset key of a `data-*` attribute, or null: `data-view-name` is `viewName`, `data-tabsName` is `tabsName`. */
export function datasetKey(attribute: string): string | null {
  return attribute.startsWith('data-') && attribute.length > 5 ? camelCase(attribute.slice(5)) : null;
}

/** `onTap` and `catchTap`: type `tap`. Null for anything else. */
export function eventName(attribute: string): { type: string; catches: boolean } | null {
  const match = /^(on|catch)([A-Z].*)$/.exec(camelCase(attribute));
  if (match === null) return null;
  const name = match[2]!;
  return { type: name[0]!.toLowerCase() + name.slice(1), catches: match[1] === 'catch' };
}

const word = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

export function isName(text: string): boolean {
  return word.test(text);
}

/** `m` or `{a, b: c}` as bindings; null when it is neither. */
export function parseBindings(text: string): { local: string; member: string | null }[] | null {
  const trimmed = text.trim();
  if (isName(trimmed)) return [{ local: trimmed, member: null }];
  const list = /^\{([\s\S]*)\}$/.exec(trimmed);
  if (list === null) return null;
  const items = list[1]!.split(',').map((item) => item.trim());
  const bindings = items.filter((item) => item !== '').map((item) => item.split(':').map((part) => part.trim()));
  if (bindings.length === 0 || !bindings.every((parts) => parts.length <= 2 && parts.every(isName))) return null;
  return bindings.map(([member, local]) => ({ local: local ?? member!, member: member! }));
}
