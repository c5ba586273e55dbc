import { describe, expect, it } from 'vitest';
import { failbackSteps } from '#shared/ipc/failback.ts';
import type { FailbackStep } from '#shared/ipc/index.ts';
import { countsWords, formatBytes, formatBytesRange, titleOf } from './words.ts';

const none = Object.fromEntries(failbackSteps.map((step) => [step, 0])) as Record<FailbackStep, number>;

describe('the words of a wizard', () => {
  it('name the steps at which somebody is, in the order of the way, and no other', () => {
    expect(countsWords({ ...none, verify: 1, synchronise: 3 })).toBe('Synchronise: 3 VMs, Verify: 1 VM');
  });

  it('name a wizard by its plan or its VM, else by how many they are', () => {
    expect(titleOf({ name: 'Web shop', vms: 8 })).toBe('Bring home: Web shop');
    expect(titleOf({ name: null, vms: 8 })).toBe('Bring home: 8 VMs');
  });

  it('say sizes in the unit that reads best', () => {
    expect([0, 999, 1_500, 4.2e9, 150e9].map(formatBytes)).toEqual(['0 B', '999 B', '1.5 KB', '4.2 GB', '150 GB']);
    expect(formatBytesRange({ lowBytes: 1e6, highBytes: 2e9 })).toBe('1.0 MB to 2.0 GB');
  });
});
