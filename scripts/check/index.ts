import { CheckedApp } from './app.ts';
import { checkSizes } from './assets.ts';
import { checkComponents } from './components.ts';
import { checkConfig } from './config.ts';
import type { Finding } from './finding.ts';
import { checkManifest, readManifest } from './package.ts';
import { checkScript } from './script.ts';
import { readScripts } from './scripts.ts';
import { checkSecrets } from './secrets.ts';
import { checkStyles } from './style.ts';
import { checkTemplate } from './template.ts';
import { passedNames, readTemplates } from './template-files.ts';
import { membersOf } from './unit-members.ts';
import { checkSjs } from './sjs.ts';

export interface CheckResult {
  /** By file, line and column. */
  findings: readonly Finding[];
  pages: number;
  components: number;
  /** Bytes; `dependencies` is null when they are not installed, and what they hold was not checked. */
  sizes: { own: number; dependencies: number | null };
  /** The text of a file that findings name. */
  read: (file: string) => string | null;
}

/** Checks a Tini App folder against the platform's rules. Reads only. @throws StartupError when it holds no app.json. */
export function checkApp(folder: string): CheckResult {
  const app = new CheckedApp(folder);
  const manifest = readManifest(app);
  app.manifest = manifest;
  const scripts = readScripts(app, manifest);
  const templates = readTemplates(app);
  const members = membersOf(app, scripts);
  checkConfig(app);
  checkComponents(app, manifest, templates);
  for (const template of templates.values())
    checkTemplate(app, template, templates, { members, passed: passedNames(templates) });
  for (const script of scripts.values()) checkScript(app, script, scripts, templates);
  checkSjs(app, templates);
  checkStyles(app);
  checkSecrets(app);
  if (manifest) checkManifest(app, manifest, scripts);
  const sizes = checkSizes(app, [...(manifest?.dependencies ?? [])]);
  const own = [...app.project.units.values()].filter(({ path }) => !path.startsWith('npm/'));
  return {
    findings: app.findings.list(),
    pages: own.filter(({ kind }) => kind === 'page').length,
    components: own.filter(({ kind }) => kind === 'component').length,
    sizes,
    read: (file) => app.readNamed(file),
  };
}
