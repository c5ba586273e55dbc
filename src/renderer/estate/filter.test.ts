import { describe, expect, it } from 'vitest';
import { VM_FLAG, vmLooks } from '#shared/ipc/estate.ts';
import { slotsOf } from '../selection/mask.ts';
import { emptyFilter, type Facet, filtered, isEmptyFilter, toggledFilter, valuesIn } from './filter.ts';
import { estateOf } from '../map/testing/estates.ts';

const DAY_MS = 86_400_000;
const NOW = 1_000 * DAY_MS;

/** Three VMs at LON-A, two at LON-B: one failed, one behind, one that was tested last week. */
function estate() {
  const picture = estateOf({ lonA: [3], lonB: [2] });
  picture.latestPointAt.fill(NOW);
  picture.latestPointAt[1] = NOW - 1_200_000;
  picture.look[2] = vmLooks.indexOf('failed');
  picture.flags.set([VM_FLAG.critical, VM_FLAG.critical | VM_FLAG.cdp, VM_FLAG.important]);
  picture.lastTestedAt[4] = NOW - 7 * DAY_MS;
  return picture;
}

function passing(...values: readonly (readonly [Parameters<typeof toggledFilter>[1], string])[]) {
  const filter = values.reduce((made, [facet, value]) => toggledFilter(made, facet, value), emptyFilter);
  return slotsOf(filtered(estate(), null, filter, NOW) ?? new Uint8Array());
}

describe('the filter', () => {
  it('lets any of a facet pass, and asks for every facet', () => {
    expect(passing(['state', 'failed'])).toEqual([2]);
    expect(passing(['state', 'failed'], ['state', 'behind-2x'])).toEqual([1, 2]);
    expect(passing(['criticality', 'critical'], ['state', 'behind-2x'])).toEqual([1]);
    expect(passing(['criticality', 'critical'], ['site', 'lon-b'])).toEqual([]);
  });

  it('knows drills, the kind of replication, and sites', () => {
    expect(passing(['drill', 'tested-lately'])).toEqual([4]);
    expect(passing(['kind', 'cdp'])).toEqual([1]);
    expect(passing(['site', 'lon-b'])).toEqual([3, 4]);
  });

  it('narrows what was found', () => {
    const found = Uint8Array.from([1, 0, 1, 1, 0]);
    const filter = toggledFilter(emptyFilter, 'site', 'lon-a');
    expect(slotsOf(filtered(estate(), found, filter, NOW) ?? new Uint8Array())).toEqual([0, 2]);
    expect(filtered(estate(), found, emptyFilter, NOW)).toBe(found);
  });

  it('is empty again when all is taken back', () => {
    const once = toggledFilter(emptyFilter, 'kind', 'cdp');
    expect(isEmptyFilter(once)).toBe(false);
    expect(isEmptyFilter(toggledFilter(once, 'kind', 'cdp'))).toBe(true);
  });

  it('offers what is there and how much of it, the gravest state first', () => {
    const offered = (facet: Facet) => valuesIn(estate(), facet, NOW).map(({ value, count }) => `${value} ${count}`);
    expect(offered('state')).toEqual(['failed 1', 'behind-2x 1', 'protected 3']);
    expect(offered('criticality')).toEqual(['critical 2', 'important 1', 'normal 2']);
    expect(offered('drill')).toEqual(['never-tested 4', 'tested-lately 1']);
    expect(offered('site')).toEqual(['lon-a 3', 'lon-b 2']);
  });
});
