import { type Html, t } from './html.ts';
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
export function age(at: Date, now: number): Html {
  const minutes = Math.max(0, Math.floor((now - at.getTime()) / 60_000));
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24];
  if (days > 0 && (hours === 0 || days >= 10)) return t(`${days} d`, `${days} ngày`);
  if (days > 0) return t(`${days} d ${hours} h`, `${days} ngày ${hours} giờ`);
  if (hours > 0) return t(`${hours} h ${minutes % 60} min`, `${hours} giờ ${minutes % 60} phút`);
  return minutes > 0 ? t(`${minutes} min`, `${minutes} phút`) : t('now', 'vừa xong');
}
