import { t } from '../../i18n/index';
import { network } from '../../stores/index';

/** The banner of every page that needs the network. */
export function toNetworkView() {
  return { text: network.online ? '' : t('common.offline') };
}
