import type { AppEnvironment, AppRecord, EnvironmentName } from './records.ts';
import type { State } from './state.ts';

/** Who signed a request: an app in one of its two environments. */
export interface Caller {
  app: AppRecord;
  environment: EnvironmentName;
}

export const ENVIRONMENTS: readonly EnvironmentName[] = ['sandbox', 'production'];

/** The key pair and notification address this caller uses. */
export const keysOf = ({ app, environment }: Caller): AppEnvironment => app[environment];

/** The environment that is not this one. */
export const otherEnvironment = (environment: EnvironmentName): EnvironmentName =>
  environment === 'sandbox' ? 'production' : 'sandbox';

export function findApp(state: State, identifier: string): AppRecord | undefined {
  return state.settings.apps.find((app) => app.identifier === identifier);
}

/** Whose client key this is. The key says which environment is meant (tiki-platform.md section 12). */
export function findCaller(state: State, clientKey: string): Caller | undefined {
  for (const app of state.settings.apps) {
    for (const environment of ENVIRONMENTS) {
      if (app[environment].clientKey === clientKey) return { app, environment };
    }
  }
  return undefined;
}
