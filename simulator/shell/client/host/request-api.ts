import { HostFailure } from '../failure.ts';
import { beginExchange } from '../network-log.ts';
import { askHost } from '../server-link.ts';
import { isOptions, number, text, type HostApi, type HostCall } from './host-api.ts';

export interface ProxyAnswer {
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
  async request(call) {
    const { options } = call;
    const dataType = text(options, 'dataType', 'json');
    const answer = await requestOverHost(call, {
      method: text(options, 'method', 'GET'),
      binary: dataType === 'base64' || dataType === 'arraybuffer',
      ...(typeof options['data'] === 'string' ? { text: options['data'] } : {}),
    });
    const { status, statusText, headers, body } = answer;
    const data = dataType === 'json' ? parseJson(body) : body;
    return options['includeHeader'] === true ? { data, headers, status, statusText } : data;
  },
};

export interface Exchange {
  method: string;
  /** Beside the headers that the app gave. */
  headers?: Record<string, string>;
  text?: string;
  /** A body of bytes. */
  base64?: string;
  /** The answer's body is wanted as base64. */
  binary?: boolean;
}

/** One exchange to the `url` of a call through the preview's server. Throws HostFailure when there is no answer. */
export async function requestOverHost({ phone, options }: HostCall, exchange: Exchange): Promise<ProxyAnswer> {
  const given = isOptions(options['headers']) ? options['headers'] : {};
  const headers = {
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)])),
    ...exchange.headers,
  };
  const body = exchange.base64 ?? exchange.text;
  const entry = beginExchange(phone.tools.exchanges, {
    id: phone.tools.nextId(),
    method: exchange.method,
    url: text(options, 'url'),
    requestHeaders: headers,
    requestBody:
      exchange.text ?? (exchange.base64 === undefined ? '' : `(${exchange.base64.length} characters of base64)`),
  });
  const answer = await askHost(phone.config.token, 'POST', 'request', {
    body: {
      url: text(options, 'url'),
      method: exchange.method,
      headers,
      timeoutMs: Math.max(1, number(options, 'timeout', 30_000)),
      binary: exchange.binary ?? false,
      bodyIsBase64: exchange.base64 !== undefined,
      ...(body === undefined ? {} : { body }),
    },
  }).catch((cause: unknown) => {
    entry.failed('the preview does not answer');
    throw new HostFailure('NetworkError', `The preview's server does not answer: ${String(cause)}`);
  });
  if (answer.status !== 200) {
    const failure = refusal(answer.body);
    entry.failed(failure.message);
    throw failure;
  }
  const received = answer.body as ProxyAnswer;
  entry.answered(received, exchange.binary ?? false);
  return received;
}

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
