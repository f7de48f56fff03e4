/** Red, green, blue of `#rgb` or `#rrggbb`; null for anything else, `transparent` included. */
function channels(color: string): [number, number, number] | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(color.trim());
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})(?:[\da-f]{2})?$/i.exec(color.trim());
  const parts = short ? short.slice(1).map((digit) => digit + digit) : long?.slice(1);
  if (!parts) return null;
  const [red = 0, green = 0, blue = 0] = parts.map((part) => Number.parseInt(part, 16));
  return [red, green, blue];
}

/** The colour of title and icons on a bar: white when its perceived brightness is at most 144 (tini-framework.md section 1.3). */
export function titleColorOn(barColor: string, theme: unknown): string {
  if (theme === 'reverse') return '#FFFFFF';
  const parts = channels(barColor);
  if (theme === 'default' || !parts) return '#27272A';
  const [red, green, blue] = parts;
  return Math.sqrt(0.299 * red * red + 0.587 * green * green + 0.114 * blue * blue) <= 144 ? '#FFFFFF' : '#27272A';
}

/** The colour with an alpha from 0 to 1. */
export function withAlpha(color: string, alpha: number): string {
  const parts = channels(color);
  return parts ? `rgba(${parts.join(', ')}, ${alpha})` : color;
}
