import { Host, launch, pass } from '../helper/host';

const OWNER = '900719925474099312';

async function afterShow(prepare: (host: Host) => void): Promise<boolean> {
  const host = new Host();
  host.storage.set('session.v1', JSON.stringify({ token: 't', usedAt: 0, customerId: OWNER }));
  prepare(host);
  const account = launch(host, () => require('../../services/account') as typeof import('../../services/account'));
  void account.dropForeignSession();
  await pass();
  return host.storage.has('session.v1');
}

test('the same account keeps its session', async () => {
  expect(await afterShow(() => undefined)).toBe(true);
});

test.each<[string, (host: Host) => void]>([
  ['nobody is logged in', (host) => void (host.loggedIn = false)],
  ['somebody else is', (host) => void (host.replies['getUserInfo'] = [{ ok: { customerId: '2' } }])],
  [
    'the login is not allowed any more',
    (host) => void (host.replies['getSetting'] = [{ ok: { authSetting: { authCode: false } } }]),
  ],
])('the session ends when %s', async (_why, prepare) => {
  expect(await afterShow(prepare)).toBe(false);
});

test.each<[string, (host: Host) => void]>([
  [
    'that cannot list what was allowed',
    (host) => void (host.replies['getSetting'] = [{ no: { error: 'NotSupported' } }]),
  ],
  ['that refuses to name its user', (host) => void (host.replies['getUserInfo'] = [{ no: 'Permission denied' }])],
  [
    'where naming the user was never allowed',
    (host) => void (host.replies['getSetting'] = [{ ok: { authSetting: { authCode: true } } }]),
  ],
])('a host %s changes nothing', async (_why, prepare) => {
  expect(await afterShow(prepare)).toBe(true);
});

test('without a session nothing is asked', async () => {
  const host = new Host();
  const account = launch(host, () => require('../../services/account') as typeof import('../../services/account'));
  void account.dropForeignSession();
  await pass();
  expect(host.names()).toEqual(['getStorage']);
});
