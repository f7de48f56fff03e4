/** POST /v1/sessions: a Tiki auth code becomes our own opaque token. */
export interface SessionRequest {
  authCode: string;
}

export interface SessionView {
  /** Opaque; sent back as `Authorization: Bearer <token>`. */
  token: string;
  /** As Tiki tells it, a string of digits; lets the app notice another account on the phone. */
  customerId: string;
  customerName: string;
  /** RFC 3339, UTC: when the token ends if it is not used until then. Use moves it on, to seven days after login at the latest. */
  expiresAt: string;
}
