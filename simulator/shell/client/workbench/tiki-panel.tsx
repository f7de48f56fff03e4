import { useEffect, useState } from 'preact/hooks';
import { askHost } from '../server-link.ts';

const OUTCOMES: Readonly<Record<string, string>> = {
  success: 'paid',
  fail: 'the payment fails',
  cancel: 'the buyer cancels',
  killed: 'the app is killed on the sheet',
  silent: 'no callback comes',
  late: 'the callback comes late',
  double: 'the callback comes twice',
};
const STEPS = [
  ['+1 min', 60_000],
  ['+5 min', 300_000],
  ['+1 h', 3_600_000],
  ['+4 h', 14_400_000],
  ['+1 day', 86_400_000],
] as const;

interface State {
  nextPayment: string;
  clock: string;
}

/** The controls of the sandbox that are wanted most; its console has all of them. */
export function TikiPanel({ token, consoleUrl }: { token: string; consoleUrl: string }) {
  const [state, setState] = useState<State | null>(null);
  const [fault, setFault] = useState('');
  const look = async (): Promise<void> => {
    const [state, clock] = await Promise.all(
      ['state', 'clock'].map((path) => askHost(token, 'GET', `sandbox/${path}`)),
    );
    if (state?.status !== 200 || clock?.status !== 200) return setFault('the sandbox does not answer');
    const { nextPayment } = state.body as { nextPayment: string };
    const { now } = clock.body as { now: number };
    setState({ nextPayment, clock: new Date(now).toLocaleString('en-GB') });
  };
  const change = async (path: string, body: object): Promise<void> => {
    const { status } = await askHost(token, 'POST', `sandbox/${path}`, { body });
    setFault(status < 300 ? '' : `the sandbox answered ${status}`);
    await look();
  };
  useEffect(() => void look(), []);
  return (
    <section class="scroll form" tabIndex={0} aria-label="Tiki sandbox">
      {fault !== '' && (
        <p class="bad" role="alert">
          {fault}
        </p>
      )}
      <fieldset>
        <legend>The next payment</legend>
        {Object.entries(OUTCOMES).map(([outcome, meaning]) => (
          <label class="choice" key={outcome}>
            <input
              type="radio"
              name="outcome"
              checked={state?.nextPayment === outcome}
              onChange={() => void change('next-payment', { outcome })}
            />
            {outcome} <span class="dim">{meaning}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Clock {state && <span class="dim">{state.clock}</span>}</legend>
        <div class="bar">
          {STEPS.map(([label, advanceMs]) => (
            <button key={label} type="button" onClick={() => void change('clock', { advanceMs })}>
              {label}
            </button>
          ))}
        </div>
      </fieldset>
      <p>
        <a href={consoleUrl} target="_blank" rel="noreferrer">
          All switches, faults and the request log: the sandbox's console
        </a>
      </p>
    </section>
  );
}
