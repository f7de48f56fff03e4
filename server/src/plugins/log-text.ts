/** What every line of the logger holds; the rest is said as `name=value`. */
interface Line {
  level: string;
  time: string;
  msg?: string;
  reqId?: string;
  err?: { stack?: string; message?: string };
  [name: string]: unknown;
}

export function isLine(text: string): boolean {
  return text.startsWith('{');
}

/** A line of JSON for a person: `10:20:30 warn  creating a Tiki order failed attemptId=a1`, an error's stack below it. */
export function toText(json: string): string {
  const { level, time, msg = '', err, ...rest } = JSON.parse(json) as Line;
  const values = Object.entries(rest).map(
    ([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const stack = err ? `\n  ${(err.stack ?? err.message ?? '').replaceAll('\n', '\n  ')}` : '';
  return `${time.slice(11, 19)} ${level.padEnd(5)} ${msg}${values.join('')}${stack}\n`;
}
