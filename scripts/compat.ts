import { compat } from './compat/run.ts';

/** `npm run compat -- DIR...`: opens every page of every app in the preview and writes docs/compatibility.md. */
process.exitCode = await compat(process.argv.slice(2));
