import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';

import { errorHandler } from './error-reply.ts';
import { SandboxError } from './errors.ts';
import type { Sandbox } from './sandbox.ts';

const Id = Type.String({ pattern: '^\\d{1,10}$' });

/** What Tiki answers unsigned: the address directory (tiki-platform.md section 9) and the User Open API (section 1.9). */
export function publicRoutes(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  const { directory, oauth } = sandbox;
  const regions = '/directory/v1/countries/VN/regions';
  return async (scope) => {
    scope.setErrorHandler(errorHandler(sandbox, true));
    scope.get(regions, async () => ({ data: directory.regions() }));
    const Region = { schema: { params: Type.Object({ region: Id }) } };
    scope.get(`${regions}/:region/districts`, Region, async ({ params }) => ({
      data: directory.districts(params.region),
    }));
    const District = { schema: { params: Type.Object({ region: Id, district: Id }) } };
    scope.get(`${regions}/:region/districts/:district/wards`, District, async ({ params }) => ({
      data: directory.wards(params.region, params.district),
    }));

    /** The body is undocumented; ours is the profile as the host shows it [C]. */
    scope.get('/ecom/v1/customers/profile', async (request) => {
      const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (token === undefined) throw new SandboxError('invalid_access_token');
      const { customerId, name, phone, email } = oauth.profile(token);
      return { data: { id: customerId, name, phone, email } };
    });
  };
}
