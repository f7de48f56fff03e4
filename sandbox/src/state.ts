import type { EndpointFault, IpnFault } from './fault-kinds.ts';
import type {
  AppRecord,
  Delivery,
  Grant,
  MarketplaceOrder,
  OrderRecord,
  PaymentOutcome,
  PaymentRecord,
  Shipment,
  SkuProduct,
} from './records.ts';
import { defaultSwitches, type Switches } from './switches.ts';
import { Table } from './table.ts';

/** Everything the sandbox remembers. Times are virtual-clock milliseconds, amounts whole đồng. */
export interface State {
  /** One row; after a change in it `saveSettings` must be called. */
  settings: Settings;
  saveSettings: () => void;
  settingsTable: Table<Settings>;
  authCodes: Table<Grant>;
  accessTokens: Table<Grant>;
  refreshTokens: Table<Grant>;
  orders: Table<OrderRecord>;
  payments: Table<PaymentRecord>;
  /** By message id. */
  deliveries: Table<Delivery>;
  /** Tiki's own cart by customer id. */
  carts: Table<{ productId: string; quantity: number }[]>;
  /** By order code. */
  marketplaceOrders: Table<MarketplaceOrder>;
  /** By SKU: what POST /order/multi-sku sells. */
  products: Table<SkuProduct>;
  /** By tracking id. */
  shipments: Table<Shipment>;
}

export interface Settings {
  clockOffsetMs: number;
  /** How the next press of Pay ends. */
  nextPayment: PaymentOutcome;
  /** Keep it for all presses instead of going back to `success`. */
  keepNextPayment: boolean;
  switches: Switches;
  apps: AppRecord[];
  /** Fake Tiki user tokens by customer id. */
  userTokens: Record<string, string>;
  /** Armed, in order. */
  faults: EndpointFault[];
  ipnFaults: IpnFault[];
}

const SETTINGS = 'settings';

/** A state with nothing in it; `onChange` hears of every row that changes. */
export function emptyState(onChange: (table: string, key: string) => void): State {
  const make = <Row>(name: string) => new Table<Row>(name, onChange);
  const settings: Settings = {
    clockOffsetMs: 0,
    nextPayment: 'success',
    keepNextPayment: false,
    switches: defaultSwitches(),
    apps: [],
    userTokens: {},
    faults: [],
    ipnFaults: [],
  };
  const settingsTable = make<Settings>(SETTINGS);
  settingsTable.load(SETTINGS, settings);
  return {
    settings,
    saveSettings: () => settingsTable.set(SETTINGS, settings),
    settingsTable,
    authCodes: make('authCodes'),
    accessTokens: make('accessTokens'),
    refreshTokens: make('refreshTokens'),
    orders: make('orders'),
    payments: make('payments'),
    deliveries: make('deliveries'),
    carts: make('carts'),
    marketplaceOrders: make('marketplaceOrders'),
    products: make('products'),
    shipments: make('shipments'),
  };
}

/** The tables that are written down, by name. */
export function tablesOf(state: State): Map<string, Table<unknown>> {
  const tables = Object.values(state).filter((value) => value instanceof Table) as Table<unknown>[];
  return new Map(tables.map((table) => [table.name, table]));
}

/** Makes `state.settings` what was read from disk; switches that came with a later version keep their default. */
export function adoptSettings(state: State): void {
  const read = state.settingsTable.get(SETTINGS);
  if (!read || read === state.settings) return;
  const switches = { ...state.settings.switches, ...read.switches };
  Object.assign(state.settings, read, { switches });
  state.settingsTable.load(SETTINGS, state.settings);
}
