import { html, type Html } from '../html.ts';
import { csrfField } from '../layout.ts';
import { MIN_PASSWORD } from '../users.ts';

export function loginPage(next: string, fault: string): Html {
  return html`<form class="login" method="post" action="/admin/login">
    ${fault && html`<p class="notice bad" role="alert">${fault}</p>`}
    <input type="hidden" name="next" value="${next}" />
    <label
      >Name <span lang="vi">Tên</span
      ><input name="name" required autocomplete="username" autocapitalize="none" autofocus
    /></label>
    <label
      >Password <span lang="vi">Mật khẩu</span
      ><input name="password" type="password" required autocomplete="current-password"
    /></label>
    <button>Log in · Đăng nhập</button>
    <p>
      <small>No user yet: <code>npm run server -- add-admin NAME</code></small>
    </p>
  </form>`;
}

export function accountPage(user: string, fault: string, csrf: string): Html {
  return html`<p>You are <b>${user}</b>. A new password ends your other sessions.</p>
    <form class="edit" method="post" action="/admin/account">
      ${csrfField(csrf)} ${fault && html`<p class="notice bad wide" role="alert">${fault}</p>`}
      <label>Old password<input name="old" type="password" required autocomplete="current-password" /></label>
      <label
        >New password<input
          name="password"
          type="password"
          required
          minlength="${MIN_PASSWORD}"
          autocomplete="new-password"
      /></label>
      <button>Change · Đổi mật khẩu</button>
    </form>`;
}
