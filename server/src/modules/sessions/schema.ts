import { Type, type Static } from 'typebox';
import type { SessionRequest as Request, SessionView as View } from '../../../../contract/sessions.ts';
import { proof, text, type Same } from '../../schema-kit.ts';

export const SessionRequest = Type.Object({ authCode: text(4_096, 1) });

export const SessionView = Type.Object({
  token: Type.String(),
  customerId: Type.String(),
  customerName: Type.String(),
  expiresAt: Type.String(),
});

proof<Same<Static<typeof SessionRequest>, Request>>();
proof<Same<Static<typeof SessionView>, View>>();
