import type { ComponentTree, PageTree, Question, Tree } from '../protocol/inspection.ts';
import { assertNever } from './core.ts';
import type { Instance } from './instance.ts';
import type { LivePage } from './page.ts';
import type { Runtime } from './runtime.ts';
import { serialise } from './serialise.ts';
import type { Timers } from './timers.ts';

/** A view that has not answered for so long is reported as busy instead. */
const ANSWER_MS = 2_000;

const READABLE = {
  encodeFunction: (fn: { name: string }) => `[Function ${fn.name || 'anonymous'}]`,
  onCycle: () => {},
};

export interface InspectorParts {
  runtime: Runtime;
  timers: Timers;
  /** Framework tasks that wait for their turn. */
  waitingTasks: () => number;
}

/** Answers developer tools. Nothing of it runs unless one asks. */
export function createInspector({ runtime, timers, waitingTasks }: InspectorParts) {
  const pages = (): LivePage[] => {
    const all: LivePage[] = [];
    runtime.navigation.forEach((page) => all.push(page));
    return all;
  };

  function tree(): Tree {
    const { top } = runtime.navigation;
    return pages().map((page): PageTree => {
      const [root] = page.commits.instances;
      return {
        pageId: page.pageId,
        path: page.path,
        query: page.queryString,
        top: page === top,
        data: serialise(page.self.data, READABLE),
        components: root ? componentsOf(root) : [],
      };
    });
  }

  /**
   * A round trip to every view comes first: pipes keep their order, so every event that a view had sent before is handled
   * when its answer is there. What that set off shows in the counts before and after.
   */
  async function busy(timersWithinMs: number): Promise<readonly string[]> {
    const all = pages();
    if (all.length === 0) return ['the app has no page yet'];
    const unpainted = all.filter((page) => page.commits.unsettled === 'unpainted');
    if (unpainted.length > 0) return unpainted.map((page) => `${page.path} is not painted yet`);
    const before = activity(all);
    const silent = await Promise.all(all.map((page) => roundTrip(page)));
    const reasons = all.filter((_, index) => !silent[index]).map((page) => `the view of ${page.path} does not answer`);
    const after = pages();
    if (activity(after) !== before) reasons.push('the app is working');
    for (const page of after) if (page.commits.unsettled) reasons.push(`${page.path} has data that is not painted yet`);
    if (waitingTasks() > 0) reasons.push('the framework has tasks to do');
    const timersDue = timers.dueWithin(timersWithinMs);
    if (timersDue > 0) reasons.push(`${timersDue} timer${timersDue > 1 ? 's are' : ' is'} about to fire`);
    return reasons;
  }

  /** Changes whenever app code may have run. */
  function activity(all: readonly LivePage[]): string {
    return [timers.fired, ...all.map((page) => `${page.pageId}:${page.commits.sent}`)].join(' ');
  }

  return {
    async answer(question: Question): Promise<unknown> {
      switch (question[0]) {
        case 'tree':
          return tree();
        case 'busy':
          return busy(question[1]);
        default:
          return assertNever(question);
      }
    },
  };
}

function componentsOf(instance: Instance): ComponentTree[] {
  return [...instance.children.values()].map((child) => ({
    address: child.address,
    path: child.path,
    props: serialise(child.self.props ?? {}, READABLE),
    data: serialise(child.self.data, READABLE),
    components: componentsOf(child),
  }));
}

/** False when the view did not answer. */
function roundTrip(page: LivePage): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ANSWER_MS);
    page.query([], () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
