import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import { fact, home, openApp } from './phone.ts';
import { localServer } from '../shell/support.ts';

/** A page with one line per call; a tap on a name calls it, and what it answers is logged. */
function calls(options: Record<string, string>) {
  const names = Object.keys(options);
  return home(
    names.map((name) => `<view onTap="run" data-name="${name}">${name}</view>`).join('\n'),
    `{
      run({ target }) {
        const name = target.dataset.name;
        const say = (kind) => (value) => console.log('> ' + name + ' ' + kind + ' ' + (JSON.stringify(value) || 'undefined'));
        const options = { ${names.map((name) => `${JSON.stringify(name)}: ${options[name]}`).join(', ')} };
        const [api] = name.split('#');
        my[api]({ ...options[name], success: say('ok'), fail: say('no') });
      },
    }`,
  );
}

const dialog = 'role=dialog';

fact(
  '7.2 prompt, action sheet and confirm answer what was chosen and what was cancelled',
  calls({
    prompt: `{ title: 'Tên', message: 'Tên bạn?', placeholder: 'An' }`,
    showActionSheet: `{ title: 'Chọn', items: ['một', 'hai'], cancelButtonText: 'Thôi' }`,
    confirm: `{ title: 'Chắc chưa' }`,
  }),
  async ({ page, tap, hears }) => {
    await tap('prompt');
    await page.getByPlaceholder('An').fill('Bình');
    await page.keyboard.press('Enter');
    await hears('prompt ok {"ok":true,"inputValue":"Bình"}');
    await tap('prompt');
    await page.locator(dialog).getByText('Cancel').click();
    await hears('prompt ok {"ok":false}');
    await tap('showActionSheet');
    await page.locator(dialog).getByText('hai').click();
    await hears('showActionSheet ok {"index":1}');
    await tap('showActionSheet');
    await page.locator(dialog).getByText('Thôi').click();
    await hears('showActionSheet ok {"index":-1}');
    await tap('confirm');
    await page.locator(dialog).waitFor();
    await page.keyboard.press('Escape');
    await hears('confirm ok {"confirm":false,"ok":false}');
  },
);

fact(
  '7.2 datePicker, optionsSelect and multiLevelSelect',
  calls({
    datePicker: `{ format: 'dd-MM-yyyy', currentDate: '24-12-2026' }`,
    'datePicker#time': `{ format: 'HH:mm', currentDate: '08:30' }`,
    optionsSelect: `{ optionsOne: ['a', 'b'], optionsTwo: ['x', 'y'], selectedTwoIndex: 1 }`,
    multiLevelSelect: `{ title: 'Nơi', list: [{ name: 'Bắc', subList: [{ name: 'Hà Nội' }] }, { name: 'Nam' }] }`,
  }),
  async ({ page, tap, hears }) => {
    await tap('datePicker');
    await page.getByLabel('Ngày giờ').fill('2026-12-25');
    await page.locator(dialog).getByText('Xong').click();
    await hears('datePicker ok {"date":"25-12-2026"}');
    await tap('datePicker#time');
    await page.locator(dialog).getByText('Xong').click();
    await hears('datePicker#time ok {"date":"08:30"}');
    await tap('datePicker');
    await page.locator(dialog).waitFor();
    await page.keyboard.press('Escape');
    await hears(/^datePicker no .*"errorMessage":"No item selected"/);
    await tap('optionsSelect');
    await page.getByLabel('Lựa chọn 1').selectOption('b');
    await page.locator(dialog).getByRole('button', { name: 'Chọn' }).click();
    await hears(
      'optionsSelect ok {"selectedOneIndex":1,"selectedOneOption":"b","selectedTwoIndex":1,"selectedTwoOption":"y"}',
    );
    await tap('multiLevelSelect');
    await page.locator(dialog).getByText('Bắc').click();
    await page.locator(dialog).getByText('Hà Nội').click();
    await hears('multiLevelSelect ok {"success":true,"result":[{"name":"Bắc"},{"name":"Hà Nội"}]}');
  },
);

fact(
  '7.2 pictures: chooseImage, getImageInfo, compressImage, previewImage and saved files',
  home(
    '<view onTap="choose">chọn</view><image src="{{path}}" onLoad="loaded" />',
    `{
      data: { path: '' },
      choose() { my.chooseImage({ success: ({ filePaths, tempFiles }) => this.use(filePaths[0], tempFiles[0]) }); },
      use(path, { width, height }) {
        console.log('> picked ' + width + 'x' + height);
        this.setData({ path });
        my.getImageInfo({ src: path, success: ({ width, orientation, type }) => console.log('> info ' + [width, orientation, type]) });
        my.compressImage({ filePaths: [path], compressLevel: 0, success: ({ filePaths }) => console.log('> compressed ' + filePaths.length) });
        my.saveFile({ filePath: path, success: ({ filePath }) => my.getSavedFileList({ success: ({ fileList }) => {
          console.log('> saved ' + fileList.length + ' ' + (fileList[0].filePath === filePath));
          my.previewImage({ urls: [path, path], current: 1, success: (value) => console.log('> closed ' + JSON.stringify(value)) });
        } }) });
      },
      loaded({ detail }) { console.log('> shown ' + detail.width); },
    }`,
  ),
  async ({ page, tap, hears }) => {
    await tap('chọn');
    await page.locator(dialog).getByText('Chụp ảnh').click();
    for (const line of ['picked 800x600', 'shown 800', 'info 800,up,png', 'compressed 1', 'saved 1 true'])
      await hears(line);
    await page.getByText('2/2').waitFor();
    await page.getByRole('button', { name: 'Ảnh sau' }).click();
    await page.getByText('1/2').waitFor();
    await page.getByRole('button', { name: 'Đóng', exact: true }).click();
    await hears('closed {"success":true}');
  },
);

test('7.2 uploadFile sends a form and answers text, downloadFile answers a path that can be shown', async (t) => {
  const origin = await localServer(t, (request: http.IncomingMessage, response: http.ServerResponse) => {
    let body = '';
    request.setEncoding('latin1');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const names = [...body.matchAll(/name="(\w+)"/g)].map((match) => match[1]);
      response.end(request.method === 'POST' ? `{"names":"${names.join()}"}` : 'tải về');
    });
  });
  const { tap, hears } = await openApp(
    t,
    {
      'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      ...calls({
        uploadFile: `{ url: 'https://files.example/up', filePath: '/a.svg', fileName: 'picture', fileType: 'image', formData: { id: 7 } }`,
        downloadFile: `{ url: 'https://files.example/down' }`,
      }),
    },
    { args: ['--map', `https://files.example=${origin}`] },
  );
  await tap('downloadFile');
  await hears(/^downloadFile ok \{"filePath":"blob:/);
  await tap('uploadFile');
  await hears(String.raw`uploadFile ok "{\"names\":\"id,picture\"}"`);
});

fact(
  '7.2 storage: a missing key is a success, values keep their types, info counts',
  home(
    '<view>kho</view>',
    `{
      onLoad() {
        const say = (name) => (value) => console.log('> ' + name + ' ' + JSON.stringify(value) + (value && 'data' in value ? ' has data' : ''));
        my.getStorage({ key: 'none', success: say('missing') });
        my.setStorage({ key: 'a', data: { n: 1, list: [true, null] }, success: () => {
          my.getStorage({ key: 'a', success: say('kept') });
          my.getStorageInfo({ success: ({ keys, limitSize }) => console.log('> info ' + keys + ' ' + limitSize) });
          my.removeStorage({ key: 'a', success: () => my.getStorage({ key: 'a', success: say('gone') }) });
        } });
        my.setEncryptedStorage({ key: 's', data: 'secret', success: () => my.getAllKeysEncryptedStorage({ success: say('keys') }) });
      },
    }`,
  ),
  async ({ hears }) => {
    await hears(/^missing \{.*has data$/);
    await hears('kept {"data":{"n":1,"list":[true,null]}} has data');
    await hears(/^info .*a.* 5120$/);
    await hears(/^gone \{.*has data$/);
    await hears('keys {"keys":["s"]}');
  },
);

fact(
  '7.2 clipboard, place and settings ask once and remember',
  calls({
    setClipboard: `{ text: 'mã 42' }`,
    getClipboard: '{}',
    getLocation: '{}',
    getSetting: '{}',
  }),
  async ({ page, tap, hears }) => {
    await tap('getLocation');
    await page.locator(dialog).getByText('Từ chối').click();
    await hears(/^getLocation no .*Permission denied/);
    await tap('setClipboard');
    await page.locator(dialog).getByText('Đồng ý').click();
    await hears('setClipboard ok undefined');
    await tap('getClipboard');
    await hears('getClipboard ok {"text":"mã 42"}');
    await tap('getSetting');
    await hears(/^getSetting ok .*"location":false.*"clipboard":true/);
  },
);

test('7.2 one web socket: open, echo, close, and an address that is none', async (t) => {
  const { hears } = await openApp(
    t,
    home(
      '<view>ổ cắm</view>',
      `{
        onLoad() {
          my.onSocketError(() => console.log('> error'));
          my.onSocketClose(() => console.log('> closed'));
          my.connectSocket({ url: 'http://nowhere', fail: (failure) => console.log('> ' + failure.errorMessage) });
          my.connectSocket({ url: 'ws://127.0.0.1:9/', success: (value) => console.log('> ' + JSON.stringify(value)) });
          my.connectSocket({ url: 'ws://127.0.0.1:9/', fail: (failure) => console.log('> ' + failure.errorMessage) });
        },
      }`,
    ),
  );
  for (const line of ['Invalid WebSocket URL.', '{"success":true}', 'WebSocket is already opened.', 'error', 'closed'])
    await hears(line);
});

fact(
  '7.2 bars: search box, loading, share, tab dots, items and style',
  {
    'app.json': JSON.stringify({
      pages: ['pages/home/index', 'pages/two/index'],
      tabBar: {
        items: [
          { pagePath: 'pages/home/index', name: 'Một' },
          { pagePath: 'pages/two/index', name: 'Hai' },
        ],
      },
    }),
    ...home(
      '<view onTap="bars">thanh</view>',
      `{
        bars() {
          my.setNavigationBar({ search: { show: true, placeholder: 'Tìm gì?' } });
          my.showNavigationBarLoading();
          my.showTabBarRedDot({ index: 1 });
          my.setTabBarStyle({ selectedColor: '#ff0000' });
          my.setTabBarItem({ index: 1, text: 'Đôi', iconPath: '', selectedIconPath: '' });
          my.setTabBarItem({ index: 1, fail: (failure) => console.log('> ' + failure.errorMessage) });
          my.setCanPullDown({ canPullDown: 'x', fail: (failure) => console.log('> ' + JSON.stringify(failure)) });
          my.getTitleColor({ success: (value) => console.log('> ' + JSON.stringify(value)) });
        },
        onSearchEvent(event) { console.log('> search ' + JSON.stringify(event)); },
        onShareAppMessage({ from }) { return { title: 'Chia sẻ từ ' + from }; },
      }`,
    ),
    'pages/two/index.txml': '<view>hai</view>',
    'pages/two/index.js': 'Page({});',
  },
  async ({ page, tap, hears }) => {
    await tap('thanh');
    await page.getByRole('button', { name: 'Tìm gì?' }).click();
    await hears('search {"index":0}');
    await page.getByRole('tab', { name: 'Đôi' }).waitFor();
    assert.equal(await page.locator('.tab-mark.dot').count(), 1);
    for (const line of ['Missing params', '"Invalid params"', '{"color":"#FFFFFF"}']) await hears(line);
    await page.getByRole('button', { name: 'Tùy chọn' }).click();
    await page.locator(dialog).getByText('Chia sẻ trang này').click();
    await page.getByText('Chia sẻ từ menu').waitFor();
  },
);

fact(
  '7.2 deep links, calls and leaving',
  calls({
    openDeeplink: `{ url: 'https://tiki.example' }`,
    makePhoneCall: `{ number: '19006035' }`,
    exitMiniApp: '{}',
    startCompass: '{}',
  }),
  async ({ page, tap, hears, lines }) => {
    await tap('openDeeplink');
    await hears(/^openDeeplink no .*URL is not supported/);
    await tap('makePhoneCall');
    await page.locator(dialog).getByRole('button', { name: 'Gọi', exact: true }).click();
    await hears('makePhoneCall ok {}');
    await tap('startCompass');
    await hears(/^startCompass no .*"error":"NotSupported"/);
    assert.ok(lines.some((line) => line.includes('my.startCompass is not supported in the preview.')));
    await tap('exitMiniApp');
    await hears('exitMiniApp ok {}');
    await page.getByText('Bạn đã rời khỏi ứng dụng.').waitFor();
  },
);

fact(
  '1.3 and 10-2 a pull at the top refreshes a page that wants it, by mouse',
  home(
    '<view style="height: 400px">kéo</view>',
    `{ onPullDownRefresh() { console.log('> pulled'); my.stopPullDownRefresh(); } }`,
    '{ "pullRefresh": true }',
  ),
  async ({ page, sees, hears }) => {
    await sees('kéo');
    await page.mouse.move(100, 150);
    await page.mouse.down();
    await page.mouse.move(100, 300, { steps: 3 });
    await page.mouse.up();
    await hears('pulled');
  },
);
