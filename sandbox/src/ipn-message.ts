import { CLIENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../tiki-api/envelope.ts';
import type { TikiNotification, TikiOrder } from '../../tiki-api/order.ts';
import { otherEnvironment } from './apps.ts';
import { toVietnamTime } from './clock.ts';
import type { Ids } from './ids.ts';
import type { IpnFaultKind } from './fault-kinds.ts';
import type { AppEnvironment, AppRecord, EnvironmentName } from './records.ts';
import { sign } from './signature.ts';

/** A notification as it travels: the bytes are made once and signed as they are. */
export function toBody(
  message: { order: TikiOrder; messageId: string; at: number },
  options: { pretty?: boolean } = {},
): string {
  const notification: TikiNotification = {
    order: message.order,
    message_id: message.messageId,
    message_type: 'notification',
    message_created_at: toVietnamTime(message.at),
  };
  return options.pretty ? `${JSON.stringify(notification, null, 2)}\n` : JSON.stringify(notification);
}

/** Whose keys sign it: the app's own ones, unless a fault says otherwise. */
export function signerOf(options: {
  app: AppRecord;
  environment: EnvironmentName;
  fault: IpnFaultKind | '';
  apps: AppRecord[];
}): AppEnvironment {
  const { app, environment, fault, apps } = options;
  if (fault === 'other_environment_key') return app[otherEnvironment(environment)];
  if (fault !== 'foreign_key') return app[environment];
  const stranger = apps.find(({ identifier }) => identifier !== app.identifier) ?? app;
  return stranger[environment];
}

/** Timestamp and signature of one sending; `wrong_signature` signs with a secret that nobody has. */
export function signBody(
  keys: AppEnvironment,
  body: string,
  options: { timestamp: string; fault: IpnFaultKind | ''; ids: Ids },
) {
  const { timestamp, fault, ids } = options;
  const secret = fault === 'wrong_signature' ? ids.token() : keys.clientSecret;
  return { timestamp, signature: sign(secret, { timestamp, clientKey: keys.clientKey, subject: body }) };
}

export function toHeaders(clientKey: string, signed: { timestamp: string; signature: string }): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    [CLIENT_ID_HEADER]: clientKey,
    [TIMESTAMP_HEADER]: signed.timestamp,
    [SIGNATURE_HEADER]: signed.signature,
  };
}
