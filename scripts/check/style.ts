import { resolveAsset } from '../../simulator/compiler/index.ts';
import { packageName } from '../../simulator/shell/server/source-tree.ts';
import { resolveReference } from '../../simulator/compiler/paths.ts';
import { lintStyle } from '../../simulator/compiler/style-lint.ts';
import { parseRecovering } from '../../simulator/compiler/style.ts';
import { BASE_SHEET } from '../../simulator/view/base-sheet.ts';
import type { CheckedApp } from './app.ts';
import { checkAsset } from './assets.ts';
import { isRule } from './rules.ts';
import { editDistance, nearest } from './suggest.ts';

type Sheet = ReturnType<typeof parseRecovering>['root'];
type SheetNode = Sheet['nodes'][number];

/** Every style sheet of the app itself: app.tcss, those of pages and components, and what they import. */
export function checkStyles(app: CheckedApp): void {
  const sheets = new Map<string, Sheet>();
  const waiting = ['app.tcss'];
  for (const unit of app.project.units.values()) if (!unit.path.startsWith('npm/')) waiting.push(`${unit.path}.tcss`);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const source = app.tree.read(path);
    if (source === null || sheets.has(path)) continue;
    const { root, diagnostics } = parseRecovering(source, path);
    const commented = checkLineComments(app, path, source);
    for (const { kind, range, message } of diagnostics) {
      if (!isRule(kind) || commented.has(range.start.line)) continue;
      const detail = /here: (.*); this part/.exec(message)?.[1] ?? message;
      app.findings.add(kind, { file: app.nameOf(path), range }, { values: [detail] });
    }
    for (const { kind, range, message, hint } of lintStyle(root, path)) {
      if (!isRule(kind)) continue;
      const [, name = ''] = /(?:property "|selector )([\w-]+)/.exec(message) ?? [];
      const suggestion = /^Write (.+)\.$/.exec(hint)?.[1] ?? null;
      app.findings.add(kind, { file: app.nameOf(path), range }, { values: [name], suggestion });
    }
    sheets.set(path, root);
    checkSheet(app, path, root, (imported) => waiting.push(imported));
  }
  checkTokens(app, sheets);
}

/** `//` outside of strings, urls and comments: the lines that have one. */
function checkLineComments(app: CheckedApp, path: string, source: string): ReadonlySet<number> {
  const lines = new Set<number>();
  const plain = source.replaceAll(
    /\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|url\([^)]*\)|@import[^;\n]*/g,
    (part) => part.replaceAll(/[^\n]/g, ' '),
  );
  for (const { index } of plain.matchAll(/(?<!:)\/\//g)) {
    const { line } = app.positions(path).at(index);
    if (!lines.has(line)) app.report('style-comment', path, [index, index + 2]);
    lines.add(line);
  }
  return lines;
}

function checkSheet(app: CheckedApp, path: string, root: Sheet, addImport: (file: string) => void): void {
  root.walk((node: SheetNode) => {
    const start = node.source?.start?.offset ?? 0;
    if (node.type === 'rule') {
      if (node.parent?.type === 'rule') app.report('style-nesting', path, [start, start + node.selector.length]);
    } else if (node.type === 'atrule') {
      if (node.name === 'import') checkImport(app, path, { params: node.params, start }, addImport);
      else if (/^(?:mixin|include|extend|function|if|else|each|for|while|use|forward|return)$/.test(node.name))
        app.report('style-preprocessor', path, [start, start + node.name.length + 1], { values: [`@${node.name}`] });
    } else if (node.type === 'decl') {
      const variable = /^\$[\w-]+/.exec(node.prop)?.[0] ?? /(?<![\w"'])\$[a-zA-Z][\w-]*/.exec(node.value)?.[0];
      if (variable) app.report('style-preprocessor', path, [start, start + node.prop.length], { values: [variable] });
      checkUrls(app, path, node.toString(), start);
    }
  });
}

function checkUrls(app: CheckedApp, path: string, text: string, start: number): void {
  for (const match of text.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)/gi)) {
    const written = match[1] ?? match[2] ?? match[3] ?? '';
    if (written === '') continue;
    const from = start + match.index + match[0].indexOf(written);
    const resolved = resolveAsset(written, path, (file) => app.tree.exists(file));
    checkAsset(app, path, [from, from + written.length], { written, resolved });
  }
}

function checkImport(
  app: CheckedApp,
  path: string,
  { params, start }: { params: string; start: number },
  addImport: (file: string) => void,
): void {
  const written = /^(?:url\()?\s*["']?([^"')]+)["']?/.exec(params.trim())?.[1] ?? '';
  if (written === '' || /^(?:https?:)?\/\//.test(written)) return;
  const own = resolveReference(written.startsWith('.') || written.startsWith('/') ? written : `./${written}`, path);
  const file = [own, `${own}.tcss`].find((candidate) => app.tree.exists(candidate));
  if (file !== undefined) return addImport(file);
  const isThere = [written, `${written}.tcss`].some((candidate) => app.tree.exists(`npm/${candidate}`));
  if (isThere || isPackageElsewhere(app, written)) return;
  const place = [start, start + '@import'.length + 1 + params.length] as const;
  const real = app.realSpelling(own);
  if (real !== null) app.report('path-case', path, place, { values: [written, real] });
  else app.report('style-import-missing', path, place, { values: [written] });
}

/** A path into a package that is not installed here: nothing is known of what it holds. */
function isPackageElsewhere(app: CheckedApp, written: string): boolean {
  if (!/^(?:@[\w.-]+\/)?[\w.-]+\//.test(written) || written.startsWith('.')) return false;
  return !app.tree.exists(`npm/${packageName(written)}/package.json`);
}

const TOKEN_USE = /var\(\s*(--[\w-]+)\s*\)/g;
const METRICS = /^--(?:tf|safe-area)-/;

/** `var(--x)` without fallback, one slip away from a property that the app itself defines: any other name may be the runtime's. */
function checkTokens(app: CheckedApp, sheets: ReadonlyMap<string, Sheet>): void {
  const base = new Set(BASE_SHEET.match(/--[\w-]+(?=:)/g));
  const own = new Set<string>();
  for (const root of sheets.values()) root.walkDecls(/^--/, (declaration) => void own.add(declaration.prop));
  for (const [path, root] of sheets) {
    root.walkDecls((declaration) => {
      const text = declaration.toString();
      for (const { 1: name = '', index } of text.matchAll(TOKEN_USE)) {
        if (own.has(name) || base.has(name) || METRICS.test(name)) continue;
        const suggestion = nearest(name, own);
        const start = (declaration.source?.start?.offset ?? 0) + index + text.slice(index).indexOf(name);
        if (suggestion !== null && isOneSlip(name, suggestion))
          app.report('style-token', path, [start, start + name.length], { values: [name], suggestion });
      }
    });
  }
}

/** `--gray15` is a colour that nobody defined, not a slip for `--gray10`. */
function isOneSlip(name: string, other: string): boolean {
  return name.replaceAll(/\D/g, '') === other.replaceAll(/\D/g, '') && editDistance(name, other, 3) <= 2;
}
