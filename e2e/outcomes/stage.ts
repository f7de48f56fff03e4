import { test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Ledger } from '../support/ledger.ts';
import type { Phone } from '../support/phone.ts';
import { seeing } from '../support/regular.ts';
import type { Shop } from '../support/shop.ts';

/** What all outcomes share. */
export interface Stage {
  browser: Browser;
  shop: Shop;
  ledger: Ledger;
  /** The regular's phone: on it most things happen. */
  phone: Phone;
}

/** A test on the regular's phone. */
export function outcomes(stage: () => Stage) {
  return (title: string, run: () => Promise<void>): void => {
    test(title, () => seeing(stage().phone, run));
  };
}
