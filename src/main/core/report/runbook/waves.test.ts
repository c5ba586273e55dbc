import { expect, test } from 'vitest';
import { wavesOf } from './waves.ts';

const rules = { bootDelaySeconds: 0, critical: true, retries: 0, timeoutSeconds: null, note: '' };
const vm = (vmId: string, ...after: string[]) => ({ vmId, after, ...rules });
const gate = (after: string[], before: string[]) =>
  ({ id: 'gate', kind: 'prompt', text: 'Go on?', waitSeconds: 0, after, before }) as const;
const waves = (members: ReturnType<typeof vm>[], gates: ReturnType<typeof gate>[] = []) =>
  Object.fromEntries(wavesOf({ members, gates: [...gates] }));

test('a member comes one wave after the latest that it waits for', () => {
  expect(waves([vm('web', 'app', 'db'), vm('app', 'db'), vm('db'), vm('dc')])).toEqual({
    dc: 1,
    db: 1,
    app: 2,
    web: 3,
  });
});

test('a gate holds up what it names behind what it waits for', () => {
  expect(waves([vm('db'), vm('app')], [gate(['db'], ['app'])])).toEqual({ db: 1, app: 2 });
});

test('a circle, and what is no member, hold nothing else up', () => {
  expect(waves([vm('a', 'b'), vm('b', 'a'), vm('c', 'a'), vm('d', 'nobody')])).toEqual({ d: 1, a: 2, b: 2, c: 2 });
});

test('a chain of 10,000 is no matter', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) =>
    vm(`vm-${index}`, ...(index === 0 ? [] : [`vm-${index - 1}`])),
  );
  expect(wavesOf({ members: chain, gates: [] }).get('vm-9999')).toBe(10_000);
});
