import assert from 'node:assert/strict';
import { fact, home } from './phone.ts';

/** Calls that answer without anybody's doing, and what the specification says they answer; of a failure, its text. */
const ANSWERS: Readonly<Record<string, readonly ['success' | 'fail', unknown]>> = {
  'setStorage {"key":"a","data":1}': ['success', {}],
  'getStorage {"key":"a"}': ['success', { data: 1 }],
  'removeStorage {"key":"a"}': ['success', {}],
  'clearStorage {}': ['success', {}],
  'showLoading {}': ['success', {}],
  'hideLoading {}': ['success', {}],
  'showOverlay {}': ['success', {}],
  'hideOverlay {}': ['success', {}],
  'setNavigationBar {"title":"A","titleBarColor":"#0b74e5"}': ['success', true],
  'getTitleColor {}': ['success', { color: '#0b74e5' }],
  'hideBackHome {"hide":true}': ['success', true],
  'showNavigationBarLoading {}': ['success', true],
  'hideNavigationBarLoading {}': ['success', true],
  'addIconsToNavigationBar {"icons":[]}': ['success', true],
  'showAddToDevice {"show":true}': ['success', true],
  'hideTabBar {}': ['success', true],
  'showTabBar {}': ['success', true],
  'setTabBarBadge {"index":0,"text":"5"}': ['success', true],
  'setTabBarBadge {"index":0}': ['fail', 'Index and text are required'],
  'removeTabBarBadge {"index":0}': ['success', true],
  'removeTabBarBadge {}': ['fail', 'Index is required'],
  'showTabBarRedDot {"index":0}': ['success', true],
  'hideTabBarRedDot {}': ['fail', 'Index is required'],
  'setTabBarItem {"index":0}': ['fail', 'Missing params'],
  'setTabBarStyle {"color":"#000000"}': ['success', true],
  'startPullDownRefresh {}': ['success', {}],
  'stopPullDownRefresh {}': ['success', {}],
  'setCanPullDown {"canPullDown":true}': ['success', {}],
  'setCanPullDown {}': ['fail', 'Invalid params'],
  'setBackgroundColor {"backgroundColor":"#eeeeee"}': ['success', {}],
  'setBackgroundTextStyle {"textStyle":"dark"}': ['success', {}],
  'pageScrollTo {"scrollTop":0}': ['success', { success: true }],
  'hideKeyboard {}': ['success', {}],
  'getNetworkType {}': ['success', { networkAvailable: true, networkType: 'WIFI' }],
  'getRunScene {}': ['success', { version: '1.104.4', envVersion: 'develop' }],
  'isLoggedIn {}': ['success', true],
  'openDeeplink {"url":"https://tiki.vn"}': ['fail', 'URL is not supported'],
  'request {"url":"http://shop.example/a"}': ['fail', '"url" has to be loaded over https'],
  'enableHardwareBackPress {}': ['success', {}],
  'disableHardwareBackPress {}': ['success', {}],
  'closeSocket {}': ['success', { success: true }],
  'navigateBack {}': ['success', {}],
  'switchTab {"url":"pages/other/index"}': ['fail', 'pages/other/index is not a page of the tab bar'],
};

type Said = [kind: string, value: unknown];

function textOf(failure: unknown): unknown {
  return typeof failure === 'string' ? failure : (failure as { errorMessage: string }).errorMessage;
}

fact(
  '7.1, 7.2 each call that needs nobody answers as the specification says, with complete after it',
  {
    ...home(
      '<view>x</view>',
      `{ onReady() {
        const calls = ${JSON.stringify(Object.keys(ANSWERS))};
        const next = () => {
          const call = calls.shift();
          if (!call) return console.log('> end');
          const [name] = call.split(' ');
          const said = [];
          const hear = (kind) => (value) => said.push([kind, value]);
          my[name]({ ...JSON.parse(call.slice(name.length + 1)), success: hear('success'), fail: hear('fail'), complete(value) { hear('complete')(value); console.log('> ' + JSON.stringify([call, said])); next(); } });
        };
        next();
      } }`,
      '{ "pullRefresh": true }',
    ),
    'pages/other/index.txml': '<view>y</view>',
    'app.json': JSON.stringify({
      pages: ['pages/home/index', 'pages/other/index'],
      tabBar: { items: [{ pagePath: 'pages/home/index', name: 'Một' }] },
    }),
  },
  async ({ hears, logs }) => {
    await hears('end');
    const heard = logs()
      .filter((line) => line.startsWith('['))
      .map((line) => JSON.parse(line) as [string, Said[]]);
    const answers = heard.map(([call, [first, last]]) => {
      assert.deepEqual(last, ['complete', first?.[1]], `${call}: complete has the same argument`);
      return [call, first?.[0] === 'fail' ? ['fail', textOf(first[1])] : first];
    });
    assert.deepEqual(Object.fromEntries(answers), ANSWERS);
  },
);
