import { html, type Html } from '../html.ts';

interface Operation {
  summary?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown }[];
  requestBody?: { content?: Record<string, { schema?: unknown }> };
  responses?: Record<string, { content?: Record<string, { schema?: unknown }> }>;
}

/** What the page reads of the OpenAPI document. */
export interface OpenApi {
  info: { title: string; description?: string };
  tags?: { name: string }[];
  paths?: Record<string, Record<string, Operation>>;
}

/** The document for people: one fold per operation, schemas as JSON. */
export function docsPage(api: OpenApi): Html {
  const operations = Object.entries(api.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  return html`<p>${api.info.description ?? ''} <a href="/docs/json">OpenAPI as JSON</a></p>
    ${(api.tags ?? []).map(
      ({ name }) =>
        html`<h2>${name}</h2>
          ${operations.filter(({ operation }) => operation.tags?.includes(name)).map(fold)}`,
    )}`;
}

function fold({ path, method, operation }: { path: string; method: string; operation: Operation }): Html {
  const body = operation.requestBody?.content?.['application/json']?.schema;
  return html`<details class="operation">
    <summary>
      <b>${method}</b> <code>${path}</code>${operation.security && html` <span class="badge">session</span>`}
      <span>${operation.summary}</span>
    </summary>
    ${(operation.parameters ?? []).map(
      (parameter) => html`<p><code>${parameter.name}</code> in ${parameter.in} ${schema(parameter.schema)}</p>`,
    )}
    ${
      body !== undefined &&
      html`<h3>Body</h3>
        ${schema(body)}`
    }
    ${Object.entries(operation.responses ?? {}).map(([status, answer]) => {
      const answered = answer.content?.['application/json']?.schema;
      return answered === undefined
        ? ''
        : html`<h3>${status}</h3>
            ${schema(answered)}`;
    })}
  </details>`;
}

function schema(value: unknown): Html {
  return html`<pre>${JSON.stringify(value, null, 2)}</pre>`;
}
