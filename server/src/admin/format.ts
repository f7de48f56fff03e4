import { formatVnd, toVnd } from '../../../contract/vnd.ts';

const VIETNAM_MS = 7 * 3_600_000;

/** `2026-03-01 10:00` in Vietnam, which has no summer time. */
export function time(at: Date): string {
  return new Date(at.getTime() + VIETNAM_MS).toISOString().slice(0, 16).replace('T', ' ');
}

export function money(amount: number): string {
  return amount < 0 ? `-${formatVnd(toVnd(-amount))}` : formatVnd(toVnd(amount));
}

/** `3 h 12 min`: the two largest units. */
export function age(at: Date, now: number): string {
  const minutes = Math.max(0, Math.floor((now - at.getTime()) / 60_000));
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  if (days > 0) return hours > 0 && days < 10 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return `${hours} h ${minutes % 60} min`;
  return minutes > 0 ? `${minutes} min` : 'now';
}
