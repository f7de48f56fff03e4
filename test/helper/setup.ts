/** An unexpected warning fails the test: MobX reports changes outside actions and broken reactions only that way. */
for (const level of ['warn', 'error'] as const) {
  console[level] = (...words: unknown[]) => {
    throw new Error(`unexpected console.${level}: ${words.map(String).join(' ')}`);
  };
}

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-03-05T07:00:00Z') });
});

afterEach(() => {
  jest.useRealTimers();
});
