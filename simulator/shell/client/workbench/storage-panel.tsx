import { useState } from 'preact/hooks';
import { AppStorage } from '../app-storage.ts';
import { JsonTree } from './json-tree.tsx';
import { usePolled } from './link.ts';
import { bytes } from './network-panel.tsx';

const LOOK_MS = 700;

interface Row {
  key: string;
  text: string;
}

/** The app's storage in the name of the customer who is signed in: read, changed, removed. */
export function StoragePanel({ appId, owner }: { appId: string; owner: () => string }) {
  const storage = new AppStorage(appId, owner);
  const rows = usePolled<Row[]>(
    () => storage.keys().map((key) => ({ key, text: JSON.stringify(storage.get(key)) ?? '' })),
    LOOK_MS,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [fault, setFault] = useState('');
  const row = rows?.find(({ key }) => key === chosen);
  const used = (rows ?? []).reduce((sum, { key, text: value }) => sum + 2 * (key.length + value.length), 0);
  const save = (): void => {
    if (chosen === null) return;
    try {
      storage.set(chosen, JSON.parse(text));
      setFault('');
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section class="split">
      <div class="fill">
        <div class="bar">
          <meter min={0} max={6 * 1024 * 1024} value={used} aria-label="Used storage" />
          <span class="dim">{bytes(used)} of 6 MB</span>
          <span class="space" />
          <button type="button" disabled={rows?.length === 0} onClick={() => storage.clear()}>
            Clear all
          </button>
        </div>
        <div class="scroll" tabIndex={0} role="region" aria-label="Stored keys">
          <table>
            <thead>
              <tr>
                <th scope="col">Key</th>
                <th scope="col" class="wide">
                  Value
                </th>
              </tr>
            </thead>
            <tbody>
              {rows?.map((one) => (
                <tr key={one.key} class={one.key === chosen ? 'chosen' : ''}>
                  <td>
                    <button
                      type="button"
                      class="row"
                      aria-pressed={one.key === chosen}
                      onClick={() => {
                        setChosen(one.key);
                        setText(one.text);
                        setFault('');
                      }}
                    >
                      {one.key}
                    </button>
                  </td>
                  <td class="wide cut">{one.text.slice(0, 200)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows?.length === 0 && <p class="empty">The app has stored nothing for this customer.</p>}
        </div>
      </div>
      {row && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Stored value">
          <h2>{row.key}</h2>
          <textarea
            aria-label={`Value of ${row.key}`}
            spellcheck={false}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          {fault !== '' && (
            <p class="bad" role="alert">
              {fault}
            </p>
          )}
          <div class="bar">
            <button type="button" class="primary" disabled={text === row.text} onClick={save}>
              Save
            </button>
            <button
              type="button"
              onClick={() => {
                storage.remove(row.key);
                setChosen(null);
              }}
            >
              Delete
            </button>
          </div>
          <JsonTree value={JSON.parse(row.text || 'null')} open />
        </div>
      )}
    </section>
  );
}
