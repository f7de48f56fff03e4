/** OAuth replies (tiki-platform.md section 3). Customer ids arrive as JSON integers here and as strings elsewhere. */

/** POST /oauth/auth/token {code} */
export interface TikiTokenData {
  access_token: string;
  /** Absent without the `offline` scope. */
  refresh_token?: string;
  /** Seconds. */
  expires_in: number;
  scopes: string[];
  token_type: string;
  /** Absent in older replies and after a refresh. */
  customer?: { id: number | string; name: string };
}

/** POST /oauth/me {access_token} */
export interface TikiCustomerData {
  customer_id: number | string;
  customer_name: string;
  scopes: string[];
}
