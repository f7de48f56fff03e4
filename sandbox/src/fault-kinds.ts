/** What can be done to one notification (tiki-platform.md section 5, stand-in IPN sender). */
export const IPN_FAULTS = [
  'duplicate',
  'reorder',
  'drop',
  'delay',
  'wrong_signature',
  'wrong_amount',
  'foreign_key',
  'other_environment_key',
  'pretty',
  'frozen_headers',
] as const;
export type IpnFaultKind = (typeof IPN_FAULTS)[number];

/** A fault for the next `count` notifications. */
export interface IpnFault {
  kind: IpnFaultKind;
  count: number;
  /** `delay`: how long on the virtual clock. */
  delayMs: number;
  /** `drop`: how many attempts of the message are lost. */
  times: number;
}

/** What an endpoint does instead of answering properly; see faults.ts. */
export const FAULT_KINDS = [
  'status',
  'status_after',
  'slow',
  'timeout_before',
  'timeout_after',
  'reset_before',
  'reset_after',
  'garbage',
  'wrong_total',
  'paid_before_reply',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Armed for the next `count` requests to an endpoint such as `POST /order`, or `*` for any. */
export interface EndpointFault {
  endpoint: string;
  kind: FaultKind;
  count: number;
  status: number;
  delayMs: number;
}
