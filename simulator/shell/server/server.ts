import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { LiveMessage, PhoneConfig } from '../shared/phone-config.ts';
import { Builder, type Build } from './build.ts';
import { changeBetween } from './changes.ts';
import { bundleClient, HASHED, type ClientBundle } from './client-bundle.ts';
import { conditions } from './conditions.ts';
import { Door, isLocal } from './door.ts';
import { contentTypeOf, readInside, STRANGER } from './files.ts';
import { fontSheet, readFont } from './fonts.ts';
import { framePage } from './frame-page.ts';
import { guard } from './guard.ts';
import type { PreviewOptions } from './options.ts';
import { phonePage, workbenchPage } from './pages.ts';
import { locateApp } from './project.ts';
import { requestProxy } from './request-proxy.ts';
import { StartupError } from './startup-error.ts';
import { stylesOf } from './style-files.ts';
import { tikiProxy } from './tiki.ts';
import { toolsRoutes } from './tools-routes.ts';
import { watchApp } from './watch.ts';

export interface Preview {
  url: string;
  /** Returned by our own pages on `/host/` calls. */
  token: string;
  /** The one-time code for others than this machine; null without `--host`. */
  code: string | null;
  /** The latest build. */
  build(): Build;
  close(): Promise<void>;
}

/** Frames of the build before may still be loading when the next one is ready. */
const BUILDS_KEPT = 3;

/** Builds the app, listens on loopback and rebuilds on every change. Throws StartupError with one line. */
export async function startPreview(
  options: PreviewOptions,
  onBuild: (build: Build) => void,
  onAppError: (text: string) => void = () => {},
): Promise<Preview> {
  const { root, typescript } = locateApp(options.appFolder);
  const builds: Build[] = [];
  const listeners = new Set<(message: LiveMessage) => void>();
  const token = randomBytes(24).toString('base64url');
  const session = randomBytes(8).toString('base64url');
  let good: Build | null = null;
  const builder = new Builder();
  let pictures = 1;
  const rebuild = async () => {
    const id = (builds[0]?.report.id ?? 0) + 1;
    const build = await builder.build({ folder: options.appFolder, root, typescript, id, pictures });
    const change = changeBetween(good, build);
    builds.unshift(build);
    if (build.report.ok) good = build;
    // The last good one is what phones run, however many broken ones came after it.
    builds.splice(0, builds.length, ...builds.filter((one, index) => index < BUILDS_KEPT || one === good));
    onBuild(build);
    for (const tell of listeners) tell({ kind: 'build', report: build.report, change });
  };
  const [client] = await Promise.all([bundleClient(), rebuild()]);
  const latest = () => builds[0] as Build;

  const app = Fastify({ bodyLimit: 16 * 1024 * 1024, forceCloseConnections: true });
  const door = options.shared ? new Door() : null;
  guard(app, token, () => portOf(app), door);
  conditions(app);
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? (error.name === 'OutboundError' ? 502 : 500);
    return reply.code(status).send({ error: { code: error.name, message: error.message } });
  });
  pageRoutes(app, options, { latest, good: () => good, client }, { token, session });
  fileRoutes(app, client, builds, root);
  liveRoute(app, listeners, () => ({ kind: 'hello', session, goodBuild: good?.report.id ?? 0 }));
  toolsRoutes(app, {
    find: (id) => builds.find((build) => String(build.report.id) === id) ?? null,
    latest,
    onError: onAppError,
  });
  requestProxy(app, options.mappings);
  if (options.tiki) tikiProxy(app, options.tiki);

  const rebuildSoon = serial(rebuild);
  const watcher = watchApp(
    root,
    (file) => matters(latest(), file),
    ({ files, cameOrWent }) => {
      if (cameOrWent) builder.filesCameOrWent();
      if (files.some((file) => PICTURE.test(file))) pictures += 1;
      rebuildSoon();
    },
  );
  try {
    await app.listen({ host: door ? '0.0.0.0' : '127.0.0.1', port: options.port });
  } catch (cause) {
    await watcher.close();
    const taken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw new StartupError(
      taken
        ? `port ${options.port} is already taken`
        : `cannot listen on port ${options.port}: ${(cause as Error).message}`,
      { cause },
    );
  }
  return {
    url: `http://127.0.0.1:${portOf(app)}`,
    token,
    code: door?.code ?? null,
    build: latest,
    async close() {
      await Promise.all([watcher.close(), app.close()]);
    },
  };
}

function pageRoutes(
  app: FastifyInstance,
  options: PreviewOptions,
  { latest, good, client }: { latest: () => Build; good: () => Build | null; client: ClientBundle },
  { token, session }: { token: string; session: string },
): void {
  const config = (request: FastifyRequest): PhoneConfig => {
    const runs = good();
    return {
      token,
      session,
      build: latest().report,
      app: runs && {
        buildId: runs.report.id,
        assetBase: runs.assetBase,
        description: runs.project.description,
        name: runs.project.name,
      },
      mappings: options.mappings.map(({ origin }, index) => ({ origin, prefix: `/mapped/${index}` })),
      tikiConnected: options.tiki !== null,
      // The sandbox's console stays with this machine.
      consoleUrl: options.tiki && isLocal(request) ? `${options.tiki.origin}/_console` : null,
    };
  };
  app.get('/', (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(workbenchPage(config(request), client)),
  );
  app.get('/app', (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(phonePage(config(request), client)),
  );
  app.get<{ Querystring: { path?: string; build?: string } }>('/frame', (request, reply) => {
    const pagePath = request.query.path ?? '';
    const id = Number(request.query.build);
    const known = (good() ?? latest()).project.description.pages.some((page) => page.path === pagePath);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(framePage(known ? pagePath : null, id, client));
  });
}

function fileRoutes(app: FastifyInstance, client: ClientBundle, builds: readonly Build[], root: string): void {
  const notFound = { error: { code: 'NOT_FOUND', message: 'there is no such file' } };
  const find = (id: string) => builds.find((build) => String(build.report.id) === id) ?? null;
  app.get<{ Params: { file: string } }>('/client/:file', (request, reply) => {
    const { file } = request.params;
    const text = client.files.get(file);
    if (text === undefined) return reply.code(404).send(notFound);
    const cached = file.startsWith(HASHED) ? 'max-age=31536000, immutable' : 'no-cache';
    return reply.type(contentTypeOf(file)).header('cache-control', cached).send(text);
  });
  app.get<{ Params: { id: string; file: string }; Querystring: { path?: string } }>(
    '/build/:id/:file',
    (request, reply) => {
      const { id, file } = request.params;
      const build = find(id);
      const text = file === 'page.css' ? build?.styles.get(request.query.path ?? '') : build?.files.get(file);
      return text === undefined ? reply.code(404).send(notFound) : reply.type(contentTypeOf(file)).send(text);
    },
  );
  app.get<{ Params: { id: string; '*': string } }>('/asset/:id/*', async (request, reply) => {
    const name = request.params['*'];
    const tree = builds[0]?.project.tree;
    const inPackage = name.startsWith('npm/') && tree !== undefined;
    // An npm asset may be linked into the node_modules that holds it, but not out of it.
    const bytes = inPackage
      ? await readInside(
          tree.modulesFolders().filter((folder) => tree.fileOf(name).startsWith(folder + path.sep)),
          '/',
          tree.fileOf(name),
        )
      : isServable(name)
        ? await readInside([root], root, name)
        : null;
    if (bytes === null) return reply.code(404).send(notFound);
    return reply.type(contentTypeOf(name)).header('content-security-policy', STRANGER).send(bytes);
  });
  app.get<{ Params: { subset: string } }>('/fonts/:subset.woff2', async (request, reply) => {
    const font = readFont(request.params.subset);
    return font === null
      ? reply.code(404).send(notFound)
      : reply
          .type('font/woff2')
          .header('cache-control', 'max-age=3600')
          .send(await font);
  });
  app.get<{ Params: { name: string } }>('/styles/:name.css', async (request, reply) => {
    const css = request.params.name === 'fonts' ? await fontSheet() : await stylesOf(request.params.name);
    return css === null
      ? reply.code(404).send(notFound)
      : reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(css);
  });
}

/** Dot files and folders (`.env`, `.git`, `.data`) are nobody's pictures. */
function isServable(name: string): boolean {
  return !name.split('/').some((part) => part.startsWith('.') && part !== '.' && part !== '..');
}

/** Server-sent events: one message per build. The streams end with the server. */
function liveRoute(
  app: FastifyInstance,
  listeners: Set<(message: LiveMessage) => void>,
  hello: () => LiveMessage,
): void {
  const streams = new Set<ServerResponse>();
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end();
  });
  app.get('/events', (_request, reply) => {
    const stream = reply.hijack().raw;
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    stream.write(': open\n\n');
    const tell = (message: LiveMessage) => stream.write(`data: ${JSON.stringify(message)}\n\n`);
    tell(hello());
    streams.add(stream);
    listeners.add(tell);
    stream.on('close', () => {
      streams.delete(stream);
      listeners.delete(tell);
    });
  });
}

/** Files that a phone shows and no build reads. */
const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|avif|ttf|otf|woff2?|mp4|mp3)$/i;

function matters(build: Build, file: string): boolean {
  if (build.filesRead.has(file) || PICTURE.test(file)) return true;
  const folder = path.dirname(file);
  return (
    /\.(?:txml|tcss|sjs|json|[jt]s)$/.test(file) && [...build.filesRead].some((read) => path.dirname(read) === folder)
  );
}

/** Never two runs at once; what is asked during one is done once after it. A fault of the preview itself is told, and the last build stays. */
function serial(run: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const next = () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    run()
      .catch((error: unknown) =>
        console.error(`the build failed: ${error instanceof Error ? error.message : String(error)}`),
      )
      .finally(() => {
        running = false;
        if (again) {
          again = false;
          next();
        }
      });
  };
  return next;
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
