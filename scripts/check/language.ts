import type { CheckedApp } from './app.ts';
import { childOf, keyOf, stringOf, walkAst, type AstNode } from './script-ast.ts';
import type { AppScript } from './scripts.ts';

/** Syntax younger than the Babel of 2022 that Tini Studio compiles with, or that Babel reads only with a plugin of its own. */
export function checkLanguage(app: CheckedApp, script: AppScript): void {
  const report = (node: AstNode, what: string) =>
    app.report('language-new', script.path, [node.start, Math.min(node.end, node.start + 40)], { values: [what] });
  const [functions, awaits]: [AstNode[], AstNode[]] = [[], []];
  walkAst(script.program, (node) => {
    const what = youngSyntax(node);
    if (what !== null) report(node, what);
    if (node.type === 'AwaitExpression') awaits.push(node);
    if (/Function/.test(node.type) || node.type === 'StaticBlock') functions.push(node);
  });
  for (const node of awaits)
    if (!functions.some(({ start, end }) => start <= node.start && node.end <= end)) report(node, 'await at the top');
}

function youngSyntax(node: AstNode): string | null {
  switch (node.type) {
    case 'TSSatisfiesExpression':
      return 'satisfies';
    case 'VariableDeclaration':
      return String(node['kind']).endsWith('using') ? 'using' : null;
    case 'Literal':
      return (node['regex'] as { flags?: string } | null | undefined)?.flags?.includes('v')
        ? 'The regular expression flag v'
        : null;
    case 'ImportDeclaration': {
      const attributes = node['attributes'];
      if (Array.isArray(attributes) && attributes.length > 0) return 'An import attribute (with)';
      return /\.tsx?$/.test(stringOf(childOf(node, 'source')) ?? '') ? 'An import that ends in .ts' : null;
    }
    case 'MetaProperty':
      return keyOf(node) === 'meta' || childOf(node, 'meta')?.['name'] === 'import' ? 'import.meta' : null;
    default:
      return null;
  }
}
