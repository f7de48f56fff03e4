import type { Core } from '../../core.ts';
import type { Deps } from '../../deps.ts';
import { createCatalogueActions } from './catalogue.ts';
import { createOrderActions } from './orders.ts';
import { createReconciliation } from './reconciliation.ts';
import type { BackOffice } from './types.ts';

/** What people of the shop can do; the admin pages are drawn over it. */
export function createBackOffice(deps: Deps, { effects, daily }: Pick<Core, 'effects' | 'daily'>): BackOffice {
  return {
    orders: createOrderActions({ ...deps, effects }),
    reconciliation: createReconciliation({ ...deps, daily }),
    catalogue: createCatalogueActions(deps),
  };
}
