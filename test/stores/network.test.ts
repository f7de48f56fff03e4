import { Host, launch, pass } from '../helper/host';

function start(prepare: (host: Host) => void = () => undefined) {
  const host = new Host();
  prepare(host);
  const { NetworkStore } = launch(host, () => require('../../stores/network') as typeof import('../../stores/network'));
  const network = new NetworkStore();
  const backs: string[] = [];
  void network.watch(() => backs.push('back'));
  return { host, network, backs };
}

test('a launch without network is known at once, its return is told', async () => {
  const { host, network, backs } = start((one) => {
    one.replies['getNetworkType'] = [{ ok: { networkAvailable: false, networkType: 'NOTREACHABLE' } }];
  });
  await pass();
  expect(network.online).toBe(false);
  host.networkListener({ networkAvailable: true, networkType: '4G' });
  expect([network.online, backs]).toEqual([true, ['back']]);
  host.networkListener({ networkAvailable: true, networkType: 'WIFI' });
  expect(backs).toEqual(['back']);
});

test('a host that cannot say counts as online', async () => {
  const { network } = start((host) => {
    host.replies['getNetworkType'] = [{ no: 'nope' }];
  });
  await pass();
  expect(network.online).toBe(true);
});
