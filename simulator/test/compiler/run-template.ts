import { registerHooks } from 'node:module';
import { compileSjs, compileTemplate } from '../../compiler/index.ts';
import type { Diagnostic } from '../../compiler/index.ts';
import { onExpressionProblem } from '../../protocol/expression.ts';
import type {
  AddSlot,
  LogicContext,
  LogicTemplate,
  Scope,
  ViewContext,
  ViewTemplate,
} from '../../protocol/template.ts';

/** A file tree of one test, compiled and linked as real ES modules. */
interface TestFiles {
  files: Readonly<Record<string, string>>;
  componentTags: ReadonlySet<string>;
}

const apps = new Map<string, TestFiles>();
const expressionUrl = new URL('../../protocol/expression.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'tini:expression') return { url: expressionUrl, shortCircuit: true };
    const isOurs = specifier.startsWith('test-app:') || context.parentURL?.startsWith('test-app:');
    if (!isOurs) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.startsWith('test-app:')) return next(url, context);
    const { host, pathname, search } = new URL(url);
    const { files, componentTags } = apps.get(host)!;
    const path = pathname.slice(1);
    const source = files[path] ?? '';
    const target = search === '?view' ? 'view' : 'logic';
    const code = path.endsWith('.sjs')
      ? compileSjs({ source, path }).code
      : compileTemplate({ source, path, componentTags, readTemplate: (name) => files[name] ?? null }).code[target];
    return { format: 'module', source: code, shortCircuit: true };
  },
});

/** What the test context draws: XML-like text. */
type Drawn = string;

export interface Outcome {
  /** The view, `<view class="a">text</view>`; values that are not strings as JSON in braces. */
  view: string;
  /** What logic planned, in order: `.1 card {"title":"a"}`, slots and props included. */
  plan: readonly string[];
  /** Addresses of component instances as each side met them, sorted. */
  logicAddresses: readonly string[];
  viewAddresses: readonly string[];
  diagnostics: readonly Diagnostic[];
  /** What expressions said while they ran. */
  problems: readonly string[];
}

export interface RunOptions {
  data?: Record<string, unknown>;
  /** Further files; `tag.txml` is the template of the component `<tag>`. A tag without one draws its slots. */
  files?: Readonly<Record<string, string>>;
  /** Component tags; those of `files` are added. */
  tags?: readonly string[];
}

let appCount = 0;

/** Compiles `source` as index.txml for both sides, plans and renders it with `data`. */
export async function runTemplate(
  source: string,
  { data = {}, files = {}, tags = [] }: RunOptions = {},
): Promise<Outcome> {
  appCount += 1;
  const app = `app${appCount}`;
  const own = tags.filter((tag) => files[`${tag}.txml`] !== undefined);
  const componentTags = new Set(tags);
  apps.set(app, { files: { ...files, 'index.txml': source }, componentTags });
  const load = async (path: string, target: string) =>
    ((await import(`test-app://${app}/${path}?${target}`)) as { default: unknown }).default;
  const templates = new Map<string, { logic: LogicTemplate; view: ViewTemplate<Drawn> }>();
  for (const path of ['index', ...own]) {
    const logic = (await load(`${path}.txml`, 'logic')) as LogicTemplate;
    const view = (await load(`${path}.txml`, 'view')) as ViewTemplate<Drawn>;
    templates.set(path, { logic, view });
  }

  const planned = new Map<string, Record<string, unknown>>();
  const plan: string[] = [];
  const logicContext = (slots: Slots<void>): LogicContext => ({
    component(path, tag, props, ref, fill) {
      if (planned.has(path)) throw new Error(`two instances at ${path}`);
      planned.set(path, props);
      const filled = collect<void>(fill);
      plan.push(`${path} ${tag} ${printProps(props)}${ref === '' ? '' : ` ref=${String(ref)}`}`);
      const template = templates.get(tag);
      if (template === undefined)
        filled.forEach((contents, name) => contents.forEach((run) => run(`${path}~${name}`, {})));
      else template.logic(logicContext(filled), instanceScope(props, filled), `${path}/`);
    },
    slot(path, name, scope, fallback) {
      const contents = slots.get(String(name));
      if (contents === undefined) fallback?.(path);
      else contents.forEach((run) => run(path, scope));
    },
    hasSlot: (name) => slots.has(String(name)),
    handler: (value) => (value === '' || value === undefined ? undefined : `bound:${String(value)}`),
  });

  const viewAddresses: string[] = [];
  const viewContext = (slots: Slots<readonly Drawn[]>): ViewContext<Drawn> => ({
    element: (tag, _site, attributes, dataset, events, children) =>
      `<${tag}${printAttributes(attributes ?? {})}${printAttributes(dataset ?? {}, 'data:')}${(events ?? [])
        .map(([type, catches, handler]) => ` ${catches ? 'catch' : 'on'}:${type}=${printValue(handler)}`)
        .join('')}>${children.join('')}</${tag}>`,
    text: (value) => value,
    component(path, tag, fill) {
      viewAddresses.push(path);
      const filled = collect<readonly Drawn[]>(fill);
      const template = templates.get(tag);
      if (template === undefined) {
        const inside = [...filled].map(([name, contents]) => {
          const drawn = contents.map((run) => run(`${path}~${name}`, {}).join('')).join('');
          return name === '' ? drawn : `[${name}:${drawn}]`;
        });
        return `<${tag}>${inside.join('')}</${tag}>`;
      }
      return template.view(viewContext(filled), instanceScope(planned.get(path) ?? {}, filled), `${path}/`).join('');
    },
    slot(path, name, scope, fallback) {
      const contents = slots.get(String(name));
      return (contents === undefined ? (fallback?.(path) ?? []) : contents.flatMap((run) => run(path, scope))).join('');
    },
    hasSlot: (name) => slots.has(String(name)),
    list: (_site, items) => items.map(({ nodes }) => nodes.join('')).join(''),
    group: (_site, nodes) => nodes.join(''),
  });

  const problems: string[] = [];
  onExpressionProblem((problem) => problems.push(problem));
  const index = templates.get('index')!;
  index.logic(logicContext(new Map()), instanceScope(data, new Map()), '');
  const view = index.view(viewContext(new Map()), instanceScope(data, new Map()), '').join('');
  const read = { source, path: 'index.txml', componentTags, readTemplate: (name: string) => files[name] ?? null };
  const { diagnostics } = compileTemplate(read);
  const logicAddresses = [...planned.keys()].sort();
  return { view, plan, logicAddresses, viewAddresses: viewAddresses.sort(), diagnostics, problems };
}

type Slots<Result> = Map<string, ((path: string, scope: Scope) => Result)[]>;

function collect<Result>(fill: (add: AddSlot<Result>) => void): Slots<Result> {
  const slots: Slots<Result> = new Map();
  fill((name, content) => slots.set(String(name), [...(slots.get(String(name)) ?? []), content]));
  return slots;
}

function instanceScope(data: Record<string, unknown>, slots: ReadonlyMap<string, unknown>): Scope {
  const $slots = Object.fromEntries([...slots.keys()].map((name) => [name, true]));
  return Object.assign(Object.create(null) as Record<string, unknown>, data, { $slots });
}

function printValue(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : `{${value === undefined ? 'undefined' : JSON.stringify(value)}}`;
}

function printAttributes(values: Record<string, unknown>, prefix = ''): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${prefix}${name}=${printValue(value)}`)
    .join('');
}

function printProps(props: Record<string, unknown>): string {
  return JSON.stringify(props, (_key, value: unknown) => (value === undefined ? '(undefined)' : value));
}

/** `kind line:column-line:column`, or only the columns when all is on line 1. */
export function printDiagnostics(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ kind, range: { start, end } }) =>
    start.line === 1 && end.line === 1
      ? `${kind} ${start.column}-${end.column}`
      : `${kind} ${start.line}:${start.column}-${end.line}:${end.column}`,
  );
}
