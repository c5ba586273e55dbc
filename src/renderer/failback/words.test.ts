import { describe, expect, it } from 'vitest';
import { failbackSteps } from '#shared/ipc/failback.ts';
import type { FailbackStep } from '#shared/ipc/index.ts';
import { formatBytes } from '../connections/bytes.ts';
import { countsWords, formatBytesRange, titleOf } from './words.ts';

const GIB = 2 ** 30;
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
    const sizes = [0, 999, 1_536, 4.2 * GIB, 150 * GIB, 2_000 * GIB];
    expect(sizes.map(formatBytes)).toEqual(['0 B', '999 B', '1.5 KiB', '4.2 GiB', '150 GiB', '2.0 TiB']);
    expect(formatBytesRange({ lowBytes: GIB / 1_024, highBytes: 2 * GIB })).toBe('1.0 MiB to 2.0 GiB');
  });
});
