import type { Node } from 'acorn';
import { diagnostic } from './diagnostics.ts';
import type { Diagnostic } from './diagnostics.ts';
import { declaredNames, declareUndefined, identifiers, parseScript, walk } from './globals.ts';
import type { CompiledScript, ScriptInput } from './globals.ts';
import { Positions } from './positions.ts';

/** What an app has and sjs has not (section 5): sjs is cut off from the app, the host and the page. */
const hiddenGlobals = (
  'my App Page Component getApp getCurrentPages $global $tini window document self global globalThis fetch XMLHttpRequest ' +
  'location navigator Function setTimeout setInterval requestAnimationFrame localStorage sessionStorage postMessage Worker'
).split(' ');

const providedGlobals: Readonly<Record<string, string>> = {
  getDate: '(...parts) => (parts.length === 0 ? new Date() : new Date(...parts))',
  getRegExp: '(...parts) => new RegExp(...parts)',
};

/**
 * An `.sjs` file as an ES module (section 5): `getDate` and `getRegExp` exist, the app's globals do not.
 * Import specifiers stay as written. An unreadable file becomes an empty module.
 */
export function compileSjs({ source, path }: ScriptInput): CompiledScript {
  const text = source.replace(/^\uFEFF/, '');
  const { program, diagnostics } = parseScript(text, path);
  if (program === null) return { code: 'export {};\n', diagnostics };

  const declared = declaredNames(program);
  const used = new Set(identifiers(program).map(({ name }) => name));
  const provided = Object.entries(providedGlobals).filter(([name]) => used.has(name) && !declared.has(name));
  const prelude = provided.map(([name, code]) => `const ${name} = ${code}; `).join('');
  return { code: prelude + declareUndefined(text, program, hiddenGlobals), diagnostics: check(program, text, path) };
}

function check(program: Node, source: string, path: string): Diagnostic[] {
  const positions = new Positions(source);
  const found: { at: number; diagnostic: Diagnostic }[] = [];
  const report = (node: Node, ...[kind, ...values]: ['sjs-import' | 'sjs-unavailable', ...string[]]) =>
    found.push({
      at: node.start,
      diagnostic: diagnostic(kind, path, positions.range(node.start, node.end), ...values),
    });

  walk(program, (node) => {
    const known = node as Node & { source?: { value?: unknown } | null; callee?: { name?: string }; regex?: object };
    const specifier = known.source?.value;
    if (typeof specifier === 'string' && !/^\.{0,2}\/.*\.sjs$/.test(specifier)) report(node, 'sjs-import', specifier);
    if (node.type === 'NewExpression' && known.callee?.name === 'Date')
      report(node, 'sjs-unavailable', 'new Date', 'getDate');
    if (node.type === 'NewExpression' && known.callee?.name === 'RegExp')
      report(node, 'sjs-unavailable', 'new RegExp', 'getRegExp');
    if (node.type === 'Literal' && known.regex)
      report(node, 'sjs-unavailable', 'a regular expression literal', 'getRegExp');
  });
  return found.sort((a, b) => a.at - b.at).map((item) => item.diagnostic);
}
