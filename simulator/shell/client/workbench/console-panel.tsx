import { useEffect, useRef, useState } from 'preact/hooks';
import type { LogEntry } from '../../shared/phone-tools.ts';
import { JsonTree } from './json-tree.tsx';
import { useTools, type PhoneLink } from './link.ts';
import { Place, PlacedText } from './places.tsx';

const LEVELS = ['all', 'error', 'warn', 'info', 'log', 'debug'] as const;
/** Older lines stay in the phone's memory, out of the document. */
const LINES = 300;

/** What app, framework and phone say: by level, filtered, objects that open, places that can be clicked. */
export function ConsolePanel({ link }: { link: PhoneLink }) {
  const tools = useTools(link, 'console');
  const [level, setLevel] = useState<(typeof LEVELS)[number]>('all');
  const [filter, setFilter] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const stuck = useRef(true);
  const wanted = filter.toLowerCase();
  const lines = (tools?.console ?? []).filter(
    (line) => (level === 'all' || line.level === level) && `${line.source} ${line.text}`.toLowerCase().includes(wanted),
  );
  useEffect(() => {
    if (stuck.current && list.current) list.current.scrollTop = list.current.scrollHeight;
  });
  return (
    <section class="fill">
      <div class="bar">
        <label>
          Level{' '}
          <select value={level} onChange={(event) => setLevel(event.currentTarget.value as typeof level)}>
            {LEVELS.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <input
          type="search"
          placeholder="Filter"
          aria-label="Filter the console"
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        <span class="space" />
        <span class="dim">{lines.length} lines</span>
        <button type="button" onClick={() => tools?.clear('console')}>
          Clear
        </button>
      </div>
      <ol
        class="lines"
        aria-label="Console"
        tabIndex={0}
        ref={list}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          stuck.current = scrollHeight - scrollTop - clientHeight < 24;
        }}
      >
        {lines.slice(-LINES).map((line) => (
          <Line key={line.id} line={line} />
        ))}
        {lines.length === 0 && <li class="empty">Nothing has been said yet.</li>}
      </ol>
    </section>
  );
}

function Line({ line }: { line: LogEntry }) {
  return (
    <li class={`line ${line.level}`}>
      <span class="time">{new Date(line.at).toLocaleTimeString('en-GB')}</span>
      <span class={`source ${line.source}`}>{line.source}</span>
      <div class="said">
        {line.values.length > 0 ? (
          line.values.map((value, index) =>
            typeof value === 'object' && value !== null ? (
              <JsonTree key={index} value={value} />
            ) : (
              <PlacedText key={index} text={`${String(value)} `} />
            ),
          )
        ) : (
          <PlacedText text={line.text} />
        )}
      </div>
      {line.place !== '' && <Place place={line.place} />}
    </li>
  );
}
