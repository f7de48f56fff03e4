import { statSync } from 'node:fs';
import path from 'node:path';
import type { CheckedApp } from './app.ts';
import { filesOf } from './assets.ts';

/** A quoted value given to a name that says secret: `clientSecret: '...'`, `CLIENT_SECRET = "..."`. */
const NAMED_SECRET =
  /(?<name>[\w.-]*(?:client|app|api|tini|tiki|partner|merchant|signing|hmac)[_-]?(?:secret|private)(?:[_-]?key)?)["'`]?\s*[:=]\s*(?:[a-z]+\s*\|\|\s*)?["'`](?<value>[A-Za-z0-9+/=_.-]{16,})["'`]/gi;
/** `SECRET = '...'` alone says less, so its value must look more like a key. */
const BARE_SECRET = /(?<![\w.-])(?<name>secret(?:[_-]?key)?)["'`]?\s*[:=]\s*["'`](?<value>[A-Za-z0-9+/=]{24,})["'`]/gi;
const PRIVATE_KEY = /-----BEGIN (?:RSA |EC |OPENSSH |ENCRYPTED )?PRIVATE KEY-----/g;
const SIGNED_HEADER = /["'`]X-Tiniapp-Signature["'`]\s*\]?\s*[:,=]/gi;
const PLACEHOLDER = /your|example|xxxx|placeholder|change|dummy|sample|secret|<|\*\*\*/i;

/** Secrets and signing in files that ship with the app. Every file counts, also one that nothing imports. */
export function checkSecrets(app: CheckedApp): void {
  for (const file of filesOf(app)) {
    if (!/\.(?:[cm]?[jt]s|sjs|json|txml|html|txt|pem|key)$/.test(file) || /(?:package-lock|\.min)\./.test(file))
      continue;
    if (statSync(path.join(app.root, file)).size > 512 * 1024) continue;
    const text = app.tree.read(file) ?? '';
    for (const { index, 0: found } of text.matchAll(PRIVATE_KEY))
      app.report('secret', file, [index, index + found.length], { values: ['a private key'] });
    for (const { index, 0: found, groups } of [...text.matchAll(NAMED_SECRET), ...text.matchAll(BARE_SECRET)]) {
      const { name = '', value = '' } = groups ?? {};
      if (PLACEHOLDER.test(value) || !/\d/.test(value) || !/[a-z]/i.test(value)) continue;
      const at = index + found.lastIndexOf(value);
      app.report('secret', file, [at, at + value.length], { values: [name] });
    }
    if (/\.[cm]?[jt]s$/.test(file))
      for (const { index, 0: found } of text.matchAll(SIGNED_HEADER))
        app.report('signing-on-device', file, [index, index + found.length - 1], { values: ['X-Tiniapp-Signature'] });
  }
}
