import type { MeterEntry } from '../../shared/phone-tools.ts';
import { useTools, type PhoneLink } from './link.ts';
import { bytes } from './network-panel.tsx';

interface Sum {
  page: string;
  owner: string;
  calls: number;
  bytes: number;
  largest: number;
  milliseconds: number;
  slowest: number;
}

/** What `setData` costs: calls, bytes and time to paint, per page and component. */
export function MeterPanel({ link }: { link: PhoneLink }) {
  const tools = useTools(link, 'meter');
  const sums = sumUp(tools?.meter ?? []);
  return (
    <section class="fill">
      <div class="bar">
        <span class="dim">setData, from the call to the painted page</span>
        <span class="space" />
        <button type="button" onClick={() => tools?.clear('meter')}>
          Clear
        </button>
      </div>
      <div class="scroll" tabIndex={0} role="region" aria-label="setData meter">
        <table>
          <thead>
            <tr>
              <th scope="col" class="wide">
                Page and component
              </th>
              {['Calls', 'Bytes', 'Largest', 'Mean', 'Slowest'].map((name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sums.map((sum) => (
              <tr key={`${sum.page} ${sum.owner}`}>
                <td class="wide">
                  {sum.page}
                  {sum.owner !== sum.page && <span class="dim"> › {sum.owner}</span>}
                </td>
                <td class="number">{sum.calls}</td>
                <td class="number">{bytes(sum.bytes)}</td>
                <td class={sum.largest > 100_000 ? 'number bad' : 'number'}>{bytes(sum.largest)}</td>
                <td class="number">{(sum.milliseconds / sum.calls).toFixed(1)} ms</td>
                <td class={sum.slowest > 100 ? 'number bad' : 'number'}>{sum.slowest.toFixed(1)} ms</td>
              </tr>
            ))}
          </tbody>
        </table>
        {sums.length === 0 && <p class="empty">No setData has been painted yet.</p>}
      </div>
    </section>
  );
}

function sumUp(entries: readonly MeterEntry[]): Sum[] {
  const sums = new Map<string, Sum>();
  for (const { page, owner, bytes: size, milliseconds } of entries) {
    const key = `${page} ${owner}`;
    const sum = sums.get(key) ?? { page, owner, calls: 0, bytes: 0, largest: 0, milliseconds: 0, slowest: 0 };
    sum.calls += 1;
    sum.bytes += size;
    sum.largest = Math.max(sum.largest, size);
    sum.milliseconds += milliseconds;
    sum.slowest = Math.max(sum.slowest, milliseconds);
    sums.set(key, sum);
  }
  return [...sums.values()].sort((a, b) => b.bytes - a.bytes);
}
