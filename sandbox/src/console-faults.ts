import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';

import { findApp } from './apps.ts';
import { toDeliveryView } from './console-view.ts';
import { SandboxError } from './errors.ts';
import { FAULT_MEANINGS } from './faults.ts';
import { armIpnFault } from './ipn-faults.ts';
import { FAULT_KINDS, IPN_FAULTS } from './fault-kinds.ts';
import type { Sandbox } from './sandbox.ts';
import { listSwitches, SWITCH_NAMES } from './switches.ts';

const Count = Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 }));
const Milliseconds = Type.Optional(Type.Integer({ minimum: 0, maximum: 7 * 86_400_000 }));

/** The console's switches and faults. */
export function faultRoutes(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  const { state, ipn, orders } = sandbox;
  const { settings } = state;
  return async (scope) => {
    scope.get('/switches', async () => ({ items: listSwitches(settings.switches) }));
    const Switches = Type.Partial(Type.Object(Object.fromEntries(SWITCH_NAMES.map((name) => [name, Type.Boolean()]))), {
      additionalProperties: false,
    });
    scope.post('/switches', { schema: { body: Switches } }, async (request) => {
      Object.assign(settings.switches, request.body);
      state.saveSettings();
      sandbox.timers.watchAll(); // two of them set timers
      return settings.switches;
    });

    scope.get('/faults', async () => ({
      items: settings.faults,
      kinds: FAULT_MEANINGS,
      endpoints: ['*', ...sandbox.endpoints].sort(),
    }));
    const Fault = Type.Object({
      endpoint: Type.String(),
      kind: Type.Enum(FAULT_KINDS),
      count: Count,
      status: Type.Optional(Type.Integer({ minimum: 400, maximum: 599 })),
      delayMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 120_000 })),
    });
    scope.post('/faults', { schema: { body: Fault } }, async (request) => {
      const { endpoint, kind, count = 1, status = 500, delayMs = 1_000 } = request.body;
      if (endpoint !== '*' && !sandbox.endpoints.has(endpoint)) {
        throw new SandboxError('invalid_parameters', `no endpoint ${endpoint}; GET /_console/faults lists them`);
      }
      settings.faults.push({ endpoint, kind, count, status, delayMs });
      state.saveSettings();
      return { items: settings.faults };
    });
    scope.post('/faults/clear', async () => {
      settings.faults = [];
      state.saveSettings();
      return { items: [] };
    });

    scope.get('/ipn-faults', async () => ({ items: settings.ipnFaults, kinds: IPN_FAULTS }));
    const IpnFault = Type.Object({
      kind: Type.Enum(IPN_FAULTS),
      count: Count,
      delayMs: Milliseconds,
      times: Type.Optional(Type.Integer({ minimum: 1, maximum: 8 })),
    });
    scope.post('/ipn-faults', { schema: { body: IpnFault } }, async (request) => {
      const { kind, count = 1, delayMs = 60_000, times = 1 } = request.body;
      armIpnFault(state, { kind, count, delayMs, times });
      return { items: settings.ipnFaults };
    });
    scope.post('/ipn-faults/clear', async () => {
      settings.ipnFaults = [];
      state.saveSettings();
      return { items: [] };
    });

    const Resend = Type.Object({ fault: Type.Optional(Type.Enum(IPN_FAULTS)) });
    const DeliveryParams = Type.Object({ messageId: Type.String() });
    scope.post(
      '/deliveries/:messageId/resend',
      { schema: { params: DeliveryParams, body: Resend } },
      async ({ params, body }) => {
        const delivery = state.deliveries.get(params.messageId);
        if (!delivery) throw new SandboxError('delivery_not_found');
        ipn.resend(delivery, body.fault ?? '');
        return toDeliveryView(delivery);
      },
    );

    const Forged = Type.Object({
      orderId: Type.String(),
      appIdentifier: Type.Optional(Type.String()),
      status: Type.Optional(Type.String()),
      grandTotal: Type.Optional(Type.Integer()),
      referenceId: Type.Optional(Type.String()),
      as: Type.Optional(Type.Enum(['genuine', ...IPN_FAULTS] as const)),
    });
    scope.post('/forge-ipn', { schema: { body: Forged } }, async ({ body }) => {
      const { orderId, appIdentifier, status = 'online_paid', grandTotal, referenceId, as = 'wrong_signature' } = body;
      const known = state.orders.get(orderId);
      const app = findApp(state, known?.appIdentifier ?? appIdentifier ?? settings.apps[0]?.identifier ?? '');
      if (!app) throw new SandboxError('app_unknown');
      const environment = known?.environment ?? 'sandbox';
      if (app[environment].ipnUrl === '') throw new SandboxError('no_ipn_url');
      const base = known ? orders.toTiki(known) : { extra: '', tiki_order_id: '', tiki_order_code: '' };
      const order = {
        ...base,
        id: orderId,
        status,
        grand_total: grandTotal ?? known?.grandTotal ?? 0,
        reference_id: referenceId ?? known?.referenceId ?? '',
      };
      const delivery = ipn.forge({ appIdentifier: app.identifier, environment }, order, as === 'genuine' ? '' : as);
      return toDeliveryView(delivery);
    });
  };
}
