/** The console's JSON API, as the page uses it. */
const token = document.querySelector('meta[name="sandbox-token"]').content;

/** Asks, or tells where there is a body. @throws Error with the sandbox's own words */
export async function call(path, body) {
  const response = await fetch(`/_console${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'X-Sandbox-Token': token, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const reply = await response.json();
  if (!response.ok) throw new Error(`${reply.error.message} ${reply.error.metadata?.detail ?? ''}`.trim());
  return reply;
}
