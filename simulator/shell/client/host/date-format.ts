/** The types of native inputs that stand for the three formats of `my.datePicker`. */
export type DateParts = 'date' | 'datetime-local' | 'time';

const TOKENS = ['yyyy', 'MM', 'dd', 'HH', 'mm'] as const;

/** `25-12-2026` in a format of dd, MM, yyyy, HH, mm as a native input's value; '' when it is no such text. */
export function parseDate(written: string, format: string): string {
  const found = read(written, format);
  if (found === null) return '';
  const date = [found['yyyy'], found['MM'], found['dd']];
  const day = date.every(Boolean) ? date.join('-') : '';
  const time = found['HH'] === undefined ? '' : `${found['HH']}:${found['mm'] ?? '00'}`;
  return [day, time].filter(Boolean).join('T');
}

/** A native input's value in the format. */
export function formatDate(value: string, format: string): string {
  const [first = '', second = ''] = value.includes('T')
    ? value.split('T')
    : value.includes(':')
      ? ['', value]
      : [value];
  const [yyyy = '', MM = '', dd = ''] = first.split('-');
  const [HH = '', mm = ''] = second.split(':');
  const values: Record<(typeof TOKENS)[number], string> = { yyyy, MM, dd, HH, mm };
  return format.replace(/yyyy|MM|dd|HH|mm/g, (token) => values[token as keyof typeof values]);
}

function read(written: string, format: string): Record<string, string> | null {
  const order: string[] = [];
  const pattern = format.replace(/yyyy|MM|dd|HH|mm/g, (token) => {
    order.push(token);
    return token === 'yyyy' ? '(\\d{4})' : '(\\d{2})';
  });
  const match = new RegExp(`^${pattern}$`).exec(written);
  return match && Object.fromEntries(order.map((token, index) => [token, match[index + 1] ?? '']));
}
