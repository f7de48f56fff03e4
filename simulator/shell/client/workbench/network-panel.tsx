import { useState } from 'preact/hooks';
import { NETWORKS, type Network } from '../../shared/networks.ts';
import type { NetworkEntry } from '../../shared/phone-tools.ts';
import { JsonTree } from './json-tree.tsx';
import { useTools, type PhoneLink } from './link.ts';

/** Every exchange of the app with its headers and bodies, the pictures of its pages, and the network that the phone has. */
export function NetworkPanel({ link }: { link: PhoneLink }) {
  const tools = useTools(link, 'network');
  const [chosen, setChosen] = useState<number | null>(null);
  const entries = tools?.network ?? [];
  const entry = entries.find(({ id }) => id === chosen);
  return (
    <section class="fill">
      <div class="bar">
        <label>
          Network{' '}
          <select
            key={tools?.getNetwork()}
            value={tools?.getNetwork() ?? 'online'}
            onChange={(event) => tools?.setNetwork(event.currentTarget.value as Network)}
          >
            {Object.entries(NETWORKS).map(([name, { label }]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <span class="space" />
        <span class="dim">
          {entries.length} requests, {bytes(entries.reduce((sum, { size }) => sum + size, 0))}
        </span>
        <button type="button" onClick={() => tools?.clear('network')}>
          Clear
        </button>
      </div>
      <div class="scroll" tabIndex={0} role="region" aria-label="Requests">
        <table>
          <thead>
            <tr>
              <th scope="col">Method</th>
              <th scope="col">Status</th>
              <th scope="col" class="wide">
                URL
              </th>
              <th scope="col" class="number">
                Size
              </th>
              <th scope="col" class="number">
                Time
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((one) => (
              <tr key={one.id} class={one.id === chosen ? 'chosen' : ''}>
                <td>{one.method}</td>
                <td class={isBad(one) ? 'bad' : 'good'}>{outcome(one)}</td>
                <td class="wide">
                  <button
                    type="button"
                    class="row"
                    aria-pressed={one.id === chosen}
                    title={one.url}
                    onClick={() => setChosen(one.id === chosen ? null : one.id)}
                  >
                    {one.url}
                  </button>
                </td>
                <td class="number">{one.size === 0 && one.kind === 'picture' ? '' : bytes(one.size)}</td>
                <td class="number">{one.milliseconds === null ? '' : `${Math.round(one.milliseconds)} ms`}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {entries.length === 0 && (
          <p class="empty">
            No request yet. my.request, uploads, downloads and pictures of other hosts are listed here.
          </p>
        )}
      </div>
      {entry && <Detail entry={entry} />}
    </section>
  );
}

function Detail({ entry }: { entry: NetworkEntry }) {
  return (
    <div class="detail" tabIndex={0} role="region" aria-label="Request and response">
      <h2>
        {entry.method} {entry.url}
      </h2>
      {entry.error !== '' && <p class="bad">{entry.error}</p>}
      {entry.kind === 'picture' && <p class="dim">A picture of the page; its headers stay with the browser.</p>}
      <Message title="Request" headers={entry.requestHeaders} body={entry.requestBody} />
      <Message
        title={`Response ${entry.status || ''} ${entry.statusText}`}
        headers={entry.responseHeaders}
        body={entry.responseBody}
      />
    </div>
  );
}

function Message(props: { title: string; headers: Readonly<Record<string, string>>; body: string }) {
  const json = asJson(props.body);
  return (
    <>
      <h3>{props.title}</h3>
      <dl class="headers">
        {Object.entries(props.headers).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {json === undefined ? props.body !== '' && <pre>{props.body}</pre> : <JsonTree value={json} open />}
    </>
  );
}

function asJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON after all: shown as text.
    return undefined;
  }
}

/** A picture may have come and be none: then its status says nothing. */
function outcome({ milliseconds, status, statusText, error }: NetworkEntry): string | number {
  if (milliseconds === null) return '…';
  if (error !== '') return status >= 400 ? status : 'failed';
  return status || statusText;
}

function isBad({ status, error }: NetworkEntry): boolean {
  return error !== '' || status >= 400;
}

export function bytes(count: number): string {
  if (count < 1_000) return `${count} B`;
  return count < 1_000_000 ? `${(count / 1_000).toFixed(1)} kB` : `${(count / 1_000_000).toFixed(1)} MB`;
}
