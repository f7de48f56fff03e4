/** Whole đồng as Tiki writes it: `1.234.000 ₫`. */
export function formatDong(amount: number): string {
  const digits = String(Math.abs(Math.trunc(amount)));
  return `${amount < 0 ? '-' : ''}${digits.replace(/\B(?=(?:\d{3})+$)/g, '.')} ₫`;
}
