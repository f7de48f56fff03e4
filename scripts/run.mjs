// The one entry behind every npm script. Plain JavaScript, so that an old Node can read it and say what is missing.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const COMMANDS = {
  start: './start.ts',
  preview: '../simulator/shell/server/cli.ts',
  server: '../server/src/server.ts',
  sandbox: '../sandbox/src/server.ts',
  build: './build.ts',
  check: './check.ts',
  test: './test.ts',
  bench: './bench.ts',
  soak: './soak.ts',
  images: './images.ts',
  screenshots: './screenshots.ts',
  compat: './compat.ts',
};

const [major, minor] = process.versions.node.split('.').map(Number);
const name = process.argv[2] ?? '';
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Node ${process.versions.node} is too old: npm brings Node 24 for Linux, macOS and Windows on common processors; on this machine install Node 22.18 or newer.`,
  );
  process.exit(1);
}
if (!Object.hasOwn(COMMANDS, name)) {
  console.error(`no command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}`);
  process.exit(1);
}
// What was compiled once, TypeScript stripped, is read the next time, by every process started from here, too.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url));
module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
process.argv.splice(2, 1);
try {
  await import(COMMANDS[name]);
} catch (error) {
  // Boundary: an option that a command does not have is the user's mistake, not a defect.
  if (!String(error?.code).startsWith('ERR_PARSE_ARGS')) throw error;
  console.error(`npm run ${name}: ${error.message.split('. ')[0]}`);
  process.exitCode = 2;
}
