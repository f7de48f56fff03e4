import { useReducer } from 'preact/hooks';
import { CONSENT_SCOPES } from '../consents.ts';
import type { TikiLink } from '../tiki-link.ts';
import type { PhoneLink } from './link.ts';

/** Who is signed in to Tiki on this phone, and what the app may do in his name. */
export function AccountPanel({ link, tiki, appId }: { link: PhoneLink; tiki: TikiLink; appId: string }) {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const { customer } = tiki;
  const keyOf = (scope: string) => `tini-consent/${appId}/${customer?.customerId ?? 'guest'}/${scope}`;
  return (
    <section class="scroll form" tabIndex={0} aria-label="Account">
      <fieldset>
        <legend>Signed in to Tiki {tiki.connected ? '' : '(no Tiki connected)'}</legend>
        {[...tiki.customers, null].map((one) => (
          <label class="choice" key={one?.customerId ?? ''}>
            <input
              type="radio"
              name="customer"
              checked={one?.customerId === customer?.customerId}
              onChange={() => {
                tiki.choose(one?.customerId ?? null);
                link.restart();
                draw(undefined);
              }}
            />
            {one ? one.name : 'Signed out'} <span class="dim">{one?.phone}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Permissions given to the app</legend>
        {CONSENT_SCOPES.map((scope) => (
          <label class="choice" key={scope}>
            <input
              type="checkbox"
              checked={localStorage.getItem(keyOf(scope)) === 'yes'}
              onChange={(event) => {
                if (event.currentTarget.checked) localStorage.setItem(keyOf(scope), 'yes');
                else localStorage.removeItem(keyOf(scope));
                draw(undefined);
              }}
            />
            {scope}
          </label>
        ))}
      </fieldset>
    </section>
  );
}
