/**
 * A page of 200 product cards, each holding three components of tini-ui's shape (a chip that derives, a stepper with
 * function props, a button that nests an icon and takes a slot), hand-compiled: what both sides of the bridge know.
 */
export interface Use {
  key: string;
  component: string;
  props: Record<string, unknown>;
}

export type State = Record<string, unknown>;

interface ComponentDefinition {
  defaults: State;
  derive?: (props: State, data: State) => State;
  /** The component tags of its template, with evaluated props. */
  uses: (scope: State) => Use[];
  /** Plain markup around them: how many elements a paint makes. */
  elements: number;
}

export const components: Record<string, ComponentDefinition> = {
  page: {
    defaults: {},
    elements: 2,
    uses: (scope) =>
      (scope['products'] as State[]).map((product) => ({
        key: String(product['id']),
        component: 'card',
        props: { product, currency: scope['currency'], onSelect: () => product['id'] },
      })),
  },
  card: {
    defaults: { pressed: false },
    elements: 6,
    uses: (scope) => {
      const product = scope['product'] as State;
      return [
        { key: 'chip', component: 'chip', props: { label: product['brand'], active: Number(product['stock']) > 0 } },
        { key: 'stepper', component: 'stepper', props: { value: 1, max: product['stock'], onChange: () => 1 } },
        {
          key: 'button',
          component: 'button',
          props: { text: `${product['price']} ${scope['currency']}`, onTap: scope['onSelect'] },
        },
      ];
    },
  },
  chip: {
    defaults: { tone: '' },
    elements: 2,
    derive: (props) => ({ tone: props['active'] ? 'brand' : 'gray' }),
    uses: () => [],
  },
  stepper: {
    defaults: { value: 0, disableAdd: false },
    elements: 5,
    derive: (props) => ({ value: props['value'], disableAdd: Number(props['value']) >= Number(props['max']) }),
    uses: () => [],
  },
  button: {
    defaults: { loading: false },
    elements: 3,
    uses: (scope) => [
      { key: 'icon', component: 'icon', props: { type: 'plus', color: scope['loading'] ? 'gray' : 'white' } },
    ],
  },
  icon: { defaults: {}, elements: 1, derive: (props) => ({ size: props['size'] ?? 24 }), uses: () => [] },
};

export function makeProducts(count: number): State[] {
  return Array.from({ length: count }, (_, index) => ({
    id: index,
    name: `Cà phê rang mộc số ${index}`,
    brand: `Nhà rang ${index % 7}`,
    price: 15_000 + index * 1_000,
    stock: index % 9,
  }));
}

export function stateOf(component: string, props: State): State {
  const definition = components[component];
  if (!definition) throw new Error(`no component ${component}`);
  const data = { ...definition.defaults };
  Object.assign(data, definition.derive?.(props, data));
  return { ...props, ...data };
}

/** Functions do not cross; the view needs only something truthy. */
export function toWire(message: unknown): string {
  return JSON.stringify(message, (_key, value: unknown) => (typeof value === 'function' ? '\u0000fn' : value));
}
