/** Lines of `name: value` (custom properties without their dashes) as declarations. */
export function declare(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');
}

/** A token's colour at a part of its opacity. */
export function alpha(token: string, percent: number): string {
  return `color-mix(in srgb, var(--${token}) ${percent}%, transparent)`;
}
