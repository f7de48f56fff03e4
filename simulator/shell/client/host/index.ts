import type { ShellToLogic } from '../../../protocol/shell-messages.ts';
import { activity } from '../activity.ts';
import { HostFailure } from '../failure.ts';
import type { PhoneContext } from '../phone-context.ts';
import { appApis } from './app-apis.ts';
import { cartApis } from './cart-apis.ts';
import { customerApis } from './customer-apis.ts';
import { deviceApis } from './device-apis.ts';
import { dialogApis } from './dialog-apis.ts';
import { isOptions, UNANSWERED, type HostApi } from './host-api.ts';
import { interfaceApis } from './interface-apis.ts';
import { mediaApis } from './media-apis.ts';
import { paymentApis } from './payment-apis.ts';
import { requestApis } from './request-api.ts';
import { socketApis } from './socket-apis.ts';
import { systemApis } from './system-apis.ts';

const APIS: Readonly<Record<string, HostApi>> = {
  ...interfaceApis,
  ...dialogApis,
  ...mediaApis,
  ...deviceApis,
  ...systemApis,
  ...socketApis,
  ...appApis,
  ...customerApis,
  ...cartApis,
  ...paymentApis,
  ...requestApis,
};

/** Performs one host API and sends its `result`. Whatever goes wrong becomes the app's `fail` payload. */
export async function performCall(
  phone: PhoneContext,
  id: number,
  pageId: number,
  name: string,
  given: unknown,
): Promise<void> {
  const answer = (ok: boolean, value: unknown) => {
    const result: ShellToLogic = value === undefined ? ['result', id, ok] : ['result', id, ok, value];
    if (id !== 0) phone.toLogic(result);
  };
  const api = Object.hasOwn(APIS, name) ? APIS[name] : undefined;
  if (!api) {
    phone.note('warn', `my.${name} is not supported by this preview`);
    answer(false, new HostFailure('NotSupported', `my.${name} is not supported by this preview`).payload);
    return;
  }
  try {
    const options = isOptions(given) ? given : {};
    const value = await activity.during(`my.${name}`, () => api({ phone, pageId, options, answer }));
    if (value !== UNANSWERED) answer(true, value);
  } catch (error) {
    // The boundary of host APIs: a HostFailure carries its payload, anything else is a fault of the preview.
    if (!(error instanceof HostFailure)) phone.note('error', `my.${name} failed in the preview: ${String(error)}`);
    const failure =
      error instanceof HostFailure
        ? error
        : new HostFailure('Error', error instanceof Error ? error.message : String(error));
    answer(false, failure.payload);
  }
}
