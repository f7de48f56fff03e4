import { useState } from 'preact/hooks';
import type { AppDescription } from '../../../protocol/app-description.ts';
import type { PhoneLink } from './link.ts';

const HISTORY_KEY = 'tini-workbench/launches';
const KEPT = 12;

interface Parameter {
  name: string;
  value: string;
}

/** Starts the app at a page with a query, as a deep link or a notification does; what was opened is kept. */
export function LaunchPanel({ link, description }: { link: PhoneLink; description: AppDescription }) {
  const [path, setPath] = useState(description.entryPage);
  const [parameters, setParameters] = useState<readonly Parameter[]>([{ name: '', value: '' }]);
  const [history, setHistory] = useState(readHistory);
  const target = addressOf(path, parameters);
  const open = (address: string): void => {
    const next = [address, ...history.filter((one) => one !== address)].slice(0, KEPT);
    localStorage.setItem(HISTORY_KEY, JSON.stringify(next));
    setHistory(next);
    link.restart(address);
  };
  const change = (index: number, changed: Partial<Parameter>): void =>
    setParameters(parameters.map((one, at) => (at === index ? { ...one, ...changed } : one)));
  return (
    <section class="split">
      <form
        class="scroll form"
        onSubmit={(event) => {
          event.preventDefault();
          open(target);
        }}
      >
        <label>
          Page
          <select value={path} onChange={(event) => setPath(event.currentTarget.value)}>
            {description.pages.map((page) => (
              <option key={page.path}>{page.path}</option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend>Query</legend>
          {parameters.map((one, index) => (
            <div class="pair" key={index}>
              <input
                aria-label={`Name ${index + 1}`}
                placeholder="name"
                value={one.name}
                onInput={(event) => change(index, { name: event.currentTarget.value })}
              />
              <input
                aria-label={`Value ${index + 1}`}
                placeholder="value"
                value={one.value}
                onInput={(event) => change(index, { value: event.currentTarget.value })}
              />
              <button
                type="button"
                aria-label={`Remove parameter ${index + 1}`}
                onClick={() => setParameters(parameters.filter((_, at) => at !== index))}
              >
                ×
              </button>
            </div>
          ))}
          <button type="button" onClick={() => setParameters([...parameters, { name: '', value: '' }])}>
            Add parameter
          </button>
        </fieldset>
        <output class="address">{target}</output>
        <div class="bar">
          <button type="submit" class="primary">
            Launch
          </button>
          <button type="button" onClick={() => link.restart('')}>
            Launch at the entry page
          </button>
        </div>
      </form>
      <div class="scroll" tabIndex={0} role="region" aria-label="Launched before">
        <h2>Launched before</h2>
        <ul class="tree">
          {history.map((address) => (
            <li key={address}>
              <button type="button" class="row" onClick={() => open(address)}>
                {address}
              </button>
            </li>
          ))}
          {history.length === 0 && <li class="empty">Nothing yet.</li>}
        </ul>
      </div>
    </section>
  );
}

function addressOf(path: string, parameters: readonly Parameter[]): string {
  const query = parameters
    .filter(({ name }) => name !== '')
    .map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  return query === '' ? path : `${path}?${query}`;
}

function readHistory(): readonly string[] {
  const kept: unknown = JSON.parse(localStorage.getItem(HISTORY_KEY) ?? '[]');
  return Array.isArray(kept) ? kept.map(String) : [];
}
