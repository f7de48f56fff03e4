import type { Connection } from '../protocol/connection.ts';

/** A MessagePort as a connection; the port keeps what came before somebody listened. */
export function connectPort<Outgoing, Incoming>(port: MessagePort): Connection<Outgoing, Incoming> {
  return {
    send: (message) => port.postMessage(message),
    listen: (onMessage) => {
      port.addEventListener('message', (event: MessageEvent<Incoming>) => onMessage(event.data));
      port.start();
    },
  };
}
