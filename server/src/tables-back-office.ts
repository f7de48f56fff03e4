import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely';

/** Stored as jsonb: written as JSON text, read as the value. */
type Json<Value> = ColumnType<Value, string, string>;

/** `percent` of the goods, or `fixed` đồng off them; never more than the goods cost. */
interface CouponTable {
  /** Upper case letters, digits and hyphens. */
  code: string;
  kind: 'percent' | 'fixed';
  value: number;
  max_discount: number | null;
  /** Of the goods, without delivery. */
  minimum: number;
  starts_at: Date | null;
  ends_at: Date | null;
  per_customer: number | null;
  uses_limit: number | null;
  used: Generated<number>;
  active: Generated<boolean>;
}

export const EFFECTS = ['deliver', 'complete', 'cancel'] as const;
export type EffectKind = (typeof EFFECTS)[number];

interface OutboxTable {
  id: GeneratedAlways<number>;
  kind: EffectKind;
  order_id: string;
  attempt_id: string;
  /** Shown at Tiki beside what was done. */
  comment: string;
  tries: Generated<number>;
  last_error: Generated<string>;
  created_at: Date;
  /** When it is tried next; null when it is done. */
  due_at: Date | null;
}

/** Every kind of trouble a person is told of (docs/operations.md says what to do about each). */
export const ALARMS = [
  'total_mismatch',
  'unproven_payment',
  'paid_twice',
  'late_payment',
  'contradiction',
  'orphan_message',
  'message_age',
  'foreign_key',
  'ipn_missing',
  'effect_failing',
  'attempt_unclear',
  'not_completed',
  'reconciliation',
  'clock_skew',
] as const;
export type AlarmKind = (typeof ALARMS)[number];

interface AlarmTable {
  id: GeneratedAlways<number>;
  kind: AlarmKind;
  order_id: string | null;
  detail: string;
  created_at: Date;
  resolved_at: Date | null;
}

/** What one day's comparison with Tiki found about one order. */
export interface Difference {
  orderNo: string;
  referenceId: string;
  kind: 'paid_not_completed' | 'completed_not_paid' | 'amount' | 'reference' | 'status';
  ours: string;
  theirs: string;
}

interface ReportTable {
  /** `YYYY-MM-DD` in Vietnam. */
  day: string;
  checked: number;
  /** Orders of which Tiki said nothing: no news, no difference. */
  silent: number;
  differences: Json<Difference[]>;
  csv: string;
  created_at: Date;
}

interface AdminLogTable {
  id: GeneratedAlways<number>;
  at: Date;
  who: string;
  action: string;
  target: string;
  why: string;
}

/** The tables of migration 002. */
export interface BackOfficeTables {
  coupons: CouponTable;
  coupon_uses: { order_id: string; code: string; customer_id: string };
  used_codes: { code_hash: string; used_at: Date };
  outbox: OutboxTable;
  alarms: AlarmTable;
  jobs: { name: string; due_at: Date };
  reconciliation_reports: ReportTable;
  admin_log: AdminLogTable;
}

export type CouponRow = Selectable<CouponTable>;
export type OutboxRow = Selectable<OutboxTable>;
export type AlarmRow = Selectable<AlarmTable>;
export type ReportRow = Selectable<ReportTable>;
export type AdminLogRow = Selectable<AdminLogTable>;
