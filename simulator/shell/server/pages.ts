import { CONFIG_ELEMENT_ID, type PhoneConfig } from '../shared/phone-config.ts';
import type { ClientBundle } from './client-bundle.ts';

/** Text inside HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A value as the content of a `<script type="application/json">`. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** `/app`: the phone alone, full-bleed. */
export function phonePage(config: PhoneConfig, client: ClientBundle): string {
  return page(config, config.app?.name ?? 'Tini App', 'phone', client);
}

/** `/`: the phone beside the panels. */
export function workbenchPage(config: PhoneConfig, client: ClientBundle): string {
  return page(config, `${config.app?.name ?? 'Tini App'} – preview`, 'workbench', client);
}

/** Modules that a page needs before its script can run: without these lines each is found only when the one before is read. */
export function preloads(urls: readonly string[]): string {
  return urls.map((url) => `<link rel="modulepreload" href="${escapeHtml(url)}">`).join('\n');
}

function page(config: PhoneConfig, title: string, entry: 'phone' | 'workbench', client: ClientBundle): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/styles/fonts.css">
<link rel="stylesheet" href="/styles/${entry}.css">
<script type="application/json" id="${CONFIG_ELEMENT_ID}">${jsonForScript(config)}</script>
<script type="module" src="/client/${entry}.js"></script>
${preloads(client.importsOf(entry))}
</head>
<body></body>
</html>
`;
}
