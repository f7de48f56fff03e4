import type { CheckedApp } from './app.ts';
import { checkPageUrl } from './page-urls.ts';
import { childOf, childrenOf, keyOf, nameOf, unwrap, type AstNode } from './script-ast.ts';
import type { AppScript } from './scripts.ts';
import { staticText } from './static-text.ts';

const ROUTES = new Set(['navigateTo', 'redirectTo', 'reLaunch', 'switchTab']);
const REQUESTS = new Set(['request', 'uploadFile', 'downloadFile']);

/** What a call is given: page URLs, request URLs and the data of setData, as far as they are certain. */
export function checkCall(
  app: CheckedApp,
  script: AppScript,
  scripts: ReadonlyMap<string, AppScript>,
  node: AstNode,
): void {
  const callee = unwrap(childOf(node, 'callee'));
  const [argument] = childrenOf(node, 'arguments');
  const options = unwrap(argument ?? null);
  if (callee?.type !== 'MemberExpression' || options?.type !== 'ObjectExpression') return;
  const name = keyOf(callee) ?? '';
  if (name === 'setData') return checkData(app, script, options);
  if (nameOf(childOf(callee, 'object')) !== 'my' || script.declared.has('my')) return;
  const url = propertyOf(options, 'url');
  if (url === null) return;
  const { text, isWhole } = staticText(script, scripts, url);
  const place = [url.start, url.end] as const;
  if (ROUTES.has(name) && (isWhole || text.includes('?')))
    checkPageUrl(app, script.path, place, { url: text, isTab: name === 'switchTab' });
  if (REQUESTS.has(name) && /^http:\/\/[^/]/i.test(text) && propertyOf(options, 'useHttp') === null)
    app.report('request-http', script.path, place, { values: [name, /^http:\/\/[^/?#]*/i.exec(text)?.[0] ?? text] });
}

function propertyOf(object: AstNode, name: string): AstNode | null {
  const property = childrenOf(object, 'properties').find((one) => one.type === 'Property' && keyOf(one) === name);
  return property ? childOf(property, 'value') : null;
}

const INSTANCES = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'Proxy', 'WeakRef']);

function checkData(app: CheckedApp, script: AppScript, value: AstNode | null): void {
  const node = unwrap(value);
  if (node === null) return;
  const wrong = unsendable(node);
  if (wrong !== null) return app.report('set-data-value', script.path, [node.start, node.end], { values: [wrong] });
  if (node.type === 'ObjectExpression')
    for (const property of childrenOf(node, 'properties'))
      if (property.type === 'Property') checkData(app, script, childOf(property, 'value'));
  if (node.type === 'ArrayExpression')
    for (const element of childrenOf(node, 'elements')) checkData(app, script, element);
}

/** What the value is, when it cannot cross to the page; null when it can, or nobody knows. */
function unsendable(node: AstNode): string | null {
  if (/^(?:Arrow)?FunctionExpression$/.test(node.type)) return 'a function';
  if (node.type === 'ClassExpression') return 'a class';
  if (node.type === 'ThisExpression') return 'the page or component itself';
  if (node.type === 'Literal' && node['bigint']) return 'a BigInt';
  const callee = nameOf(childOf(node, 'callee'));
  if (node.type === 'NewExpression' && callee !== null && INSTANCES.has(callee)) return `a ${callee}`;
  return node.type === 'CallExpression' && callee === 'Symbol' ? 'a symbol' : null;
}
