import { CLIENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../tiki-api/envelope.ts';
import { type Caller, findApp, keysOf } from './apps.ts';
import type { Clock } from './clock.ts';
import { SandboxError } from './errors.ts';
import type { Ids } from './ids.ts';
import type { Post } from './outbox.ts';
import type { Shipment } from './records.ts';
import { sign } from './signature.ts';
import type { State } from './state.ts';

/** Statuses that Tiki's text names; the full flow is a picture nobody has. The last three end a shipment [C]. */
export const SHIPMENT_STATUSES = [
  'allocating',
  'picking',
  'delivering',
  'completed',
  'canceled',
  'failed_shipment',
] as const;
const FINAL: readonly string[] = ['completed', 'canceled', 'failed_shipment'];

/** Two made-up carriers: a base fee and a fee per started half kilogram, in đồng [C]. */
const SERVICES = [
  { partner: 'TIKI_NOW', code: 'standard', name: 'Giao tiêu chuẩn', base: 15_000, perHalfKg: 3_000, hours: 72 },
  { partner: 'TIKI_NOW', code: 'express', name: 'Giao nhanh', base: 30_000, perHalfKg: 5_000, hours: 24 },
];

const hoursAfter = (ms: number, hours: number): string => new Date(ms + hours * 3_600_000).toISOString();

export interface Parcel {
  /** Grams. */
  weight: number;
  quantity: number;
}

export type Shipping = ReturnType<typeof createShipping>;

/** Shipping quotes, shipments and their webhook (tiki-platform.md section 9), thin: no real carrier stands behind. */
export function createShipping(deps: { state: State; clock: Clock; ids: Ids; post: Post }) {
  const { state, clock, ids, post } = deps;

  function quotes(parcels: Parcel[]) {
    const grams = parcels.reduce((sum, { weight, quantity }) => sum + weight * quantity, 0);
    return SERVICES.map(({ partner, code, name, base, perHalfKg, hours }) => ({
      estimated_timeline: { pickup: hoursAfter(clock.now(), 2), dropoff: hoursAfter(clock.now(), hours) },
      fee: { amount: base + Math.ceil(grams / 500) * perHalfKg, unit_code: 'VND' },
      partner_code: partner,
      service: { name, code },
    }));
  }

  function find({ app, environment }: Caller, trackingId: string): Shipment {
    const shipment = state.shipments.get(trackingId);
    if (shipment?.appIdentifier !== app.identifier || shipment.environment !== environment) {
      throw new SandboxError('shipment_not_found');
    }
    return shipment;
  }

  function setStatus(shipment: Shipment, status: string): void {
    if (FINAL.includes(shipment.status)) throw new SandboxError('shipment_final', `it is ${shipment.status}`);
    shipment.status = status;
    state.shipments.set(shipment.trackingId, shipment);
    void tell(shipment);
  }

  /** The webhook: once, for no resend is documented. What came of it is kept with the shipment. */
  async function tell(shipment: Shipment): Promise<void> {
    const app = findApp(state, shipment.appIdentifier);
    if (!app?.shippingUrl) return;
    const { trackingId, orderId, partnerCode, serviceCode, fee, status } = shipment;
    const at = clock.now();
    const body = JSON.stringify({
      tracking_id: trackingId,
      client_order_id: orderId,
      timestamp: at,
      partner_code: partnerCode,
      service_code: serviceCode,
      shipping_fee: fee,
      status,
      reason_code: status === 'canceled' ? 'no_longer_needed' : 'undefined',
      driver: { name: '', phone: '', license_plate: '', photo_url: '', current_coordinates: null },
    });
    const { clientKey, clientSecret } = keysOf({ app, environment: shipment.environment });
    const timestamp = String(at);
    const headers = {
      'Content-Type': 'application/json',
      [CLIENT_ID_HEADER]: clientKey,
      [TIMESTAMP_HEADER]: timestamp,
      [SIGNATURE_HEADER]: sign(clientSecret, { timestamp, clientKey, subject: body }),
    };
    const httpStatus = await post(app.shippingUrl, { headers, body, signal: AbortSignal.timeout(15_000) }).catch(
      () => null, // Boundary: an unreachable partner is a result like another, shown at the console.
    );
    shipment.webhooks.push({ at, status, httpStatus });
    state.shipments.set(trackingId, shipment);
  }

  return {
    quotes,
    find,
    /** @throws SandboxError shipment_final */
    setStatus,
    /** @throws SandboxError invalid_parameters for a service that is not offered */
    create(
      { app, environment }: Caller,
      wanted: { orderId: string; partner: string; service: string; items: Parcel[] },
    ) {
      const { orderId, partner, service, items } = wanted;
      const quote = quotes(items).find((one) => one.partner_code === partner && one.service.code === service);
      if (!quote) throw new SandboxError('invalid_parameters', 'no such service');
      const shipment: Shipment = {
        trackingId: `TKN${ids.digits(12)}`,
        appIdentifier: app.identifier,
        environment,
        orderId,
        status: 'allocating',
        partnerCode: partner,
        serviceCode: service,
        fee: quote.fee.amount,
        createdAt: clock.now(),
        webhooks: [],
      };
      state.shipments.set(shipment.trackingId, shipment);
      void tell(shipment);
      return { shipment, quote };
    },
  };
}
