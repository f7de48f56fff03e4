/** The preview cannot start; the message is the one line the user reads. */
export class StartupError extends Error {
  override name = 'StartupError';
}
