import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { StartupError } from '../../simulator/shell/server/startup-error.ts';
import { ROOT } from '../paths.ts';
import { checkApp } from './index.ts';
import { formatReport } from './report.ts';

/** Where the command writes, and where the person stands who typed it. */
export interface Terminal {
  print: (text: string) => void;
  complain: (text: string) => void;
  folder: string;
  colours: boolean;
}

const USAGE = 'use: npm run check [-- DIR] [--json] [--all] [--strict]';
const OPTIONS = ['--json', '--all', '--strict'];
/** How many findings of one code are shown before the rest are only counted. */
const SHOWN = 8;

/** Runs the check and returns the exit code: 0 no error (with --strict: no finding), 1 findings, 2 misuse. */
export function runCheck(args: readonly string[], { print, complain, folder: here, colours }: Terminal): number {
  const misuse = (text: string): number => {
    complain(text);
    return 2;
  };
  const options = new Set(args.filter((arg) => arg.startsWith('-')));
  const folders = args.filter((arg) => !arg.startsWith('-'));
  const wrong = [...options].find((option) => !OPTIONS.includes(option));
  if (wrong !== undefined) return misuse(`there is no option ${wrong}; ${USAGE}`);
  if (folders.length > 1) return misuse(`one folder at a time; ${USAGE}`);
  const folder = folders[0] === undefined ? ROOT : resolve(here, folders[0]);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return misuse(`${folder} is no folder`);
  try {
    const result = checkApp(folder);
    const { findings, sizes } = result;
    if (options.has('--json')) print(JSON.stringify({ findings, sizes }, null, 2));
    else print(formatReport(result, { colours, perCode: options.has('--all') ? Infinity : SHOWN }));
    return findings.some(({ severity }) => severity === 'error' || options.has('--strict')) ? 1 : 0;
  } catch (error) {
    if (error instanceof StartupError) return misuse(`${error.message}; name the folder that holds a Tini App`);
    throw error;
  }
}
