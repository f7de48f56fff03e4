import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';

import { checkOrigin } from './guard.ts';
import type { Sandbox } from './sandbox.ts';

/** Only our own page, no other page may frame it, and nothing runs on it but its own files. */
const PAGE_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

const FOLDER = join(import.meta.dirname, 'console-page');
const FONTS = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json'));

/** The page's own files and, for machines without a font that has Vietnam's marks, Inter. */
async function readFiles(): Promise<Map<string, Buffer>> {
  const names = (await readdir(FOLDER)).filter((name) => extname(name) in TYPES);
  const paths = names.map((name) => [name, join(FOLDER, name)] as const);
  const fonts = ['latin', 'vietnamese'].map(
    (subset) => [`inter-${subset}.woff2`, join(FONTS, 'files', `inter-${subset}-wght-normal.woff2`)] as const,
  );
  return new Map(
    await Promise.all([...paths, ...fonts].map(async ([name, path]) => [name, await readFile(path)] as const)),
  );
}

/** The page of `/_console`: it is served with the token inside, so the Host check is what protects it. */
export function consolePage(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  return async (scope) => {
    scope.addHook('onRequest', async (request) => checkOrigin(request, sandbox.config.host));
    const html = (await readFile(join(FOLDER, 'index.html'), 'utf8')).replace('{{token}}', sandbox.token);
    for (const url of ['/_console', '/_console/']) {
      scope.get(url, (_request, reply) => reply.headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(html));
    }
    for (const [name, bytes] of await readFiles()) {
      const type = TYPES[extname(name)] ?? '';
      scope.get(`/_console/${name}`, (_request, reply) => reply.headers(PAGE_HEADERS).type(type).send(bytes));
    }
  };
}
