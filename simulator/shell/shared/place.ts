import type { BuildMessage } from './phone-config.ts';

/** `file:line:column` of a compile message; the file alone where it is about the whole of it. */
export function placeOf({ file, line, column }: BuildMessage): string {
  return line > 0 ? `${file}:${line}:${column}` : file;
}
