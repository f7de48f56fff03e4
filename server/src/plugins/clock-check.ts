/** Beyond this Tiki may refuse our signatures (tiki-platform.md section 10, row 24). */
export const MAX_SKEW_MS = 60_000;
const TIMEOUT_MS = 5_000;

/**
 * How far our clock is ahead of Tiki's, in milliseconds, by the Date header of any answer, refusals too. Undefined where
 * none comes: that is for the calls themselves to report.
 */
export async function clockSkew(tikiBaseUrl: string, realNow: () => number): Promise<number | undefined> {
  const asked = realNow();
  let reply: Response;
  try {
    reply = await fetch(tikiBaseUrl, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
      return undefined;
    throw error;
  }
  const theirs = Date.parse(reply.headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return undefined;
  // The header has whole seconds, and was written half a round trip ago.
  return Math.round((asked + realNow()) / 2 - (theirs + 500));
}
