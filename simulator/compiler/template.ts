import type { Diagnostic } from './diagnostics.ts';
import { rootPlace } from './emit.ts';
import type { Names } from './expression.ts';
import { emitLogicBody } from './logic-code.ts';
import type { TemplateFile } from './template-nodes.ts';
import { readTemplateFile } from './template-reader.ts';
import { emitViewBody } from './view-code.ts';

export type TemplateTarget = 'logic' | 'view';

export interface TemplateInput {
  source: string;
  /** Canonical path with extension. */
  path: string;
  /** Names in the unit's `usingComponents` (app.json's included): these tags are components, whatever they are called. */
  componentTags: ReadonlySet<string>;
  /** The text of a canonical `.txml` path, for `<include>`; null when there is none. */
  readTemplate?: (path: string) => string | null;
  /** Whether a canonical path is a file, for pictures beside the template. */
  hasFile?: (path: string) => boolean;
}

export interface CompiledTemplate {
  /** For each side an ES module as protocol/template.ts says. It imports `tini:expression`, `./x.txml?logic` or `?view`, and `./x.sjs`. */
  code: Readonly<Record<TemplateTarget, string>>;
  diagnostics: readonly Diagnostic[];
  /** Of `<import>`: relative specifiers with extension and without the target, `../parts/row.txml`. */
  imports: readonly string[];
  /** Of `<import-sjs>`: relative specifiers, `./format.sjs`. */
  sjs: readonly string[];
  /** Canonical paths of included files: a change there changes this module. */
  includes: readonly string[];
}

/** Compiles one TXML file (section 3). The code of both sides has the same sites. */
export function compileTemplate(input: TemplateInput): CompiledTemplate {
  const { source, path, componentTags, readTemplate = () => null, hasFile = () => false } = input;
  const { file, diagnostics } = readTemplateFile(source, { path, componentTags, readTemplate, hasFile });
  const sjs = [...new Set(file.sjs.map(({ specifier }) => specifier))];
  const code = { logic: emitModule(file, sjs, 'logic'), view: emitModule(file, sjs, 'view') };
  return { code, diagnostics, imports: file.imports, sjs, includes: file.includes };
}

function emitModule(file: TemplateFile, sjs: readonly string[], target: TemplateTarget): string {
  const lines = [`import { x } from 'tini:expression';`];
  file.imports.forEach((specifier, index) =>
    lines.push(`import * as t${index} from ${JSON.stringify(`${specifier}?${target}`)};`),
  );
  sjs.forEach((specifier, index) => lines.push(`import * as m${index} from ${JSON.stringify(specifier)};`));

  const locals = new Map<string, string>();
  for (const { specifier, bindings } of file.sjs) {
    for (const { local, member } of bindings) {
      const name = `sjs${locals.size}`;
      lines.push(
        `const ${name} = m${sjs.indexOf(specifier)}[${JSON.stringify(member ?? 'default')}];`,
        `x.pure(${name});`,
      );
      locals.set(local, name);
    }
  }
  const names: Names = { locals, sjs: new Set(locals.keys()) };
  const emitBody = target === 'logic' ? emitLogicBody : emitViewBody;

  const templates = [...file.templates].map(
    ([name, nodes]) => `[${JSON.stringify(name)}]: ($, d, p) => ${emitBody(nodes, rootPlace(names))},`,
  );
  // `var`, and looked up at each use: files may import each other in a circle. The last import wins.
  lines.push(`export var own = Object.assign(Object.create(null), {\n${templates.join('\n')}\n});`);
  const imported = file.imports.map((_, index) => `t${index}.own`);
  lines.push(`export const templates = Object.assign(Object.create(null), ${[...imported, 'own'].join(', ')});`);
  const lookups = ['own', ...imported.toReversed()].map((table) => `${table}?.[name]`);
  lines.push(`const find = (name) => ${lookups.join(' ?? ')};`);
  lines.push(`export default function render($, d, p) ${emitBody(file.root, rootPlace(names))}`);
  return `${lines.join('\n')}\n`;
}
