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

/** Names of files that hold their own hash begin so. */
export const HASHED = 'shared-';

/** Where the app's bundles find the helpers that generated template code imports. */
export const EXPRESSION_URL = '/client/expression.js';

/** The simulator's own browser side. */
export interface ClientBundle {
  /** File name to text. */
  files: ReadonlyMap<string, string>;
  /** URLs of what an entry imports, for its page to load all at once. */
  importsOf(entry: keyof typeof ENTRIES): readonly string[];
}

let bundled: Promise<ClientBundle> | null = null;

/** Bundled once in a process, in memory. */
export function bundleClient(): Promise<ClientBundle> {
  bundled ??= makeBundle();
  return bundled;
}

async function makeBundle(): Promise<ClientBundle> {
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
      chunkFileNames: `${HASHED}[hash].js`,
    });
    const files = new Map<string, string>();
    const imports = new Map<string, readonly string[]>();
    for (const file of output) {
      if (file.type === 'chunk') imports.set(file.fileName, file.imports);
      files.set(file.fileName, file.type === 'chunk' ? file.code : file.source.toString());
    }
    return { files, importsOf: (entry) => (imports.get(`${entry}.js`) ?? []).map((file) => `/client/${file}`) };
  } finally {
    await bundle.close();
  }
}
