import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const simulator = fileURLToPath(new URL('../../', import.meta.url));

/** The scripts of our own pages. `expression` is shared: app bundles import the same instance of it. */
const ENTRIES = {
  phone: 'shell/client/phone.ts',
  workbench: 'shell/client/workbench/main.tsx',
  worker: 'logic/worker.ts',
  frame: 'view/frame.ts',
  expression: 'protocol/expression.ts',
} as const;

/** Where the app's bundles find the helpers that generated template code imports. */
export const EXPRESSION_URL = '/client/expression.js';

/** Bundles the simulator's own browser side, in memory: file name to text. */
export async function bundleClient(): Promise<ReadonlyMap<string, string>> {
  const bundle = await rolldown({
    cwd: simulator,
    input: { ...ENTRIES },
    platform: 'browser',
    preserveEntrySignatures: 'strict',
    transform: {
      target: 'chrome120',
      jsx: { runtime: 'automatic', importSource: 'preact' },
      define: { 'process.env.NODE_ENV': '"production"' },
    },
    logLevel: 'silent',
  });
  try {
    const { output } = await bundle.generate({
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'shared-[hash].js',
    });
    const files = new Map<string, string>();
    for (const file of output) {
      if (file.type === 'chunk') files.set(file.fileName, file.code);
      else files.set(file.fileName, file.source.toString());
    }
    return files;
  } finally {
    await bundle.close();
  }
}
