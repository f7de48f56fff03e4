import type { Environment } from '../../config/shop.ts';

/** What of package.json ships with the app. */
interface Manifest {
  version?: unknown;
  tiki?: { appIdentifier?: unknown };
}

/** What is wrong with package.json for a build, each as `package.json: field: sentence`. Only development may carry the example's App ID. */
export function manifestProblems({ version, tiki }: Manifest, environment: Environment): string[] {
  const found: string[] = [];
  const id = tiki?.appIdentifier;
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+$/.test(version))
    found.push(`package.json: version: ${JSON.stringify(version)} must be x.y.z, as Tini Console counts versions`);
  if (typeof id !== 'string' || id === '') found.push('package.json: tiki.appIdentifier: is missing');
  else if (environment !== 'development' && /(?:^|\.)example\./.test(id))
    found.push(`package.json: tiki.appIdentifier: "${id}" is only an example; write the App ID of Tini Console`);
  return found;
}
