import { alpha, declare } from './declare.ts';

/**
 * Tini's system tokens by the core token they stand for; a number is the part of its opacity in percent.
 * Facts from the colour tables of the design pages (tini-framework.md section 6.3).
 */
const SYSTEM: readonly (readonly [core: string, percent: number, names: string])[] = [
  [
    'white',
    100,
    'background-panel background-input background-toggle-default background-tooltip-day background-sheet background-list background-chip-default background-picker text-button-solid-default text-selection text-badge text-paging-active text-toast text-tooltip-night icon-button-solid-default icon-selection icon-toast icon-tooltip-night',
  ],
  ['white', 20, 'background-switch-hover'],
  ['white', 32, 'border-button-secondary-overlay-hover'],
  ['white', 54, 'border-button-secondary-overlay-active'],
  [
    'gray10',
    100,
    'background-divider-thick background-selection-default background-panel-gray background-sheet-secondary',
  ],
  [
    'gray20',
    100,
    'background-divider background-divider-thin background-toggle-disabled border-button-secondary-disable border-input-disable border-selection-disable border-tab-inactive border-panel-inactive border-disabled',
  ],
  ['gray30', 100, 'border-input-default border-selection-default'],
  ['gray40', 100, 'background-switch-default'],
  ['gray50', 100, 'background-rating-inactive border-input-hover text-disabled icon-disabled'],
  ['gray50', 20, 'background-disabled background-skeleton'],
  ['gray50', 10, 'background-input-disabled'],
  [
    'gray60',
    100,
    'border-input-active text-input-placeholder text-panel-inactive text-content-tertiary text-list-secondary icon-input-default icon-panel-inactive icon-list',
  ],
  [
    'gray100',
    100,
    'background-toast background-tooltip-night text-label-default text-input-filled text-navigation text-content-secondary text-list-primary text-inform text-tooltip-day text-color icon-navigation icon-inform icon-tooltip-day',
  ],
  ['gray100', 8, 'border-navigation-light-background'],
  ['gray100', 16, 'border-navigation-dark-background'],
  ['black', 5, 'background-navigation'],
  ['black', 8, 'background-button-neutral-default-day background-button-neutral-ghost-hover-day'],
  ['black', 10, 'background-progress-inactive background-paging-inactive'],
  ['black', 12, 'background-button-neutral-hover-day background-button-neutral-ghost-active-day'],
  ['black', 16, 'background-button-neutral-active-day'],
  [
    'brand',
    100,
    'background-button-default background-selection-active background-switch-active background-progress-active background-paging-active border-button-secondary-default border-selection-active border-tab-active border-panel-active text-button-outlined-default text-button-ghost-default text-input-cursor text-panel-active text-content-primary text-selection-active icon-button-outlined-default icon-button-ghost-default icon-panel-active icon-selection-active',
  ],
  ['brand', 80, 'background-button-hover'],
  ['brand', 60, 'background-button-active'],
  [
    'brand',
    40,
    'background-ghost-active background-switch-active-disabled background-toggle-overlay-active background-date-pressed',
  ],
  [
    'brand',
    20,
    'background-ghost-hover background-selection-overlay-active background-toggle-overlay-hover background-paging-hover background-date-hover',
  ],
  ['brand', 10, 'background-list-hover'],
  ['red60', 100, 'background-badge'],
  ['yellow50', 100, 'background-rating-active'],
];

export function systemTokens(): string {
  const tokens: Record<string, string> = {};
  for (const [core, percent, names] of SYSTEM) {
    for (const name of names.split(' ')) tokens[name] = percent === 100 ? `var(--${core})` : alpha(core, percent);
  }
  return declare(tokens);
}
