import { getGrantedScopes, getUserInfo, isLoggedIn } from './my-api';
import { dropSession, sessionCustomer } from './session';

/**
 * On show: when the phone's Tiki account is no longer the session's, the session ends here. It can only end one:
 * what the device says about its user proves nothing (tiki-platform.md section 6). Asks nothing of the buyer.
 */
export async function dropForeignSession(): Promise<void> {
  const owner = await sessionCustomer();
  if (owner === null) return;
  if (await isForeign(owner)) await dropSession();
}

async function isForeign(owner: string): Promise<boolean> {
  if (!(await isLoggedIn().catch(() => true))) return true; // a host that cannot say changes nothing
  const granted = await getGrantedScopes();
  if (granted === null) return false;
  // Whoever owns the session has allowed the login; who has not is somebody else, or took it back.
  if (!granted.authCode) return true;
  if (!granted.userInfo) return false; // asking would open a question
  const customerId = await getUserInfo().catch(() => '');
  return customerId !== '' && owner !== '' && customerId !== owner;
}
