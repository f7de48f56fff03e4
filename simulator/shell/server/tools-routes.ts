import type { FastifyInstance } from 'fastify';
import type { Build } from './build.ts';
import { excerptOf } from './excerpt.ts';
import { Stacks } from './stacks.ts';

interface LogReport {
  lines: readonly { level: string; text: string }[];
}

const logSchema = {
  type: 'object',
  required: ['lines'],
  properties: {
    lines: {
      type: 'array',
      maxItems: 500,
      items: {
        type: 'object',
        required: ['level', 'text'],
        properties: { level: { type: 'string' }, text: { type: 'string' } },
      },
    },
  },
} as const;

export interface ToolsParts {
  find(id: string): Build | null;
  latest(): Build;
  /** An error of the running app, with places in its sources, for the terminal. */
  onError(text: string): void;
}

/** For the console of phone and workbench: stacks in the app's sources, and excerpts of them. */
export function toolsRoutes(app: FastifyInstance, { find, latest, onError }: ToolsParts): void {
  const stacks = new Stacks(find);
  app.post<{ Body: LogReport }>('/host/log', { schema: { body: logSchema } }, (request) => {
    const lines = request.body.lines.map(({ level, text }) => {
      const translated = stacks.translate(text);
      if (level === 'error') onError(translated);
      return translated;
    });
    return { lines };
  });

  app.get<{ Querystring: { file?: string; line?: string; column?: string } }>('/host/source', (request, reply) => {
    const { file = '', line = '1', column = '0' } = request.query;
    const { tree } = latest().project;
    // Only what a build has read: the app's sources and the modules they use.
    const known = tree.filesRead.has(tree.fileOf(file)) && tree.canonicalOf(tree.fileOf(file)) === file;
    const source = known ? tree.read(file) : null;
    if (source === null)
      return reply.code(404).send({ error: { code: 'NOT_FOUND', message: 'the app has no such source' } });
    return { excerpt: excerptOf(source, Number(line), Number(column), { before: 8, after: 8 }) };
  });
}
