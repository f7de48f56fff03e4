import { getGrantedScopes, getUserInfo, isLoggedIn, orAfter } from './my-api';
import { checkSession } from './session';
import type { BuyerChange } from './session';

/** A host that says nothing for so long has said that nothing changed. */
const LOOK_MS = 3000;

/**
 * On show: when the phone's Tiki account is no longer the session's, the session ends here. It can only end one:
 * what the device says about its user proves nothing (tiki-platform.md section 6). Asks nothing of the buyer.
 */
export function dropForeignSession(): Promise<void> {
  return checkSession((owner) => orAfter<'same' | BuyerChange>(LOOK_MS, whoIsThere(owner), 'same'));
}

async function whoIsThere(owner: string): Promise<'same' | BuyerChange> {
  if (!(await isLoggedIn().catch(() => true))) return 'nobody'; // a host that cannot say changes nothing
  const granted = await getGrantedScopes();
  if (granted === null) return 'same';
  // Whoever owns the session has allowed the login; who has not is somebody else, or took it back.
  if (!granted.authCode) return 'nobody';
  if (!granted.userInfo) return 'same'; // asking would open a question
  const customerId = await getUserInfo().catch(() => '');
  return customerId === '' || owner === '' || customerId === owner ? 'same' : 'other';
}
