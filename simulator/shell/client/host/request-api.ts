import { HostFailure } from '../failure.ts';
import { askHost } from '../server-link.ts';
import { isOptions, number, text, type HostApi } from './host-api.ts';

interface ProxyAnswer {
  status: number;
  statusText: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * `my.request`, performed by the preview's server (tini-framework.md section 7.3). The logic layer has made the body;
 * the value is the body alone, or with `includeHeader` an object around it. Every HTTP status is a success.
 */
export const requestApis: Readonly<Record<string, HostApi>> = {
  async request({ phone, options }) {
    const dataType = text(options, 'dataType', 'json');
    const body = options['data'];
    const answer = await askHost(phone.config.token, 'POST', 'request', {
      body: {
        url: text(options, 'url'),
        method: text(options, 'method', 'GET'),
        headers: isOptions(options['headers']) ? options['headers'] : {},
        timeoutMs: Math.max(1, number(options, 'timeout', 30_000)),
        binary: dataType === 'base64' || dataType === 'arraybuffer',
        ...(typeof body === 'string' ? { body } : {}),
      },
    }).catch((cause: unknown) => {
      throw new HostFailure('NetworkError', `The preview's server does not answer: ${String(cause)}`);
    });
    if (answer.status !== 200) throw refusal(answer.body);
    const { status, statusText, headers, body: received } = answer.body as ProxyAnswer;
    const data = dataType === 'json' ? parseJson(received) : received;
    return options['includeHeader'] === true ? { data, headers, status, statusText } : data;
  },
};

/** What is not JSON is passed on as text. */
function parseJson(received: string): unknown {
  try {
    return JSON.parse(received);
  } catch {
    return received;
  }
}

function refusal(body: unknown): HostFailure {
  const { error } = body as { error: { code: string; message: string } };
  const names: Record<string, string> = { REFUSED: 'TypeError', TIMEOUT: 'TimeoutError' };
  return new HostFailure(names[error.code] ?? 'NetworkError', error.message);
}
