import { makeAutoObservable, runInAction } from 'mobx';
import { MAX_NOTE } from '../contract/orders';
import { readStorage } from '../services/my-api';
import { createSaver } from '../services/storage';

const KEY = 'note.v1';

/** What the buyer wants to tell the shop with the next order; typed in the cart or at the checkout, kept on the phone. */
export class NoteStore {
  text = '';
  private readonly save = createSaver(KEY);

  constructor() {
    makeAutoObservable<this, 'save'>(this, { save: false }, { autoBind: true });
  }

  /** At most MAX_NOTE characters. */
  set(text: string): void {
    this.text = text.slice(0, MAX_NOTE);
    void this.save(this.text);
  }

  /** At launch: the note of before, unless one was typed meanwhile. */
  async restore(): Promise<void> {
    const stored = await readStorage(KEY);
    if (typeof stored !== 'string') return;
    runInAction(() => {
      if (this.text === '') this.text = stored.slice(0, MAX_NOTE);
    });
  }
}
