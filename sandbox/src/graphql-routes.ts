import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { graphql, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Type } from 'typebox';

import { ERRORS, SandboxError } from './errors.ts';
import { useFaults } from './faults.ts';
import { createResolvers, type GraphqlContext } from './graphql-resolvers.ts';
import { SCHEMAS } from './graphql-schema.ts';
import type { Sandbox } from './sandbox.ts';

/** Tiki's GraphQL addresses, today's and that of 2022 (tiki-platform.md section 0). */
const URLS = ['/tiniapp/api/graphql/query', '/miniapp/api/graphql/query'];
/** More than any client of this subset needs, and little enough that parsing stays cheap. */
const MAX_TOKENS = 1_000;

const Body = Type.Object({
  query: Type.String(),
  variables: Type.Optional(Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()])),
  operationName: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});

/** The user API with a Tiki user token, and product_create with a legacy signature inside its input. */
export function graphqlRoutes(sandbox: Sandbox): FastifyPluginAsyncTypebox {
  const rootValue = createResolvers(sandbox);
  return async (scope) => {
    useFaults(scope, sandbox, () => '/graphql');
    for (const url of URLS) {
      scope.post(url, { schema: { body: Body } }, async (request) => {
        const { query, variables, operationName } = request.body;
        const token = request.headers['x-tiki-access-token'];
        const contextValue: GraphqlContext = { userToken: typeof token === 'string' ? token : '' };
        const { productCreateExists } = sandbox.state.settings.switches;
        const result = await graphql({
          schema: productCreateExists ? SCHEMAS.full : SCHEMAS.withoutProducts,
          source: query,
          rootValue,
          contextValue,
          variableValues: variables,
          operationName,
          maxTokens: MAX_TOKENS,
        });
        if (!result.errors) return result;
        return { ...result, errors: result.errors.map((error) => toReply(error)) };
      });
    }
  };
}

/** Refusals carry their reason, as Tiki's do; a bug of ours shows nothing but itself in the terminal. */
function toReply(error: GraphQLError): GraphQLFormattedError {
  const { originalError, message, path, locations } = error;
  if (!originalError || originalError instanceof GraphQLError) return error.toJSON();
  const known = originalError instanceof SandboxError ? originalError : new SandboxError('internal');
  if (known.kind === 'internal') console.error(`sandbox: GraphQL ${path?.join('.') ?? ''}:`, originalError);
  const extensions = { code: known.status, reason: ERRORS[known.kind].reason };
  return {
    message: known.kind === 'internal' ? known.message : message,
    extensions,
    ...(path ? { path } : {}),
    ...(locations ? { locations } : {}),
  };
}
