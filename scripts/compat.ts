import { USAGE } from './compat/options.ts';

/** `npm run compat -- DIR...`: opens every page of every app in the preview and writes docs/compatibility.md. */
if (process.argv.length === 2) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const { compat } = await import('./compat/run.ts');
  process.exitCode = await compat(process.argv.slice(2));
}
