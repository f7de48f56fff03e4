/** Plans of TXML text, made by the real compiler and run as a module. */
import { compileTemplate } from '../../compiler/index.ts';
import type { LogicTemplate } from '../../protocol/template.ts';

const EXPRESSION = new URL('../../protocol/expression.ts', import.meta.url).href;

export async function planOf(
  path: string,
  source: string,
  componentTags: readonly string[] = [],
): Promise<LogicTemplate> {
  const compiled = compileTemplate({ source, path, componentTags: new Set(componentTags) });
  if (compiled.diagnostics.length > 0) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'));
  const code = compiled.code.logic.replace(`'tini:expression'`, JSON.stringify(EXPRESSION));
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { default: LogicTemplate };
  return module.default;
}
