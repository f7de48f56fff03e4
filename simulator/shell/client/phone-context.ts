import type { ShellToLogic } from '../../protocol/shell-messages.ts';
import type { PhoneConfig, RunnableApp } from '../shared/phone-config.ts';
import type { AppStorage } from './app-storage.ts';
import type { Consents } from './consents.ts';
import type { Frames } from './frames.ts';
import type { Layers } from './layers.ts';
import type { Loadings } from './loading.ts';
import type { TabBarView } from './tab-bar.ts';
import type { TikiLink } from './tiki-link.ts';
import type { Toasts } from './toast.ts';
import type { Tools } from './tools.ts';

/** The parts of the phone that host APIs work with. */
export interface PhoneContext {
  readonly config: PhoneConfig;
  readonly app: RunnableApp;
  readonly layers: Layers;
  readonly toasts: Toasts;
  readonly loadings: Loadings;
  readonly frames: Frames;
  readonly tabBar: TabBarView;
  readonly storage: AppStorage;
  readonly consents: Consents;
  readonly tiki: TikiLink;
  readonly tools: Tools;
  /** Draws the bars anew and tells the frames when their room changed. */
  redraw(): void;
  /** The URL of an image as the app wrote it. */
  resolveImage(source: string): string;
  toLogic(message: ShellToLogic): void;
  /** A line of the phone itself in the console. */
  note(level: 'info' | 'warn' | 'error', text: string): void;
  /** The app was left; its user may open it again. */
  leave(): void;
  /** While a screen of Tiki covers the app, the app is in the background. */
  whileHidden<Result>(run: () => Promise<Result>): Promise<Result>;
}
