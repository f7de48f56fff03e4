import { HostFailure } from '../failure.ts';
import type { PhoneContext } from '../phone-context.ts';
import { text, type HostApi } from './host-api.ts';

/** One socket for the app (tini-framework.md section 7.2). */
let socket: WebSocket | null = null;

export const socketApis: Readonly<Record<string, HostApi>> = {
  connectSocket({ phone, options }) {
    if (socket && socket.readyState <= WebSocket.OPEN) throw new HostFailure('Error', 'WebSocket is already opened.');
    socket = open(phone, text(options, 'url'));
    return { success: true };
  },
  sendSocketMessage({ options }) {
    if (socket?.readyState !== WebSocket.OPEN) throw new HostFailure('Error', 'WebSocket is not opened.');
    socket.send(text(options, 'data'));
    return { success: true };
  },
  closeSocket() {
    socket?.close();
    return { success: true };
  },
};

function open(phone: PhoneContext, url: string): WebSocket {
  if (!isAllowed(url)) throw new HostFailure('Error', 'Invalid WebSocket URL.');
  const opened = new WebSocket(url);
  const tell = (name: string, payload: unknown) => phone.toLogic(['notify', name, payload]);
  opened.addEventListener('open', () => tell('socketOpen', {}));
  opened.addEventListener('message', ({ data }: MessageEvent<unknown>) =>
    tell('socketMessage', { data: typeof data === 'string' ? data : '' }),
  );
  opened.addEventListener('error', () => tell('socketError', { errorMessage: 'The connection failed.' }));
  opened.addEventListener('close', ({ code, reason }) => tell('socketClose', { code, reason }));
  return opened;
}

/** As for `my.request`: encrypted, or on this machine. */
function isAllowed(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'wss:' || (protocol === 'ws:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}
