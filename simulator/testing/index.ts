/** Runs a Tini App in a test: start the preview for a folder, hold the phone, ask what the app has. See simulator/README.md. */
export { openPhone, type Phone, type PhoneOptions, type Target } from './phone.ts';
export { startPreview, type PreviewOptions, type RunningPreview } from './preview.ts';
export { launchChromium } from './chromium.ts';
export type { ComponentTree, PageTree } from '../protocol/inspection.ts';
export type { Network } from '../shell/shared/networks.ts';
export type { LogEntry, MeterEntry, NetworkEntry } from '../shell/shared/phone-tools.ts';
