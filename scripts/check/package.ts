import { parseLenientJson } from '../../simulator/compiler/json.ts';
import path from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import type { CheckedApp, Manifest } from './app.ts';
import { jsonPlaces } from './json-places.ts';
import { TOOLS } from './platform/config-keys.ts';
import { PERMISSION_OPTIONAL, PERMISSIONS } from './platform/my-names.ts';
import type { RuleCode } from './rules.ts';
import { childOf, keyOf, nameOf, walkAst } from './script-ast.ts';
import type { AppScript } from './scripts.ts';
import { nearest } from './suggest.ts';

const FILE = 'package.json';

/** Reads package.json of the checked folder, or of the app's root; null when there is none that can be read. */
export function readManifest(app: CheckedApp): Manifest | null {
  const file = [app.folder, app.root]
    .map((folder) => path.join(folder, FILE))
    .find((candidate) => existsSync(candidate));
  if (file === undefined) {
    app.findings.add('package-json', { file: FILE, range: null });
    return null;
  }
  const text = readFileSync(file, 'utf8');
  const { value, diagnostics } = parseLenientJson(text, FILE);
  for (const { kind, range, message } of diagnostics)
    if (kind === 'json-syntax') app.findings.add(kind, { file: FILE, range }, { values: [message] });
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  return {
    text,
    fields,
    dependencies: keysOf(fields['dependencies']),
    devDependencies: keysOf(fields['devDependencies']),
  };
}

function keysOf(value: unknown): ReadonlySet<string> {
  return new Set(typeof value === 'object' && value !== null ? Object.keys(value) : []);
}

interface Tiki {
  appIdentifier?: unknown;
  buildNumber?: unknown;
  metadata?: { permissions?: unknown };
}

/** The `tiki` block, the version and the dependencies (docs/introduce of Tiki's documentation: create, upload). */
export function checkManifest(app: CheckedApp, manifest: Manifest, scripts: ReadonlyMap<string, AppScript>): void {
  const find = jsonPlaces(manifest.text);
  const report = (
    code: RuleCode,
    steps: readonly (string | number)[],
    values: string[],
    suggestion?: string | null,
  ) => {
    const [start, end] = find(steps)?.[typeof steps.at(-1) === 'number' ? 'value' : 'key'] ?? [0, 0];
    const range = end === 0 ? null : positionsIn(manifest.text, start, end);
    app.findings.add(code, { file: FILE, range }, { values, suggestion: suggestion ?? null });
  };
  const { version, tiki } = manifest.fields as { version?: unknown; tiki?: Tiki };
  if (typeof version === 'string' && !/^\d+\.\d+\.\d+$/.test(version)) report('version', ['version'], [version]);
  const id = tiki?.appIdentifier;
  if (typeof id !== 'string' || id === '') report('app-id-missing', ['tiki'], []);
  else if (!isAppId(id)) report('app-id', ['tiki', 'appIdentifier'], [id]);
  const build = tiki?.buildNumber;
  if (build !== undefined && build !== null && !(Number.isInteger(build) && Number(build) > 0))
    report('build-number', ['tiki', 'buildNumber'], []);
  for (const name of manifest.dependencies)
    if (TOOLS.test(name)) report('dependency-tool', ['dependencies', name], [name]);
  if (app.typescript && !manifest.dependencies.has('@tiki.vn/tini-types'))
    report('types-dependency', ['dependencies'], []);
  const listed = tiki?.metadata?.permissions;
  checkPermissions(Array.isArray(listed) ? (listed as unknown[]) : [], myCalls(scripts), app, report);
}

interface MyCall {
  script: string;
  place: readonly [number, number];
  isMy: boolean;
}

/** At most 30 of a-z, 0-9 and _, in two or more parts that start with a letter. */
function isAppId(id: string): boolean {
  return id.length <= 30 && /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+$/.test(id);
}

function checkPermissions(
  listed: readonly unknown[],
  calls: ReadonlyMap<string, MyCall>,
  app: CheckedApp,
  report: (code: RuleCode, steps: readonly (string | number)[], values: string[], suggestion?: string | null) => void,
): void {
  listed.forEach((permission, index) => {
    if (typeof permission !== 'string') return;
    const steps = ['tiki', 'metadata', 'permissions', index];
    const needs = Object.hasOwn(PERMISSIONS, permission) ? PERMISSIONS[permission]! : null;
    if (needs === null)
      report('permission-unknown', steps, [permission], nearest(permission, Object.keys(PERMISSIONS)));
    else if (!needs.some((name) => calls.has(name))) report('permission-unused', steps, [permission]);
  });
  for (const [permission, names] of Object.entries(PERMISSIONS)) {
    if (listed.includes(permission) || PERMISSION_OPTIONAL.has(permission)) continue;
    for (const name of names) {
      const call = calls.get(name);
      if (call?.isMy) app.report('permission-missing', call.script, call.place, { values: [name, permission] });
    }
  }
}

/** The first use of each member of `my` in the app's own scripts; of anything else under the same name (a wrapper of `my`) where there is none. */
function myCalls(scripts: ReadonlyMap<string, AppScript>): ReadonlyMap<string, MyCall> {
  const calls = new Map<string, MyCall>();
  for (const script of scripts.values())
    walkAst(script.program, (node) => {
      if (node.type !== 'MemberExpression') return;
      const name = keyOf(node);
      if (name === null || calls.get(name)?.isMy) return;
      const isMy = nameOf(childOf(node, 'object')) === 'my';
      if (isMy || !calls.has(name)) calls.set(name, { script: script.path, place: [node.start, node.end], isMy });
    });
  return calls;
}

function positionsIn(text: string, start: number, end: number) {
  const at = (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  return { start: at(start), end: at(end) };
}
