import { makeAutoObservable, runInAction } from 'mobx';
import { isOnline, onNetworkChange } from '../services/my-api';

/** Whether the phone has a network, as far as it knows. A phone that cannot say counts as online: requests will tell. */
export class NetworkStore {
  online = true;

  constructor() {
    makeAutoObservable(this, {}, { autoBind: true });
  }

  /** From now on. `onBack` hears every return of the network. */
  async watch(onBack: () => void): Promise<void> {
    onNetworkChange((online) => {
      const back = online && !this.online;
      this.set(online);
      if (back) onBack();
    });
    const online = await isOnline();
    runInAction(() => this.set(online));
  }

  private set(online: boolean): void {
    this.online = online;
  }
}
