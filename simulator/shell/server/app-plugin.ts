import path from 'node:path';
import type { Plugin } from 'rolldown';
import type { TemplateTarget } from '../../compiler/index.ts';
import { ENTRY, type AppModules, type BundlePart } from './app-modules.ts';
import { EXPRESSION_URL } from './client-bundle.ts';
import { inNodeModules } from './files.ts';
import type { Project } from './project.ts';

/** What resolving an app's imports says. */
export interface Resolutions {
  missingModule(specifier: string, importer: string): void;
  /** Which file an import led to. */
  resolved(importer: string, specifier: string, file: string): void;
}

/**
 * Teaches rolldown a Tini App: the virtual entry, `.txml?target`, `.sjs`, `@/` and `/` from the app root, and app scripts
 * with the worker's own globals hidden. A module that is not there becomes an empty one, so that one dead import stops nothing.
 */
export function appPlugin(project: Project, part: BundlePart, findings: Resolutions, modules: AppModules): Plugin {
  const { tree } = project;
  const target: TemplateTarget = part === 'view' ? 'view' : 'logic';
  return {
    name: 'tini-app',
    async resolveId(source, importer) {
      if (source === ENTRY || source.startsWith('tini:begin/') || source.startsWith('tini:empty/')) {
        return { id: `\0${source}`, moduleSideEffects: true };
      }
      if (source === 'tini:expression') return { id: EXPRESSION_URL, external: true };
      if (source.startsWith('tini:unit/')) {
        const [file = '', unit] = source.slice('tini:unit/'.length).split('?');
        return { id: tree.fileOf(file) + (unit === undefined ? '' : `?${unit}`), moduleSideEffects: true };
      }
      const [specifier = '', query = ''] = source.split('?');
      const [importerFile = '', importerQuery = ''] = (importer ?? '').split('?');
      if (/\.(?:txml|sjs)$/.test(specifier)) {
        const file = specifier.startsWith('/')
          ? fromRoot(tree.root, specifier)
          : path.resolve(path.dirname(importerFile), specifier);
        if (specifier.endsWith('.sjs')) return { id: file };
        const unit = new URLSearchParams(query).get('unit') ?? new URLSearchParams(importerQuery).get('unit') ?? '';
        return { id: `${file}?${target}&unit=${unit}` };
      }
      const local = specifier.startsWith('@/') ? specifier.slice(1) : specifier;
      if (
        importer &&
        !inNodeModules(importer) &&
        local.startsWith('/') &&
        !path.resolve(local).startsWith(tree.root + path.sep)
      ) {
        const resolved = await this.resolve(fromRoot(tree.root, local), importer, { skipSelf: true });
        if (resolved) {
          findings.resolved(importerFile, source, resolved.id);
          return resolved;
        }
      }
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      if (resolved && !(resolved.external && !resolved.id.startsWith('/client/'))) {
        findings.resolved(importerFile, source, resolved.id);
        return resolved;
      }
      findings.missingModule(source, importerFile);
      return { id: `\0tini:missing/${source}` };
    },
    load: (id) => modules.load(id),
  };
}

function fromRoot(root: string, specifier: string): string {
  const inside = path.posix.normalize(`/${specifier}`).slice(1);
  return path.join(root, inside);
}
