import { runCheck } from './check/cli.ts';

/** `npm run check [-- DIR] [--json] [--all] [--strict]`: the platform's rules for a Tini App folder (docs/check.md). */

process.exitCode = runCheck(process.argv.slice(2), {
  print: (text) => console.log(text),
  complain: (text) => console.error(text),
  // npm runs its scripts in the repository; INIT_CWD is where it was typed.
  folder: process.env['INIT_CWD'] ?? process.cwd(),
  colours: process.stdout.isTTY && !process.env['NO_COLOR'],
});
