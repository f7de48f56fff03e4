import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';

import { findApp } from './apps.ts';
import { toAppView } from './console-view.ts';
import { SandboxError } from './errors.ts';
import { PRODUCT_STATUSES } from './products.ts';
import type { AppRecord } from './records.ts';
import type { Sandbox } from './sandbox.ts';
import { SHIPMENT_STATUSES } from './shipping.ts';

/** Empty switches it off, as at Tiki. */
const Url = Type.Optional(Type.String({ maxLength: 2_000 }));

/** What a partner sets in Tiki's own console, and what Tiki's reviewers and carriers do. */
export function setupRoutes(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  const { state, products, shipping } = sandbox;

  function appOf(identifier: string): AppRecord {
    const app = findApp(state, identifier);
    if (!app) throw new SandboxError('app_unknown', identifier);
    return app;
  }

  return async (scope) => {
    const App = Type.Object({
      ipnUrl: Url,
      productionIpnUrl: Url,
      shippingUrl: Url,
      orderAmountLimit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1e12 })),
      sellerLinked: Type.Optional(Type.Boolean()),
    });
    const AppParams = Type.Object({ identifier: Type.String() });
    scope.post('/apps/:identifier', { schema: { params: AppParams, body: App } }, async ({ params, body }) => {
      const app = appOf(params.identifier);
      for (const url of [body.ipnUrl, body.productionIpnUrl, body.shippingUrl]) checkUrl(url);
      app.sandbox.ipnUrl = body.ipnUrl ?? app.sandbox.ipnUrl;
      app.production.ipnUrl = body.productionIpnUrl ?? app.production.ipnUrl;
      app.shippingUrl = body.shippingUrl ?? app.shippingUrl;
      app.orderAmountLimit = body.orderAmountLimit ?? app.orderAmountLimit;
      app.sellerLinked = body.sellerLinked ?? app.sellerLinked;
      state.saveSettings();
      return toAppView(app);
    });

    const Product = Type.Object({
      appIdentifier: Type.String(),
      sku: Type.String(),
      name: Type.String(),
      price: Type.Integer({ minimum: 1, maximum: 1e12 }),
      imageUrl: Type.Optional(Type.String()),
    });
    scope.post('/products', { schema: { body: Product } }, async ({ body }) => {
      const { appIdentifier, imageUrl = '', ...rest } = body;
      return products.create(appOf(appIdentifier), { ...rest, imageUrl });
    });
    const Status = Type.Object({ status: Type.Enum(PRODUCT_STATUSES) });
    const SkuParams = Type.Object({ sku: Type.String() });
    scope.post('/products/:sku', { schema: { params: SkuParams, body: Status } }, async ({ params, body }) =>
      products.setStatus(params.sku, body.status),
    );

    const Shipped = Type.Object({ status: Type.Enum(SHIPMENT_STATUSES) });
    const ShipmentParams = Type.Object({ trackingId: Type.String() });
    scope.post('/shipments/:trackingId', { schema: { params: ShipmentParams, body: Shipped } }, async (request) => {
      const shipment = state.shipments.get(request.params.trackingId);
      if (!shipment) throw new SandboxError('shipment_not_found');
      shipping.setStatus(shipment, request.body.status);
      return shipment;
    });
  };
}

function checkUrl(url: string | undefined): void {
  if (!url) return;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new SandboxError('invalid_parameters', `no URL: ${url}`);
}
