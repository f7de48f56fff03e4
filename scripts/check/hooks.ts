import type { CheckedApp } from './app.ts';
import { COMPONENT_FOREIGN, HOOKS } from './platform/globals.ts';
import { childOf, childrenOf, keyOf, unwrap, walkAst, type AstNode } from './script-ast.ts';
import type { AppScript } from './scripts.ts';
import { editDistance } from './suggest.ts';
import { elementsOf, type TemplateFile } from './template-files.ts';
import { unitCall } from './unit-members.ts';

/** Every method name that some template writes. */
function handlersIn(templates: ReadonlyMap<string, TemplateFile>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { roots } of templates.values())
    for (const { attributes } of elementsOf(roots))
      for (const { value } of attributes) if (value) names.add(value.trim());
  return names;
}

/** Options of App(), Page() and Component() whose names are a slip or belong to another platform, or that lose their `this`. */
export function checkHooks(app: CheckedApp, script: AppScript, templates: ReadonlyMap<string, TemplateFile>): void {
  const handlers = handlersIn(templates);
  const call = unitCall(script);
  const options = unwrap(call?.options ?? null);
  if (!call || options?.type !== 'ObjectExpression') return;
  const properties = childrenOf(options, 'properties').filter(({ type }) => type === 'Property');
  const present = new Set(properties.map(keyOf));
  for (const property of properties) {
    const name = keyOf(property);
    const key = childOf(property, 'key');
    if (name === null || key === null) continue;
    const place = [key.start, key.end] as const;
    if (call.kind === 'Component' && Object.hasOwn(COMPONENT_FOREIGN, name))
      app.report('component-foreign', script.path, place, { values: [name, COMPONENT_FOREIGN[name]!] });
    checkArrow(app, script, property, call.kind);
    const hooks = HOOKS[call.kind];
    const isUsed = script.source.split(new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`)).length > 2;
    if (hooks.includes(name) || !/^(?:on|did|derive)/.test(name) || isUsed || handlers.has(name)) continue;
    const suggestion = misspelt(name, hooks);
    if (suggestion !== null && !present.has(suggestion))
      app.report('hook-misspelt', script.path, place, { values: [name], suggestion });
  }
}

/** Closer than any two hooks are to each other: other capitals, or two letters that changed places or were lost. */
function misspelt(name: string, hooks: readonly string[]): string | null {
  return (
    hooks.find((hook) => hook.toLowerCase() === name.toLowerCase()) ??
    hooks.find((hook) => letters(hook) === letters(name)) ??
    hooks.find((hook) => editDistance(hook, name, 3) <= (name.length > 8 ? 2 : 1)) ??
    null
  );
}

function letters(word: string): string {
  return word.split('').toSorted().join('');
}

/** A hook, handler or method written as an arrow function that asks for `this`: there it is the file's, not the page's. */
function checkArrow(app: CheckedApp, script: AppScript, property: AstNode, kind: 'App' | 'Page' | 'Component'): void {
  const value = unwrap(childOf(property, 'value'));
  if (keyOf(property) === 'methods' && value?.type === 'ObjectExpression')
    for (const method of childrenOf(value, 'properties')) checkArrow(app, script, method, kind);
  const name = keyOf(property);
  if (value?.type !== 'ArrowFunctionExpression' || name === null) return;
  const owned: AstNode[] = [];
  const asked: AstNode[] = [];
  walkAst(value, (node) => {
    if (/^(?:FunctionExpression|FunctionDeclaration|ClassBody)$/.test(node.type)) owned.push(node);
    if (node.type === 'ThisExpression') asked.push(node);
  });
  const lost = asked.filter((node) => !owned.some(({ start, end }) => start <= node.start && node.end <= end));
  const first = lost.toSorted((a, b) => a.start - b.start)[0];
  if (first) app.report('arrow-this', script.path, [first.start, first.end], { values: [name, kind.toLowerCase()] });
}
