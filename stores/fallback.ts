import { makeAutoObservable, reaction, runInAction } from 'mobx';
import { fallbackFor, toTikiLines } from '../services/fallback';
import type { Fallback } from '../services/fallback';
import type { TikiCartLine } from '../services/my-api';
import type { CheckoutStore } from './checkout';

/** What can be done about the checkout's error besides trying again. */
export class FallbackStore {
  private readonly checkout: Pick<CheckoutStore, 'error' | 'lines'>;
  state: Fallback = 'none';

  constructor(checkout: Pick<CheckoutStore, 'error' | 'lines'>) {
    this.checkout = checkout;
    makeAutoObservable<this, 'checkout'>(this, { checkout: false }, { autoBind: true });
    reaction(
      () => checkout.error,
      (error) => void this.look(error),
    );
  }

  /** The lines for Tiki's own cart; none unless that is offered. */
  get tikiLines(): TikiCartLine[] {
    return this.state === 'offered' ? (toTikiLines(this.checkout.lines) ?? []) : [];
  }

  private async look(error: unknown): Promise<void> {
    this.state = 'none';
    const state = await fallbackFor(error, this.checkout.lines);
    runInAction(() => {
      if (this.checkout.error === error) this.state = state;
    });
  }
}
