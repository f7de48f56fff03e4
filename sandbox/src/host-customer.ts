import type { FastifyRequest } from 'fastify';

import { SandboxError } from './errors.ts';
import type { Sandbox } from './sandbox.ts';
import type { Customer } from './seed.ts';

/** The customer whose fake Tiki user token the request carries. @throws SandboxError user_token */
export function customerOf(sandbox: Sandbox, request: FastifyRequest): Customer {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  const customer = sandbox.customers.find(({ customerId }) => sandbox.state.settings.userTokens[customerId] === token);
  if (token === undefined || !customer) throw new SandboxError('user_token');
  return customer;
}
