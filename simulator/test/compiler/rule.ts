import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printDiagnostics, runTemplate } from './run-template.ts';
import type { RunOptions } from './run-template.ts';

interface Expected {
  view?: string;
  plan?: readonly string[];
  diagnostics?: readonly string[];
  problems?: readonly string[];
}

/** One case per rule: what it says, source, what comes out. No diagnostics unless they are named. */
export function rule(title: string, source: string, expected: Expected, options?: RunOptions): void {
  test(title, async () => {
    const outcome = await runTemplate(source, options);
    if (expected.view !== undefined) assert.equal(outcome.view, expected.view);
    if (expected.plan !== undefined) assert.deepEqual(outcome.plan, expected.plan);
    assert.deepEqual(printDiagnostics(outcome.diagnostics), expected.diagnostics ?? []);
    assert.deepEqual(outcome.problems, expected.problems ?? []);
    assert.deepEqual(outcome.viewAddresses, outcome.logicAddresses, 'both sides meet the same instances');
  });
}

export const card: RunOptions = { tags: ['card'] };

export function data(values: Record<string, unknown>): RunOptions {
  return { data: values };
}

/** A component `<panel>` with this template, and a plain `<card>`. */
export function panel(template: string, more: RunOptions = {}): RunOptions {
  const files = { 'panel.txml': template, ...more.files };
  return { ...more, tags: ['panel', 'card', ...(more.tags ?? [])], files };
}

/** A script `m.sjs`. */
export function sjs(source: string, values: Record<string, unknown> = {}): RunOptions {
  return { files: { 'm.sjs': source }, data: values };
}
