import { h, render, type VNode } from 'preact';
import { components, type State } from './app.ts';

type Instances = Map<string, { component: string; scope: State }>;

const worker = new Worker('/worker.js', { type: 'module' });
let bytes = 0;
let trips = 0;

function exchange(message: unknown): Promise<[string, string, State][]> {
  trips += 1;
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<string>) => {
      bytes += data.length;
      resolve(JSON.parse(data) as [string, string, State][]);
    };
    worker.postMessage(JSON.stringify(message));
  });
}

const painted = (): Promise<number> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))));

/** Draws what is known; component tags without an instance yet are listed in `missing`. */
function draw(instances: Instances, address: string, missing: [string, string][]): VNode | null {
  const instance = instances.get(address);
  if (!instance) return null;
  const definition = components[instance.component]!;
  const children = definition.uses(instance.scope).map((use) => {
    const child = `${address}/${use.key}`;
    if (!instances.has(child)) missing.push([address, use.key]);
    return h('view', { key: use.key }, draw(instances, child, missing));
  });
  const markup = Array.from({ length: definition.elements - 1 }, (_, index) =>
    h('view', { key: `m${index}` }, String(instance.scope['label'] ?? '')),
  );
  return h('view', null, ...markup, ...children);
}

async function run(design: 'plan' | 'ask', currency: string, root: Element): Promise<object> {
  bytes = 0;
  trips = 0;
  const start = performance.now();
  const instances: Instances = new Map();
  let missing: [string, string][] = [[currency, '']];
  while (missing.length > 0) {
    const met = await exchange(design === 'plan' ? ['plan', currency] : ['ask', missing]);
    for (const [address, component, scope] of met) instances.set(address, { component, scope });
    missing = [];
    render(draw(instances, '', missing), root);
  }
  const end = await painted();
  return {
    design,
    milliseconds: end - start,
    trips,
    bytes,
    instances: instances.size,
    elements: root.querySelectorAll('*').length,
  };
}

Object.assign(globalThis, {
  /** First paint, then the same page again with another currency: a change of one prop of every card. */
  async measure(design: 'plan' | 'ask') {
    const root = document.body.appendChild(document.createElement('page'));
    const first = await run(design, '₫', root);
    const update = await run(design, 'VND', root);
    render(null, root);
    root.remove();
    return { first, update };
  },
});
