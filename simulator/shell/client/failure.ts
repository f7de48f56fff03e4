/** A host API failed; `payload` is what the app's `fail` callback gets (tini-framework.md section 7.0). */
export class HostFailure extends Error {
  override name = 'HostFailure';
  readonly payload: unknown;

  constructor(error: string, errorMessage: string, more: Readonly<Record<string, unknown>> = {}) {
    super(errorMessage);
    this.payload = { error, errorMessage, message: errorMessage, ...more };
  }

  /** A failure that is a bare text: some of the runtime's own are (section 7.0). */
  static bare(text: string): HostFailure {
    return Object.assign(new HostFailure('Error', text), { payload: text });
  }
}
