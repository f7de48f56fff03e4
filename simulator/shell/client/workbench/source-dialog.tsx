import { useEffect, useRef, useState } from 'preact/hooks';
import { askHost } from '../server-link.ts';

/** The lines around a place of the app's sources. */
export function SourceDialog({ token, place, onClose }: { token: string; place: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    dialog.current?.showModal();
    const [, file = '', line = '', column = ''] = /^(.+?)(?::(\d+):(\d+))?$/.exec(place) ?? [];
    const query = new URLSearchParams({ file, line: line || '1', column: column || '0' });
    void askHost(token, 'GET', `source?${query.toString()}`).then(({ status, body }) =>
      setText(status === 200 ? (body as { excerpt: string }).excerpt : 'This source is not part of the app.'),
    );
  }, [place]);
  return (
    <dialog ref={dialog} aria-label={place} onClose={onClose}>
      <div class="bar">
        <h2>{place}</h2>
        <span class="space" />
        <button type="button" onClick={() => void navigator.clipboard.writeText(place)}>
          Copy
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <pre class="source-text" tabIndex={0}>
        {text.split('\n').map((line, index) => (
          <span key={index} class={/^\s*\| *\^$/.test(line) ? 'bad' : ''}>
            {`${line}\n`}
          </span>
        ))}
      </pre>
    </dialog>
  );
}
