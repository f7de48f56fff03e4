import { useState } from 'preact/hooks';

/** Children of one level that are drawn before "more" is asked for. */
const PAGE = 100;

/** A JSON value that opens level by level. */
export function JsonTree({ value, name, open = false }: { value: unknown; name?: string; open?: boolean }) {
  const [isOpen, setOpen] = useState(open);
  const [limit, setLimit] = useState(PAGE);
  const label = name === undefined ? null : <span class="key">{name}: </span>;
  if (typeof value !== 'object' || value === null) {
    return (
      <div class="leaf">
        {label}
        <Primitive value={value} />
      </div>
    );
  }
  const entries = Object.entries(value);
  if (entries.length === 0)
    return (
      <div class="leaf">
        {label}
        {Array.isArray(value) ? '[]' : '{}'}
      </div>
    );
  return (
    <div class="node">
      <button type="button" class="toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span class="arrow" aria-hidden="true">
          {isOpen ? '▾' : '▸'}
        </span>
        {label}
        <span class="preview">{preview(value)}</span>
      </button>
      {isOpen && (
        <div class="children">
          {entries.slice(0, limit).map(([key, item]) => (
            <JsonTree key={key} name={key} value={item} />
          ))}
          {entries.length > limit && (
            <button type="button" class="more" onClick={() => setLimit(limit + PAGE * 5)}>
              {entries.length - limit} more
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function Primitive({ value }: { value: unknown }) {
  const kind = value === null ? 'null' : typeof value;
  return <span class={`value ${kind}`}>{typeof value === 'string' ? JSON.stringify(value) : String(value)}</span>;
}

function preview(value: object): string {
  if (Array.isArray(value)) return `Array(${value.length})`;
  const parts = Object.entries(value)
    .slice(0, 4)
    .map(([key, item]) => `${key}: ${brief(item)}`);
  return `{${parts.join(', ')}${Object.keys(value).length > 4 ? ', …' : ''}}`;
}

function brief(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === 'object' && value !== null) return '{…}';
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 24)) : String(value);
}
