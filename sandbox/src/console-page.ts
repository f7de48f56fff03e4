import { readFile } from 'node:fs/promises';

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';

import { checkOrigin } from './guard.ts';
import type { Sandbox } from './sandbox.ts';

/** Only our own page, no other page may frame it, and nothing runs on it but its own files. */
const PAGE_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const TYPES = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };
const FILES = ['page.js', 'view.js', 'orders.js', 'knobs.js', 'lists.js', 'page.css'];

const read = (file: string) => readFile(new URL(`./console-page/${file}`, import.meta.url), 'utf8');

/** The page of `/_console`: it is served with the token inside, so the Host check is what protects it. */
export function consolePage(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  return async (scope) => {
    scope.addHook('onRequest', async (request) => checkOrigin(request, sandbox.config.host));
    const html = (await read('index.html')).replace('{{token}}', sandbox.token);
    for (const url of ['/_console', '/_console/']) {
      scope.get(url, (_request, reply) => reply.headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(html));
    }
    for (const file of FILES) {
      const text = await read(file);
      const type = file.endsWith('.css') ? TYPES.css : TYPES.js;
      scope.get(`/_console/${file}`, (_request, reply) => reply.headers(PAGE_HEADERS).type(type).send(text));
    }
  };
}
