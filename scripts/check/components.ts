import { parseUnitJson, resolveComponent } from '../../simulator/compiler/index.ts';
import { packageName } from '../../simulator/shell/server/source-tree.ts';
import type { CheckedApp, Manifest } from './app.ts';
import { jsonPlaces } from './json-places.ts';
import { isElement, isStructure } from './platform/elements.ts';
import { nearest } from './suggest.ts';
import { elementsOf, type TemplateFile } from './template-files.ts';

/** What `usingComponents` of every own JSON file names: whether it is there, and whether its absence shows. */
export function checkComponents(
  app: CheckedApp,
  manifest: Manifest | null,
  templates: ReadonlyMap<string, TemplateFile>,
): void {
  const units = [...app.project.units.values()].filter(({ path }) => !path.startsWith('npm/'));
  const reported = new Set<string>();
  const known = units.filter(({ kind }) => kind === 'component').map(({ path }) => path);
  for (const json of ['app.json', ...units.map(({ path }) => `${path}.json`)]) {
    const source = app.tree.read(json);
    if (source === null) continue;
    const used = usedTags(templates, json);
    const find = jsonPlaces(source);
    for (const [tag, value] of Object.entries(parseUnitJson(source, json).value.usingComponents)) {
      const { path, diagnostics } = resolveComponent(tag, value, {
        from: json,
        exists: (file) => app.tree.exists(file),
      });
      const place = find(['usingComponents', tag])?.value ?? [0, 1];
      if (path !== null) {
        const [both] = diagnostics;
        const rooted = value.replace(/\.\w+$/, '');
        if (both) app.report('component-ambiguous', json, place, { values: [tag, path, rooted] });
        continue;
      }
      const missing = missingPackage(app, manifest, value);
      if (missing === 'not installed') continue;
      if (!used.has(tag)) app.report('component-unused', json, place, { values: [tag, value] });
      else if (missing !== null) {
        if (!reported.has(missing)) app.report('package-missing', json, place, { values: [missing] });
        reported.add(missing);
      } else {
        const real = spelledOtherwise(app, value, json);
        if (real !== null) app.report('path-case', json, place, { values: [value, real] });
        else if (isElement(tag) || isStructure(tag))
          app.report('component-builtin', json, place, { values: [tag, value] });
        else
          app.report('component-missing', json, place, {
            values: [tag, value],
            suggestion: nearest(value.replace(/^\//, ''), known),
          });
      }
    }
  }
}

/** Tags in the templates that the JSON file speaks for. */
function usedTags(templates: ReadonlyMap<string, TemplateFile>, json: string): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { owners, roots } of templates.values()) {
    if (json !== 'app.json' && !owners.some(({ path }) => `${path}.json` === json)) continue;
    for (const { tag } of elementsOf(roots)) used.add(tag);
  }
  return used;
}

/** The package that a path is in when it is none of the app; `not installed` when package.json promises it. */
function missingPackage(app: CheckedApp, manifest: Manifest | null, value: string): string | null {
  if (value.startsWith('.') || value.startsWith('/')) return null;
  const name = packageName(value);
  const isInstalled = app.tree.exists(`npm/${name}/package.json`);
  if (isInstalled) return null;
  if (manifest?.dependencies.has(name)) return 'not installed';
  return name.startsWith('@') ? name : null;
}

function spelledOtherwise(app: CheckedApp, value: string, json: string): string | null {
  const folder = json.includes('/') ? json.slice(0, json.lastIndexOf('/') + 1) : '';
  const bare = value.replace(/\.(?:json|js|ts|txml)$/, '');
  const bases = bare.startsWith('/') ? [''] : bare.startsWith('.') ? [folder] : [folder, ''];
  for (const base of bases) {
    for (const ending of ['.txml', '/index.txml']) {
      const parts: string[] = [];
      for (const part of `${base}${bare}${ending}`.split('/')) {
        if (part === '..') parts.pop();
        else if (part !== '' && part !== '.') parts.push(part);
      }
      const real = app.realSpelling(parts.join('/'));
      if (real !== null) return real.replace(/\.txml$/, '');
    }
  }
  return null;
}
