import { isFunctionHandle } from '../protocol/records.ts';
import type { ViewEvent } from '../protocol/view-messages.ts';
import type { PageCommits } from './commit.ts';
import { revive } from './function-handles.ts';

/**
 * Runs a handler of the markup's owner. A name is looked up now, because apps replace handlers in onLoad; a missing one
 * is only logged. An owner that is gone meanwhile is not an error: the event was under way when it left.
 */
export function dispatch(commits: PageCommits, owner: string, handler: string, event: ViewEvent): void {
  const instance = commits.find(owner);
  if (!instance) return;
  const isHandle = isFunctionHandle(handler);
  const method = isHandle ? commits.handles.decode(handler) : instance.method(handler);
  if (!method) return;
  const { target, currentTarget } = event;
  const given: ViewEvent = {
    ...event,
    target: {
      ...target,
      dataset: revive(target.dataset, commits.handles) as Record<string, unknown>,
      targetDataset: revive(target.targetDataset, commits.handles) as Record<string, unknown>,
    },
    currentTarget: {
      ...currentTarget,
      dataset: revive(currentTarget.dataset, commits.handles) as Record<string, unknown>,
    },
  };
  instance.call(isHandle ? event.type : handler, () => method.call(instance.self, given));
}
