import { describe, expect, it } from 'vitest';
import { VM_FLAG, vmLooks } from '#shared/ipc/estate.ts';
import { estateOf } from '../map/testing/estates.ts';
import { maskOf } from '../selection/mask.ts';
import { likeliest, offersFor } from './offers.ts';

function estate() {
  const picture = estateOf({ lonA: [6] });
  const looks = ['protected', 'protected', 'failover', 'unprotected', 'failed', 'protected'] as const;
  const flags = [VM_FLAG.failoverOffered, VM_FLAG.blocked, 0, 0, VM_FLAG.failoverOffered, VM_FLAG.claimed];
  picture.look.set(looks.map((look) => vmLooks.indexOf(look)));
  picture.flags.set(flags);
  return picture;
}

const everything = maskOf(6, [0, 1, 2, 3, 4, 5]);

describe('what can be done with a selection', () => {
  it('offers each verb for the VMs it fits, and says of each other one why not', () => {
    const [failover, undo, permanent] = offersFor(estate(), everything);
    expect(failover!.included).toEqual([0, 4]);
    expect(failover!.left.map(({ slot, why }) => [slot, why])).toEqual([
      [1, 'left.blocked'],
      [2, 'left.running'],
      [3, 'left.unprotected'],
      [5, 'left.claimed'],
    ]);
    expect(undo!.included).toEqual([2, 4]);
    expect(permanent!.included).toEqual([2]);
  });

  it('loses nobody: each is included or left out', () => {
    for (const offer of offersFor(estate(), everything)) expect(offer.included.length + offer.left.length).toBe(6);
  });

  it('proposes what fits most', () => {
    expect(likeliest(offersFor(estate(), maskOf(6, [2])))).toBe('undo-failover');
    expect(likeliest(offersFor(estate(), maskOf(6, [0, 2, 4])))).toBe('failover');
  });
});
