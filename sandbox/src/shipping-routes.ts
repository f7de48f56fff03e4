import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';

import { SandboxError } from './errors.ts';
import { AskQuotes, CreateShipment, RequiredText } from './platform-schemas.ts';
import type { Shipment } from './records.ts';
import type { Sandbox } from './sandbox.ts';
import { SHIPMENT_STATUSES } from './shipping.ts';

const ByTrackingId = Type.Object({ tracking_id: RequiredText });

const toView = ({ trackingId, status, partnerCode, serviceCode, fee }: Shipment) => ({
  tracking_id: trackingId,
  status,
  quote: { fee: { amount: fee, unit_code: 'VND' }, partner_code: partnerCode, service: { code: serviceCode } },
  driver: { name: '', phone: '', license_plate: '', photo_url: '' },
});

/** Tiki's shipping API (tiki-platform.md section 9); signed like everything in its scope, the DELETE over its body. */
export function shippingRoutes(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  const { shipping } = sandbox;

  return async (scope) => {
    scope.post('/shipping/quotes', { schema: { body: AskQuotes } }, async (request) => ({
      data: { quotes: shipping.quotes(request.body.items) },
    }));
    scope.post('/shipping/shipments', { schema: { body: CreateShipment } }, async ({ caller, body }) => {
      const { order_id: orderId, partner_code: partner, service_code: service, items } = body;
      const { shipment, quote } = shipping.create(caller, { orderId, partner, service, items });
      return { data: { ...toView(shipment), quote } };
    });
    scope.get('/shipping/shipments', { schema: { querystring: ByTrackingId } }, async ({ caller, query }) => ({
      data: toView(shipping.find(caller, query.tracking_id)),
    }));
    scope.delete('/shipping/shipments', { schema: { body: ByTrackingId } }, async ({ caller, body }) => {
      shipping.setStatus(shipping.find(caller, body.tracking_id), 'canceled');
      return { data: { status: 'ok' } };
    });

    const Status = Type.Enum(SHIPMENT_STATUSES);
    const SetStatus = Type.Object({ tracking_id: RequiredText, status: Status });
    scope.post('/shipping/shipment_status', { schema: { body: SetStatus } }, async ({ caller, body }) => {
      if (caller.environment !== 'sandbox') throw new SandboxError('sandbox_only');
      shipping.setStatus(shipping.find(caller, body.tracking_id), body.status);
      return { data: { status: 'ok' } };
    });
  };
}
