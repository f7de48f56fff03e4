import { constAssignments } from '../../simulator/compiler/const-assignments.ts';
import type { CheckedApp } from './app.ts';
import { checkCall } from './calls.ts';
import { checkHooks } from './hooks.ts';
import { checkLanguage } from './language.ts';
import { ABSENT_GLOBALS, FORBIDDEN_GLOBALS, GLOBAL_INSTEAD, UNCERTAIN_GLOBALS } from './platform/globals.ts';
import { MY_INSTEAD, MY_NAMES } from './platform/my-names.ts';
import { childOf, childrenOf, isReference, keyOf, nameOf, unwrap, walkAst, type AstNode } from './script-ast.ts';
import type { AppScript } from './scripts.ts';
import { nearest } from './suggest.ts';
import type { TemplateFile } from './template-files.ts';

/** One script: names that do not exist, calls that fail, hooks that are never called, language that is too new. */
export function checkScript(
  app: CheckedApp,
  script: AppScript,
  scripts: ReadonlyMap<string, AppScript>,
  templates: ReadonlyMap<string, TemplateFile>,
): void {
  if (script.problem) return;
  const asked = askedNames(script);
  const tried = tryBlocks(script);
  walkAst(script.program, (node, parent, field) => {
    const name = nameOf(node);
    const isProbe = tried.some(([start, end]) => start <= node.start && node.end <= end) && PROBED.has(name ?? '');
    if (name !== null && !isProbe && isReference(parent, field)) checkName(app, script, node, { name, parent, asked });
    if (node.type === 'CallExpression') {
      checkMyCall(app, script, node, asked);
      checkCall(app, script, scripts, node);
    }
  });
  for (const { start, end, name } of constAssignments(
    script.program as unknown as Parameters<typeof constAssignments>[0],
  ))
    app.report('const-assigned', script.path, [start, end], { values: [name] });
  checkHooks(app, script, templates);
  checkLanguage(app, script);
}

/** Libraries look for these in a try block, and go on without them. */
const PROBED = new Set(['Function', 'globalThis', 'global', 'self', 'window']);

function tryBlocks(script: AppScript): (readonly [start: number, end: number])[] {
  const blocks: (readonly [number, number])[] = [];
  walkAst(script.program, (node) => {
    const block = node.type === 'TryStatement' && childOf(node, 'handler') ? childOf(node, 'block') : null;
    if (block) blocks.push([block.start, block.end]);
  });
  return blocks;
}

/** Names that the file asks about before it uses them: `typeof window`, `my.canIUse('x')`, `if (my.x)`. */
function askedNames(script: AppScript): ReadonlySet<string> {
  const asked = new Set<string>();
  walkAst(script.program, (node, parent, field) => {
    if (node.type === 'UnaryExpression' && node['operator'] === 'typeof')
      asked.add(nameOf(childOf(node, 'argument')) ?? '');
    if (node.type === 'MemberExpression' && nameOf(childOf(node, 'object')) === 'my') {
      const isCalled = parent?.type === 'CallExpression' && field === 'callee';
      if (!isCalled || parent['optional'] === true) asked.add(`my.${keyOf(node)}`);
    }
    if (node.type !== 'CallExpression') return;
    const callee = childOf(node, 'callee');
    const [argument] = childrenOf(node, 'arguments');
    if (callee?.type === 'MemberExpression' && keyOf(callee) === 'canIUse' && typeof argument?.['value'] === 'string')
      asked.add(`my.${argument['value'].split('.')[0]}`);
  });
  return asked;
}

const LANGUAGE_GLOBALS = new Set([
  ...Object.getOwnPropertyNames(globalThis).filter((name) => /^(?:[A-Z]\w*)?(?:Array|Error)$/.test(name)),
  ...`Array ArrayBuffer Atomics BigInt Boolean DataView Date Infinity Intl JSON Map Math NaN Number Object Promise Proxy
  Reflect RegExp Set SharedArrayBuffer String Symbol WeakMap WeakRef WeakSet FinalizationRegistry decodeURI
  decodeURIComponent encodeURI encodeURIComponent escape isFinite isNaN parseFloat parseInt undefined unescape arguments
  regeneratorRuntime App Page Component getApp getCurrentPages my $global console setTimeout clearTimeout setInterval clearInterval require
  module exports process`.split(/\s+/),
]);

function checkName(
  app: CheckedApp,
  script: AppScript,
  node: AstNode,
  { name, parent, asked }: { name: string; parent: AstNode | null; asked: ReadonlySet<string> },
): void {
  if (script.declared.has(name) || asked.has(name) || LANGUAGE_GLOBALS.has(name)) return;
  const place = [node.start, node.end] as const;
  const instead = Object.hasOwn(GLOBAL_INSTEAD, name) ? GLOBAL_INSTEAD[name]! : '';
  if (FORBIDDEN_GLOBALS.has(name) || ABSENT_GLOBALS.has(name))
    return app.report('global-absent', script.path, place, {
      values: [name, instead || 'something that the platform has'],
    });
  if (UNCERTAIN_GLOBALS.has(name))
    return app.report('global-uncertain', script.path, place, { values: [name, instead || 'code of your own'] });
  // In a script that is no module, an assignment makes a global.
  const isWritten = parent?.type === 'AssignmentExpression' && childOf(parent, 'left') === node;
  if (!script.isModule && (isWritten || assignsGlobal(script, name))) return;
  app.report('name-undefined', script.path, place, { values: [name], suggestion: nearest(name, script.declared) });
}

function assignsGlobal(script: AppScript, name: string): boolean {
  let found = false;
  walkAst(script.program, (node) => {
    found ||= node.type === 'AssignmentExpression' && nameOf(childOf(node, 'left')) === name;
  });
  return found;
}

function checkMyCall(app: CheckedApp, script: AppScript, node: AstNode, asked: ReadonlySet<string>): void {
  const callee = unwrap(childOf(node, 'callee'));
  if (callee?.type !== 'MemberExpression' || nameOf(childOf(callee, 'object')) !== 'my') return;
  const name = keyOf(callee);
  if (name === null || script.declared.has('my') || MY_NAMES.has(name) || asked.has(`my.${name}`)) return;
  const property = childOf(callee, 'property')!;
  const suggestion = (Object.hasOwn(MY_INSTEAD, name) ? MY_INSTEAD[name] : null) ?? nearest(name, MY_NAMES);
  app.report('my-unknown', script.path, [property.start, property.end], {
    values: [name],
    suggestion: suggestion && `my.${suggestion}`,
  });
}
