/**
 * A two-way pipe between two sides that share no memory. What is sent must survive JSON.
 * A MessagePort, a Worker and an in-process pair (tests) all fit.
 */
export interface Connection<Outgoing, Incoming> {
  send(message: Outgoing): void;
  /** One listener; messages that came before it was set are delivered in order when it is. */
  listen(onMessage: (message: Incoming) => void): void;
}
