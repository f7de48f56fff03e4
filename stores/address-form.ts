import { makeAutoObservable, observable, runInAction } from 'mobx';
import type { Address } from '../contract/orders';
import { NO_ADDRESS, lastAddress, normalisePhone, wrongFields } from '../services/last-address';

/** An address typed by hand, for a phone or a buyer without Tiki's address book. */
export class AddressFormStore {
  fields: Address = NO_ADDRESS;
  /** Shown only after the first try to save. */
  wrong: (keyof Address)[] = [];
  private tried = false;

  constructor() {
    makeAutoObservable<this, 'tried'>(
      this,
      { fields: observable.ref, wrong: observable.ref, tried: false },
      { autoBind: true },
    );
  }

  /** Starts from the address in use, else from the one used last. */
  async open(current: Address | null): Promise<void> {
    this.tried = false;
    this.wrong = [];
    this.fields = current ?? NO_ADDRESS;
    if (current !== null) return;
    const last = await lastAddress();
    runInAction(() => {
      if (this.fields === NO_ADDRESS && last !== null) this.fields = last;
    });
  }

  forget(): void {
    this.fields = NO_ADDRESS;
    this.wrong = [];
  }

  type(name: keyof Address, value: string): void {
    this.fields = { ...this.fields, [name]: value };
    if (this.tried) this.wrong = wrongFields(this.fields);
  }

  /** The address to deliver to; null while a field is wrong. */
  save(): Address | null {
    this.tried = true;
    this.wrong = wrongFields(this.fields);
    if (this.wrong.length > 0) return null;
    const trimmed = Object.fromEntries(Object.entries(this.fields).map(([name, value]) => [name, value.trim()]));
    return { ...NO_ADDRESS, ...trimmed, phone: normalisePhone(this.fields.phone) };
  }
}
