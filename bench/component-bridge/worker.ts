import { components, makeProducts, stateOf, toWire, type State } from './app.ts';

/** The logic side of both designs. `plan`: every instance in one message. `ask`: the view names what it met, level by level. */
const scopes = new Map<string, { component: string; scope: State }>();

function create(address: string, component: string, props: State, met: [string, string, State][]): void {
  const scope = stateOf(component, props);
  scopes.set(address, { component, scope });
  met.push([address, component, scope]);
}

function createTree(address: string, component: string, props: State, met: [string, string, State][]): void {
  create(address, component, props, met);
  const { scope } = scopes.get(address)!;
  for (const use of components[component]!.uses(scope))
    createTree(`${address}/${use.key}`, use.component, use.props, met);
}

onmessage = ({ data }: MessageEvent<string>) => {
  const [kind, argument] = JSON.parse(data) as ['plan' | 'ask', unknown];
  const met: [string, string, State][] = [];
  if (kind === 'plan') {
    scopes.clear();
    createTree('', 'page', { products: makeProducts(200), currency: argument }, met);
  } else {
    for (const [address, key] of argument as [string, string][]) {
      if (key === '') {
        scopes.clear();
        create('', 'page', { products: makeProducts(200), currency: address }, met);
        continue;
      }
      // The view met a component tag; props live here, because functions do.
      const owner = scopes.get(address)!;
      const use = components[owner.component]!.uses(owner.scope).find((candidate) => candidate.key === key)!;
      create(`${address}/${key}`, use.component, use.props, met);
    }
  }
  postMessage(toWire(met));
};
