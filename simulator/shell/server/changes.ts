import type { BuildChange } from '../shared/phone-config.ts';
import type { Build } from './build.ts';

/** What a build changed, found by comparing what it made: which file was saved does not matter. */
export function changeBetween(before: Build | null, after: Build): BuildChange {
  if (!after.report.ok) return { app: false, templates: false, styles: false };
  if (!before) return { app: true, templates: true, styles: true };
  const differs = (file: string) => before.files.get(file) !== after.files.get(file);
  const picture = before.assetBase !== after.assetBase;
  return {
    app: picture || differs('scripts.js') || before.project.name !== after.project.name,
    templates: differs('plan.js') || differs('view.js'),
    styles: [...after.styles].some(([page, css]) => before.styles.get(page) !== css),
  };
}
