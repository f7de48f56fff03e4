import type { BuildMessage, BuildReport } from '../../shared/phone-config.ts';
import { placeOf } from '../../shared/place.ts';
import { Place } from './places.tsx';

const WORST_FIRST = ['fatal', 'error', 'warn', 'note'];

/** What the compiler says of the app as it is now, the worst first. */
export function BuildPanel({ report }: { report: BuildReport }) {
  const rank = ({ level }: BuildMessage) => WORST_FIRST.indexOf(level);
  const messages = report.messages.toSorted((a, b) => rank(a) - rank(b));
  return (
    <section class="fill">
      <div class="bar">
        <span class={report.ok ? 'good' : 'bad'}>
          {report.ok ? 'Built' : 'Not built'} in {report.milliseconds} ms
        </span>
        <span class="space" />
        <span class="dim">{report.messages.length} messages</span>
      </div>
      <ul class="messages scroll" tabIndex={0} aria-label="Compile messages">
        {messages.map((message) => (
          <li key={placeOf(message) + message.text} class={message.level}>
            <div>
              <b class="level">{message.level}</b> <Place place={placeOf(message)} /> {message.text}
            </div>
            {message.excerpt !== undefined && <pre>{message.excerpt}</pre>}
            {message.hint && <p class="hint">{message.hint}</p>}
          </li>
        ))}
        {report.messages.length === 0 && <li class="empty">The compiler has nothing to say.</li>}
      </ul>
    </section>
  );
}
