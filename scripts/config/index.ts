import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ShopConfig } from '../../config/shop.ts';
import { ROOT } from '../paths.ts';
import { applyConfig } from './apply.ts';
import { fixedItemProblems } from './fixed-items.ts';
import { manifestProblems } from './manifest.ts';
import { configProblems, type Target } from './problems.ts';

/** The settings cannot be built; each line of the message says where and why. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

/**
 * Checks config/ and package.json for a build and brings the root's own files in line with it. Returns the files that were changed.
 * @throws ConfigError naming every field that is wrong.
 */
export async function settleConfig(target: Target): Promise<string[]> {
  const { shop } = (await import(pathToFileURL(join(ROOT, 'config', 'shop.ts')).href)) as { shop: ShopConfig };
  const problems = [
    ...configProblems(shop, target),
    ...manifestProblems(readJson('package.json') as object, target.environment),
    ...fixedItemProblems(readJson('config/fixed-price-items.json'), target.environment),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return applyConfig(shop);
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}
