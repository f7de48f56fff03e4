import type { FastifyReply, FastifyRequest } from 'fastify';
import { html, Html } from './html.ts';

const PAGES = [
  ['/admin/orders', 'Orders', 'Đơn hàng'],
  ['/admin/review', 'Review', 'Cần xem xét'],
  ['/admin/alarms', 'Alarms', 'Cảnh báo'],
  ['/admin/reconciliation', 'Reconciliation', 'Đối soát'],
  ['/admin/catalogue', 'Catalogue', 'Sản phẩm'],
  ['/admin/log', 'Log', 'Nhật ký'],
] as const;

/** What an action ended in, told on the page after it. Only these: a link cannot put words of its own on our pages. */
const DONE: Readonly<Record<string, string>> = {
  done: 'Done.',
  waiting: 'Written down. Tiki has not confirmed it yet: the shop goes on asking, look again in a minute.',
  saved: 'Saved.',
  imported: 'Imported.',
  resolved: 'Resolved.',
  compared: 'Compared with Tiki.',
  password: 'The password is changed.',
};

export interface PageParts {
  title: string;
  /** Beside the title, in Vietnamese. */
  vietnamese?: string;
  body: Html;
  /** Its file in assets/, for what cannot be done without. */
  script?: string;
}

/** Sends a whole page: header and navigation for who is logged in, then the body. */
export function page(request: FastifyRequest, reply: FastifyReply, parts: PageParts): FastifyReply {
  const { title, vietnamese, body, script } = parts;
  const done = DONE[new URL(request.url, 'http://admin').searchParams.get('done') ?? ''];
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Tini Checkout</title>
        <link rel="stylesheet" href="/admin/assets/admin.css" />
        <link rel="icon" href="/admin/assets/icon.svg" />
        ${script && html`<script src="/admin/assets/${script}" defer></script>`}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        ${request.admin ? header(request.url, request.admin.user, request.admin.csrf) : ''}
        <main id="main">
          <h1>${title}${vietnamese && html` <span lang="vi">${vietnamese}</span>`}</h1>
          ${done && html`<p class="notice good" role="status">${done}</p>`} ${body}
        </main>
      </body>
    </html>`;
  return reply.type('text/html; charset=utf-8').send(document.text);
}

function header(url: string, user: string, csrf: string): Html {
  return html`<header>
    <nav aria-label="Admin">
      ${PAGES.map(
        ([path, english, vietnamese]) =>
          html`<a href="${path}" ${url.startsWith(path) && html`aria-current="page"`}
            >${english} <span lang="vi">${vietnamese}</span></a
          >`,
      )}
    </nav>
    <form class="who" method="post" action="/admin/logout">
      ${csrfField(csrf)}<a href="/admin/account">${user}</a><button class="link">Log out</button>
    </form>
  </header>`;
}

export function csrfField(csrf: string): Html {
  return html`<input type="hidden" name="_csrf" value="${csrf}" />`;
}

/** Two languages side by side. */
export function both([english, vietnamese]: readonly [string, string]): Html {
  return html`${english}${vietnamese && html` <span class="alt" lang="vi">${vietnamese}</span>`}`;
}

/** A link to the next page of a list, with the filter kept. */
export function nextPage(path: string, query: Record<string, string | undefined>, cursor: string | null): Html {
  if (cursor === null) return html``;
  return html`<p class="more">
    <a class="button" rel="next" href="${link(path, { ...query, cursor })}">Next page</a>
  </p>`;
}

export function link(path: string, query: Record<string, string | undefined>): string {
  const set = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return set.length > 0 ? `${path}?${new URLSearchParams(set).toString()}` : path;
}

/** A small form that asks why and does one thing. */
export function actionForm(action: string, csrf: string, { label, danger = false, hint = '' }: ActionWords): Html {
  return html`<form class="action" method="post" action="${action}">
    ${csrfField(csrf)}
    <label>Why <span lang="vi">Lý do</span><input name="why" required maxlength="500" autocomplete="off" /></label>
    <button class="${danger ? 'danger' : ''}">${label}</button>
    ${hint && html`<small>${hint}</small>`}
  </form>`;
}

export interface ActionWords {
  label: string;
  danger?: boolean;
  hint?: string;
}
