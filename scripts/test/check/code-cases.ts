import type { Case } from './cases.ts';
import type { Files } from './app-folder.ts';

const home = (txml: string): Files => ({ 'src/pages/home/index.txml': txml, 'src/pages/home/index.json': '{}' });
const script = (js: string): Files => ({ 'src/pages/cart/index.js': js });
const HOME = 'pages/home/index.txml';
const CART = 'pages/cart/index.js';

export const TEMPLATE_CASES: readonly Case[] = [
  [
    'an element of the web',
    home('<div>\n <veiw/></div>'),
    [`tag-unknown ${HOME}:1:2 ?view`, `tag-unknown ${HOME}:2:3 ?view`],
  ],
  [
    'an attribute one letter off',
    home('<image scr="https://x.vn/a.png" mode="widthFix" />'),
    [`attribute-unknown ${HOME}:1:8 ?src`],
  ],
  [
    'events of other platforms',
    home('<view onClick="onTapRow"></view><view bindtap="onTapRow"></view>'),
    [`event-unknown ${HOME}:1:7 ?onTap`, `event-unknown ${HOME}:1:39 ?onTap`],
  ],
  ['a handler that is not there', home('<view onTap="onTapRwo" />'), [`handler-missing ${HOME}:1:14 ?onTapRow`]],
  [
    'a function prop that is not there',
    {
      'src/pages/home/index.txml': '<price onSelect="onPick" />',
    },
    [`handler-prop-missing ${HOME}:1:18`],
  ],
  ['a handler with arguments', home('<view onTap="onTapRow(1)" />'), [`handler-call ${HOME}:1:14`]],
  ['a list without keys', home('<view tiki:for="{{list}}" />'), [`key-missing ${HOME}:1:7`]],
  ['a global in a template', home('<text>{{Math.round(a)}}</text>'), [`template-global ${HOME}:1:9`]],
  [
    'a template that nobody defines',
    home('<template name="row"><view /></template><template is="rwo" />'),
    [`template-missing ${HOME}:1:55 ?row`],
  ],
  ['an import that is not there', home('<import src="./rows.txml" />'), [`import-missing ${HOME}:1:14`]],
  ['an include that is not there', home('<include src="./rows.txml" />'), [`include-missing ${HOME}:1:1`]],
  ['a file that includes itself', home('<include src="./index.txml" />'), [`include-cycle ${HOME}:1:1`]],
  ['half an expression', home('<text>{{a +}}</text>'), [`expression-syntax ${HOME}:1:12`]],
  ['no expression', home('<text>{{ }}</text>'), [`expression-empty ${HOME}:1:9`]],
  ['an assignment', home('<text>{{a = 1}}</text>'), [`expression-forbidden ${HOME}:1:9`]],
  ['two expressions in one', home('<text>{{a b}}</text>'), [`expression-trailing ${HOME}:1:10`]],
  ['braces that never close', home('<text>{{a</text>'), [`mustache-unclosed ${HOME}:1:7`]],
  [
    'tags that do not match',
    home('<view><text></view></text>'),
    [`tag-unclosed ${HOME}:1:7`, `tag-unopened ${HOME}:1:20`],
  ],
  ['a picture without end', home('<view><image src="https://x.vn/a.png"></view>'), [`tag-void-unclosed ${HOME}:1:7`]],
  ['a tag without its bracket', home('<view'), [`tag-unclosed ${HOME}:1:1`, `tag-unfinished ${HOME}:1:1`]],
  ['an end tag with a class', home('<view></view class="a">'), [`end-tag-attributes ${HOME}:1:7`]],
  ['a comment without end', home('<view /><!-- '), [`comment-unclosed ${HOME}:1:9`]],
  ['a quote too many', home('<view class="a"" />'), [`attribute-stray ${HOME}:1:16`]],
  ['a class given twice', home('<view class="a" class="b" />'), [`attribute-duplicate ${HOME}:1:17`]],
  ['a value without its quote', home('<view class="a onTap="onTapRow" />'), [`attribute-quote-missing ${HOME}:1:7`]],
  ['Vue', home('<view v-if="a" :key="b" />'), [`attribute-foreign ${HOME}:1:7`, `attribute-foreign ${HOME}:1:16`]],
  ['a directive that does not exist', home('<view tiki:fro="{{list}}" />'), [`directive-unknown ${HOME}:1:7`]],
  ['an else without its if', home('<view tiki:else />'), [`directive-dangling ${HOME}:1:7`]],
  ['a loop over a text', home('<view tiki:for="list" tiki:key="id" />'), [`for-literal ${HOME}:1:7`]],
  [
    'a condition and a value without their braces, and a handler in one',
    home('<view tiki:if="a > 1" class="{a}" onTap="{onTapRow}" /><view tiki:if="true" />'),
    [`if-literal ${HOME}:1:7`, `mustache-single ${HOME}:1:30`, `mustache-single ${HOME}:1:42`],
  ],
  [
    'a loop variable in braces',
    home('<view tiki:for="{{list}}" tiki:for-item="{{row}}" tiki:key="id" />'),
    [`for-name ${HOME}:1:27`],
  ],
  [
    'a template defined twice, and one whose name is computed',
    home('<template name="a" /><template name="a" /><template name="{{b}}" />'),
    [`template-duplicate ${HOME}:1:22`, `template-name ${HOME}:1:53`],
  ],
  [
    'references that name nothing, a computed one, and a script',
    {
      ...home(
        '<import /><import src="{{a}}" /><import-sjs from="./a.js" name="a" /><import-sjs from="./b.sjs" name="1" />',
      ),
      'src/pages/home/a.js': '',
      'src/pages/home/b.sjs': 'export default 1;',
    },
    [
      `reference-missing ${HOME}:1:1`,
      `reference-dynamic ${HOME}:1:11`,
      `reference-sjs ${HOME}:1:33`,
      `sjs-names ${HOME}:1:97`,
    ],
  ],
  [
    'a slot scope that is no name',
    { 'src/pages/home/index.txml': '<price><view slot-scope="1" /></price>' },
    [`slot-scope-names ${HOME}:1:14`],
  ],
  [
    'sjs that reaches for more than it has',
    {
      ...home('<import-sjs from="./a.sjs" name="a" /><text>{{a.b()}}</text>'),
      'src/pages/home/a.sjs': "import x from './x.js';\nexport const b = () => /x/.test(x);",
    },
    ['sjs-import pages/home/a.sjs:1:1', 'sjs-unavailable pages/home/a.sjs:2:24'],
  ],
];

export const SCRIPT_CASES: readonly Case[] = [
  ['code that cannot be read', script('Page({'), [`script-syntax ${CART}:1:7`]],
  ['a module that is not there', script("import a from './a';\nPage({ data: a });"), [`module-missing ${CART}:1:15`]],
  [
    'members of my that do not exist',
    script('Page({ onLoad() {\n  my.navigateto({ url: "pages/home/index" });\n  my.getStorageSync("a");\n} });'),
    [`my-unknown ${CART}:2:6 ?my.navigateTo`, `my-unknown ${CART}:3:6 ?my.getStorage`],
  ],
  [
    'a browser that is not there',
    script('Page({ onLoad() { fetch("a"); localStorage.clear(); new FormData(); } });'),
    [`global-absent ${CART}:1:19`, `global-absent ${CART}:1:31`, `global-uncertain ${CART}:1:57`],
  ],
  [
    'a name declared nowhere',
    script('const total = 1;\nPage({ data: { total: totl } });'),
    [`name-undefined ${CART}:2:23 ?total`],
  ],
  [
    'a request over http, through a constant of another file',
    {
      ...script(
        'import { API } from "../../config";\nPage({ onLoad() { my.request({ url: `${API.base}/cart` }); } });',
      ),
      'src/config.js': 'export const API = { base: "http://api.example.vn" };',
    },
    [`request-http ${CART}:2:37`],
  ],
  [
    'data that cannot cross',
    script('Page({ onLoad() { this.setData({ a: () => 1, b: [new Map()] }); } });'),
    [`set-data-value ${CART}:1:37`, `set-data-value ${CART}:1:50`],
  ],
  ['a misspelt hook', script('Page({ onPullDownRefersh() {} });'), [`hook-misspelt ${CART}:1:8 ?onPullDownRefresh`]],
  [
    'an arrow function that asks for the page',
    script('Page({ onLoad: () => { this.setData({ a: 1 }); }, onShow() { [1].map(() => this.a); }, go: () => 1 });'),
    [`arrow-this ${CART}:1:24`],
  ],
  [
    'a component of another platform',
    { 'src/components/price/index.js': 'Component({ properties: { value: Number }, methods: { onTapPrice() {} } });' },
    ['component-foreign components/price/index.js:1:13'],
  ],
  [
    'a constant that is assigned',
    script('const a = 1;\nPage({ onLoad() { a += 1; } });'),
    [`const-assigned ${CART}:2:19`],
  ],
  [
    'pages that app.json does not have, and a tab that is none',
    script(
      'Page({ onLoad() { my.navigateTo({ url: "pages/hom/index?a=1" }); my.switchTab({ url: "/pages/home" }); } });',
    ),
    [`url-page ${CART}:1:40 ?pages/home/index`, `url-tab ${CART}:1:86`],
  ],
  [
    'syntax for newer compilers',
    script("import a from './a.json' with { type: 'json' };\nPage({ data: a });"),
    [`language-new ${CART}:1:1`, `module-missing ${CART}:1:15`],
  ],
  [
    'a client secret, a private key and signing on the phone',
    {
      'src/keys.js': `export const clientSecret = 'k3y9f8a7b6c5d4e3f2a1b0c9';
const SECRET = 'k3y9f8a7b6c5d4e3f2a1b0c9d8e7';
export const pem = '-----BEGIN PRIVATE KEY-----';
export const headers = (s) => ({ 'X-Tiniapp-Signature': s });`,
    },
    ['secret keys.js:1:30', 'secret keys.js:2:17', 'secret keys.js:3:21', 'signing-on-device keys.js:4:34'],
  ],
];
