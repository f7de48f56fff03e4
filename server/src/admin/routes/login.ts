import type { FastifyInstance } from 'fastify';
import { formOf, seeOther, sessionOf, type AdminContext } from '../context.ts';
import { readCookie, setCookie } from '../guard.ts';
import { page, setLanguage } from '../layout.ts';
import { accountPage, loginPage } from '../pages/login.ts';
import type { Words } from '../words.ts';
import { authenticate, MAX_PASSWORD, MIN_PASSWORD, passwordFault, saveUser } from '../users.ts';

/** Whatever is wrong with it. */
const PASSWORD_FORM = `Mật khẩu dài từ ${MIN_PASSWORD} đến ${MAX_PASSWORD} ký tự.`;
const HELD: Words = ['Too many wrong passwords. Wait 15 minutes.', 'Sai mật khẩu quá nhiều lần. Chờ 15 phút.'];
const WRONG: Words = ['Name or password is wrong.', 'Sai tên hoặc mật khẩu.'];

/** Open to everybody: the login form. */
export async function loginRoutes(app: FastifyInstance, context: AdminContext): Promise<void> {
  const { db, sessions, logins, secure } = context;

  app.get<{ Querystring: { next?: string } }>('/admin/login', (request, reply) =>
    page(request, reply, {
      title: 'Log in',
      vietnamese: 'Đăng nhập',
      body: loginPage(ownPath(request.query.next)),
    }),
  );

  app.get<{ Querystring: { to?: string; back?: string } }>('/admin/language', (request, reply) => {
    setLanguage(reply, request.query.to);
    return seeOther(reply, ownPath(request.query.back) || '/admin/orders');
  });

  app.post('/admin/login', async (request, reply) => {
    const { name = '', password = '', next } = formOf(request);
    const refuse = (status: number, fault: Words) =>
      page(request, reply.status(status), {
        title: 'Log in',
        vietnamese: 'Đăng nhập',
        body: loginPage(ownPath(next), fault),
      });
    if (logins.isHeld(name, request.ip)) return refuse(429, HELD);
    logins.begin(name, request.ip);
    if (!(await authenticate(db, name, password))) {
      request.log.warn({ user: name.slice(0, 32) }, 'a login to the admin failed');
      return refuse(401, WRONG);
    }
    logins.succeed(name, request.ip);
    const { token } = await sessions.open(name);
    setCookie(reply, token, secure);
    return seeOther(reply, ownPath(next) || '/admin/orders');
  });
}

/** For who is logged in: leaving, and a new password. */
export async function accountRoutes(app: FastifyInstance, context: AdminContext): Promise<void> {
  const { db, sessions, logins, secure, realNow } = context;

  app.post('/admin/logout', async (request, reply) => {
    await sessions.close(readCookie(request));
    setCookie(reply, '', secure);
    return seeOther(reply, '/admin/login');
  });

  app.get('/admin/account', (request, reply) => {
    const { user, csrf } = sessionOf(request);
    return page(request, reply, { title: 'Account', vietnamese: 'Tài khoản', body: accountPage(user, csrf) });
  });

  app.post('/admin/account', async (request, reply) => {
    const { user, csrf } = sessionOf(request);
    const { old = '', password = '' } = formOf(request);
    const refuse = (fault: Words) =>
      page(request, reply.status(400), {
        title: 'Account',
        vietnamese: 'Tài khoản',
        body: accountPage(user, csrf, fault),
      });
    if (logins.isHeld(user, request.ip)) return refuse(HELD);
    logins.begin(user, request.ip);
    if (!(await authenticate(db, user, old))) return refuse(['The old password is wrong.', 'Sai mật khẩu cũ.']);
    logins.succeed(user, request.ip);
    const fault = passwordFault(password);
    if (fault) return refuse([fault, PASSWORD_FORM]);
    await saveUser(db, user, password, realNow());
    const { token } = await sessions.open(user);
    setCookie(reply, token, secure);
    return seeOther(reply, '/admin/account?done=password');
  });
}

/** Only a path of the admin: a link must not send people elsewhere after they log in. */
function ownPath(next: string | undefined): string {
  return next !== undefined && /^\/admin\/[\w/?=&.%~-]*$/.test(next) ? next : '';
}
