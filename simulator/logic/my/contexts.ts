import type { Navigation } from '../navigation.ts';

const METHODS: Readonly<Record<string, string>> = {
  createVideoContext: 'play pause seek stop mute playbackRate requestFullScreen exitFullScreen',
  createWebViewContext: 'postMessage',
  createRecycleContext: 'scrollToIndex scrollTo scrollBy',
};

/** Handles on elements of the page on top when they are made, by id (tini-framework.md section 7.4). */
export function createContexts(navigation: Navigation): Record<string, (id: unknown) => object> {
  const factories: Record<string, (id: unknown) => object> = {};
  for (const [name, methods] of Object.entries(METHODS)) {
    factories[name] = (id) => {
      const page = navigation.top;
      const run =
        (method: string) =>
        (...args: unknown[]): void => {
          const plain = args.map((value) => page?.commits.serialise(value, `${name} ${method}`) ?? null);
          page?.commits.send(['control', String(id), method, plain]);
        };
      return Object.fromEntries(methods.split(' ').map((method) => [method, run(method)]));
    };
  }
  return factories;
}
