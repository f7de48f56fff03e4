import { html, t, type Html } from '../html.ts';
import { both, csrfField } from '../layout.ts';
import { MIN_PASSWORD } from '../users.ts';
import type { Words } from '../words.ts';

export function loginPage(next: string, fault?: Words): Html {
  return html`<form class="login" method="post" action="/admin/login">
    ${fault && html`<p class="notice bad" role="alert">${both(fault)}</p>`}
    <input type="hidden" name="next" value="${next}" />
    <label
      >${t('Name', 'Tên')}<input name="name" required autocomplete="username" autocapitalize="none" autofocus
    /></label>
    <label
      >${t('Password', 'Mật khẩu')}<input name="password" type="password" required autocomplete="current-password"
    /></label>
    <button>${t('Log in', 'Đăng nhập')}</button>
    <p>
      <small>${t('No user yet:', 'Chưa có người dùng:')} <code>npm run server -- add-admin NAME</code></small>
    </p>
  </form>`;
}

export function accountPage(user: string, csrf: string, fault?: Words): Html {
  return html`<p>
      ${t('You are', 'Bạn là')} <b>${user}</b>.
      ${t('A new password ends your other sessions.', 'Mật khẩu mới kết thúc các phiên khác của bạn.')}
    </p>
    <form class="edit" method="post" action="/admin/account">
      ${csrfField(csrf)} ${fault && html`<p class="notice bad wide" role="alert">${both(fault)}</p>`}
      <label
        >${t('Old password', 'Mật khẩu cũ')}<input name="old" type="password" required autocomplete="current-password"
      /></label>
      <label
        >${t('New password', 'Mật khẩu mới')}<input
          name="password"
          type="password"
          required
          minlength="${MIN_PASSWORD}"
          autocomplete="new-password"
      /></label>
      <button>${t('Change', 'Đổi mật khẩu')}</button>
    </form>`;
}
