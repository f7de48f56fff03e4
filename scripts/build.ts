import { join } from 'node:path';
import type { Environment } from '../config/shop.ts';
import { buildApp } from './build-app.ts';
import { checkApp } from './check/index.ts';
import { formatReport } from './check/report.ts';
import { ConfigError, settleConfig } from './config/index.ts';
import { ROOT } from './paths.ts';
import { sizeOf } from './weigh.ts';

/**
 * `npm run build [-- --env development|sandbox|production] [--no-backend]`: the folder to upload, checked, and what it weighs.
 * Exit code 1 when the settings are wrong for that environment or the built folder breaks a rule of the platform.
 */

const LIMIT_MEGABYTES = 5;
const USAGE = 'use: npm run build [-- --env development|sandbox|production] [--no-backend]';
const OUT = join(ROOT, 'dist', 'tini-app');

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main(args: readonly string[]): Promise<number> {
  const mode = args.includes('--no-backend') ? 'no-backend' : 'backend';
  const at = args.indexOf('--env');
  const environment = at === -1 ? 'development' : args[at + 1];
  const rest = args.filter((arg, index) => arg !== '--no-backend' && (at === -1 || (index !== at && index !== at + 1)));
  if (rest.length > 0 || !isEnvironment(environment)) {
    console.error(USAGE);
    return 2;
  }
  const changed = await settleConfig({ environment, mode });
  if (changed.length > 0) console.log(`config: ${changed.join(', ')} brought in line with config/shop.ts`);
  await buildApp({ mode, environment, outDir: OUT });
  const result = checkApp(OUT);
  if (result.findings.length > 0) console.log(formatReport(result, { colours: process.stdout.isTTY, perCode: 8 }));
  const ours = sizeOf(OUT);
  const all = ours + (result.sizes.dependencies ?? 0);
  console.log(
    `dist/tini-app (${mode}, ${environment}): our files ${kilobytes(ours)}; with production dependencies ${kilobytes(all)} of ${LIMIT_MEGABYTES} MB`,
  );
  if (environment === 'development')
    console.log('for the preview and Tini Studio; to upload, build with --env sandbox or --env production');
  return result.findings.some(({ severity }) => severity === 'error') || all > LIMIT_MEGABYTES * 1024 * 1024 ? 1 : 0;
}

function isEnvironment(name: string | undefined): name is Environment {
  return name === 'development' || name === 'sandbox' || name === 'production';
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
