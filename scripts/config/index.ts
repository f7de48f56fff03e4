import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ShopConfig } from '../../config/shop.ts';
import { ROOT } from '../paths.ts';
import { applyConfig } from './apply.ts';
import { fixedItemProblems } from './fixed-items.ts';
import { manifestProblems } from './manifest.ts';
import { configProblems, type Target } from './problems.ts';
import { shapeProblems } from './shape.ts';

/** The settings cannot be built; each line of the message says where and why. */
export class ConfigError extends Error {
  constructor(problems: readonly string[], cause?: unknown) {
    super(problems.join('\n'), { cause });
    this.name = 'ConfigError';
  }
}

/**
 * Checks config/ and package.json for a build and brings the root's own files in line with it. Returns the files that were changed.
 * @throws ConfigError naming every field that is wrong.
 */
export async function settleConfig(target: Target): Promise<string[]> {
  const shop = await readShop();
  const misshapen = shapeProblems(shop);
  const problems = [
    ...(misshapen.length > 0 ? misshapen : configProblems(shop, target)),
    ...manifestProblems(readJson('package.json') as object, target.environment),
    ...fixedItemProblems(readJson('config/fixed-price-items.json'), target.environment),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  try {
    return applyConfig(shop);
  } catch (error) {
    throw new ConfigError([(error as Error).message], error);
  }
}

async function readShop(): Promise<ShopConfig> {
  try {
    const { shop } = (await import(pathToFileURL(join(ROOT, 'config', 'shop.ts')).href)) as { shop?: ShopConfig };
    if (typeof shop === 'object' && shop !== null) return shop;
  } catch (error) {
    const { message, stack } = error as Error;
    const [, line = ''] = /config\/shop\.ts(:\d+)/.exec(stack ?? '') ?? [];
    throw new ConfigError([`config/shop.ts${line}: cannot be read: ${message.trim().split('\n')[0]}`], error);
  }
  throw new ConfigError(['config/shop.ts: must export "shop"']);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
  } catch (error) {
    throw new ConfigError([`${file}: cannot be read: ${(error as Error).message}`], error);
  }
}
