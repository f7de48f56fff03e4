import type { FastifyReply, FastifyRequest } from 'fastify';
import { html, Html, t } from './html.ts';
import type { Words } from './words.ts';

const PAGES = [
  ['/admin/orders', 'Orders', 'Đơn hàng'],
  ['/admin/review', 'Review', 'Cần xem xét'],
  ['/admin/alarms', 'Alarms', 'Cảnh báo'],
  ['/admin/reconciliation', 'Reconciliation', 'Đối soát'],
  ['/admin/catalogue', 'Catalogue', 'Sản phẩm'],
  ['/admin/log', 'Log', 'Nhật ký'],
] as const;

/** What an action ended in, told on the page after it. Only these: a link cannot put words of its own on our pages. */
const DONE: Readonly<Record<string, Words>> = {
  done: ['Done.', 'Đã xong.'],
  waiting: [
    'Written down. Tiki has not confirmed it yet: the shop goes on asking, look again in a minute.',
    'Đã ghi nhận. Tiki chưa xác nhận: shop vẫn đang hỏi, xem lại sau một phút.',
  ],
  saved: ['Saved.', 'Đã lưu.'],
  imported: ['Imported.', 'Đã nhập.'],
  resolved: ['Resolved.', 'Đã xử lý.'],
  compared: ['Compared with Tiki.', 'Đã so với Tiki.'],
  password: ['The password is changed.', 'Đã đổi mật khẩu.'],
};

export interface PageParts {
  title: string;
  /** The title in Vietnamese; without it the title is no word of ours. */
  vietnamese?: string;
  body: Html;
  /** Its file in assets/, for what cannot be done without. */
  script?: string;
}

/** Sends a whole page: header and navigation for who is logged in, then the body. */
export function page(request: FastifyRequest, reply: FastifyReply, parts: PageParts): FastifyReply {
  const { title, vietnamese, body, script } = parts;
  const done = DONE[new URL(request.url, 'http://admin').searchParams.get('done') ?? ''];
  const lang = languageOf(request);
  const document = html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${lang === 'vi' ? (vietnamese ?? title) : title} · Tini Checkout</title>
        <link rel="stylesheet" href="/admin/assets/admin.css" />
        <link rel="icon" href="/admin/assets/icon.svg" />
        ${script && html`<script src="/admin/assets/${script}" defer></script>`}
      </head>
      <body>
        <a class="skip" href="#main">${t('Skip to content', 'Đến nội dung')}</a>
        ${header(request, lang)}
        <main id="main">
          <h1>${vietnamese === undefined ? title : t(title, vietnamese)}</h1>
          ${done && html`<p class="notice good" role="status">${both(done)}</p>`} ${body}
        </main>
      </body>
    </html>`;
  return reply.type('text/html; charset=utf-8').send(document.text);
}

function header({ url, admin }: FastifyRequest, lang: Language): Html {
  const other = lang === 'vi' ? 'en' : 'vi';
  const language = html`<a
    href="/admin/language?${new URLSearchParams({ to: other, back: url }).toString()}"
    lang="${other}"
    >${lang === 'vi' ? 'English' : 'Tiếng Việt'}</a
  >`;
  if (!admin) return html`<header class="out">${language}</header>`;
  return html`<header>
    <nav aria-label="${lang === 'vi' ? 'Quản trị' : 'Admin'}">
      ${PAGES.map(
        ([path, ...words]) =>
          html`<a href="${path}" ${url.startsWith(path) && html`aria-current="page"`}>${both(words)}</a>`,
      )}
    </nav>
    <form class="who" method="post" action="/admin/logout">
      ${language} ${csrfField(admin.csrf)}<a href="/admin/account">${admin.user}</a
      ><button class="link">${t('Log out', 'Đăng xuất')}</button>
    </form>
  </header>`;
}

type Language = 'vi' | 'en';
const LANGUAGE_COOKIE = 'admin_language';

/** Vietnamese, unless this browser asked for English. */
function languageOf(request: FastifyRequest): Language {
  return new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=en(?:;|$)`).test(request.headers.cookie ?? '') ? 'en' : 'vi';
}

/** Remembers the language for a year; it says nothing about a person. */
export function setLanguage(reply: FastifyReply, to: string | undefined): void {
  reply.header(
    'Set-Cookie',
    `${LANGUAGE_COOKIE}=${to === 'en' ? 'en' : 'vi'}; Path=/admin; HttpOnly; SameSite=Lax; Max-Age=31536000`,
  );
}

export function csrfField(csrf: string): Html {
  return html`<input type="hidden" name="_csrf" value="${csrf}" />`;
}

/** Words in both languages; what has no Vietnamese is no word of ours. */
export function both([english, vietnamese]: Words): Html {
  return vietnamese === '' ? html`${english}` : t(english, vietnamese);
}

/** A link to the next page of a list, with the filter kept. */
export function nextPage(path: string, query: Record<string, string | undefined>, cursor: string | null): Html {
  if (cursor === null) return html``;
  return html`<p class="more">
    <a class="button" rel="next" href="${link(path, { ...query, cursor })}">${t('Next page', 'Trang sau')}</a>
  </p>`;
}

export function link(path: string, query: Record<string, string | undefined>): string {
  const set = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return set.length > 0 ? `${path}?${new URLSearchParams(set).toString()}` : path;
}

/** A small form that asks why and does one thing. */
export function actionForm(action: string, csrf: string, { label, danger = false, hint }: ActionWords): Html {
  return html`<form class="action" method="post" action="${action}">
    ${csrfField(csrf)}
    <label>${t('Why', 'Lý do')}<input name="why" required maxlength="500" autocomplete="off" /></label>
    <button class="${danger ? 'danger' : ''}">${both(label)}</button>
    ${hint && html`<small>${both(hint)}</small>`}
  </form>`;
}

export interface ActionWords {
  label: Words;
  danger?: boolean;
  hint?: Words;
}
