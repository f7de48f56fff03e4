import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { ImageStore } from '../images.ts';
import type { Actor, BackOffice } from '../modules/back-office/types.ts';
import { AppError } from '../errors.ts';
import type { Tables } from '../tables.ts';
import type { LoginLimit } from './login-limit.ts';
import type { AdminSession, AdminSessions } from './sessions.ts';

/** What the admin's routes work with. */
export interface AdminContext {
  db: Kysely<Tables>;
  backOffice: BackOffice;
  images: ImageStore;
  /** The shop's clock, for ages; sessions and logins go by `realNow`. */
  clock: Clock;
  realNow: () => number;
  sessions: AdminSessions;
  logins: LoginLimit;
  environment: string;
  /** Cookies are `Secure`: the admin is opened by https. */
  secure: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard on every route that needs somebody logged in. */
    admin: AdminSession | null;
  }
}

/** Who is logged in. */
export function sessionOf(request: FastifyRequest): AdminSession {
  if (!request.admin) throw new AppError('UNAUTHENTICATED');
  return request.admin;
}

const MAX_WHY = 500;

/** Who acts, and the reason given. @throws AppError BAD_REQUEST without one. */
export function actorOf(request: FastifyRequest, why: unknown): Actor {
  const reason = typeof why === 'string' ? why.trim() : '';
  if (!reason) throw new AppError('BAD_REQUEST', { detail: 'say why: it is kept in the log' });
  if (reason.length > MAX_WHY) throw new AppError('BAD_REQUEST', { detail: `the reason is longer than ${MAX_WHY}` });
  return { who: sessionOf(request).user, why: reason };
}

export type Form = Readonly<Record<string, string>>;

/** The fields of a posted form. */
export function formOf(request: FastifyRequest): Form {
  return (request.body ?? {}) as Form;
}

/** After a form: the browser gets the next page with GET, so that reloading does not repeat the action. */
export function seeOther(reply: FastifyReply, path: string): FastifyReply {
  return reply.redirect(path, 303);
}
