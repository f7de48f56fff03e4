import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLoopbackHost } from './addresses.ts';

const COOKIE = 'tini-preview-pass';
/** After so many wrong codes only a restart helps. */
const ATTEMPTS = 10;

/**
 * Who may come in from outside loopback (`--host`): the first who says the one-time code. He gets a cookie for this start;
 * the code is spent.
 */
export class Door {
  readonly code = String(randomInt(100_000_000)).padStart(8, '0');
  readonly #pass = randomBytes(24).toString('base64url');
  #spent = false;
  #wrong = 0;

  /** True: go on. False: an answer has been sent. */
  admit(request: FastifyRequest, reply: FastifyReply): boolean {
    if (isLocal(request) || cookieOf(request) === this.#pass) return true;
    const url = new URL(request.url, 'http://preview');
    const said = url.searchParams.get('code');
    if (said !== null && this.#accept(said)) {
      void reply.header('set-cookie', `${COOKIE}=${this.#pass}; HttpOnly; SameSite=Strict; Path=/`);
      void reply.redirect(url.pathname);
    } else {
      void reply.code(401).type('text/html; charset=utf-8').send(CODE_FORM);
    }
    return false;
  }

  #accept(said: string): boolean {
    if (this.#spent || this.#wrong >= ATTEMPTS) return false;
    const right = said.length === this.code.length && timingSafeEqual(Buffer.from(said), Buffer.from(this.code));
    if (right) this.#spent = true;
    else this.#wrong += 1;
    return right;
  }
}

/** Whether the request comes from this machine itself. */
export function isLocal(request: FastifyRequest): boolean {
  return isLoopbackHost((request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''));
}

/** The machine's own addresses that others can reach. */
export function outsideAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((entries) =>
    (entries ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  );
}

function cookieOf(request: FastifyRequest): string | null {
  return new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? null;
}

const CODE_FORM = `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tini preview</title></head>
<body style="font:16px/1.5 sans-serif;padding:24px"><form>
<label>Mã truy cập (in trong cửa sổ dòng lệnh) <input name="code" inputmode="numeric" autocomplete="one-time-code" required></label>
<button>Vào</button></form></body></html>
`;
