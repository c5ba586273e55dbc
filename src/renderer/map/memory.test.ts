import { beforeEach, expect, it } from 'vitest';
import type { ConnectionView } from '#shared/ipc/index.ts';
import { useConnections } from '../connections/store.ts';
import { memoryOf } from './memory.ts';

const connected = (...ids: readonly string[]) =>
  useConnections.setState({ connections: ids.map((id) => ({ id }) as ConnectionView) });

beforeEach(() => connected('london', 'leeds'));

it('is kept for each connection', () => {
  memoryOf('london').reach = 'enclosing';
  expect(memoryOf('leeds').reach).toBe('touching');
  expect(memoryOf('london').reach).toBe('enclosing');
});

it('goes with its connection', () => {
  memoryOf('london').reach = 'enclosing';
  connected('leeds');
  memoryOf('leeds');
  connected('london', 'leeds');
  expect(memoryOf('london').reach).toBe('touching');
});
