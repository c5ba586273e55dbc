import { describe, expect, it } from 'vitest';
import { type EstatePicture, VM_FLAG, vmLooks } from '#shared/ipc/estate.ts';
import { slotsOf } from '../selection/mask.ts';
import { type Facet, type Held, NAMELESS, valuesIn } from './facets.ts';
import { emptyFilter, filtered, isEmptyFilter, toggledFilter } from './filter.ts';
import { estateOf } from '../map/testing/estates.ts';

const DAY_MS = 86_400_000;
const NOW = 1_000 * DAY_MS;

const plans = [
  { id: 'p-2', name: 'Shop', vmIds: ['vm-1', 'vm-3', 'vm-gone'] },
  { id: 'p-1', name: 'Everything', vmIds: ['vm-0', 'vm-1'] },
];
const held = (): Held => ({ picture: estate(), plans, gatewayNow: NOW });

/** Three VMs at LON-A, two at LON-B: one failed, one behind, one that was tested last week. */
function estate() {
  const picture = {
    ...estateOf({ lonA: [3], lonB: [2], applications: ['ERP', 'Mail', null] }),
    networks: [{ id: 'n-1', name: 'Office' }] as unknown as EstatePicture['networks'],
  };
  picture.networkIndex[0] = 0;
  picture.latestPointAt.fill(NOW);
  picture.latestPointAt[1] = NOW - 1_200_000;
  picture.look[2] = vmLooks.indexOf('failed');
  picture.flags.set([VM_FLAG.critical, VM_FLAG.critical | VM_FLAG.cdp, VM_FLAG.important]);
  picture.lastTestedAt[4] = NOW - 7 * DAY_MS;
  return picture;
}

function passing(...values: readonly (readonly [Parameters<typeof toggledFilter>[1], string])[]) {
  const filter = values.reduce((made, [facet, value]) => toggledFilter(made, facet, value), emptyFilter);
  return slotsOf(filtered(null, filter, held()) ?? new Uint8Array());
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

  it('knows what VMs are grouped by: application, network, host, and every plan that one is in', () => {
    expect(passing(['application', 'Mail'])).toEqual([1, 4]);
    expect(passing(['network', 'Office'])).toEqual([0]);
    expect(passing(['host', 'host-a0'], ['application', 'ERP'])).toEqual([0]);
    expect(passing(['plan', 'p-1'])).toEqual([0, 1]);
    expect(passing(['plan', 'p-2'])).toEqual([1, 3]);
  });

  it('finds what is in none of them', () => {
    expect(passing(['application', NAMELESS])).toEqual([2]);
    expect(passing(['plan', NAMELESS])).toEqual([2, 4]);
    expect(passing(['plan', NAMELESS], ['network', NAMELESS])).toEqual([2, 4]);
  });

  it('narrows what was found', () => {
    const found = Uint8Array.from([1, 0, 1, 1, 0]);
    const filter = toggledFilter(emptyFilter, 'site', 'lon-a');
    expect(slotsOf(filtered(found, filter, held()) ?? new Uint8Array())).toEqual([0, 2]);
    expect(filtered(found, emptyFilter, held())).toBe(found);
  });

  it('is empty again when all is taken back', () => {
    const once = toggledFilter(emptyFilter, 'kind', 'cdp');
    expect(isEmptyFilter(once)).toBe(false);
    expect(isEmptyFilter(toggledFilter(once, 'kind', 'cdp'))).toBe(true);
  });

  it('offers what is there and how much of it, the gravest state first', () => {
    const offered = (facet: Facet) =>
      valuesIn(facet, held()).map(({ value, name, count }) => `${name ?? value} ${count}`);
    expect(offered('state')).toEqual(['failed 1', 'behind-2x 1', 'protected 3']);
    expect(offered('criticality')).toEqual(['critical 2', 'important 1', 'normal 2']);
    expect(offered('drill')).toEqual(['never-tested 4', 'tested-lately 1']);
    expect(offered('site')).toEqual(['LON-A 3', 'LON-B 2']);
    expect(offered('application')).toEqual(['ERP 2', 'Mail 2', ' 1']);
    expect(offered('network')).toEqual(['Office 1', ' 4']);
    expect(offered('host')).toEqual(['host-a0 3', 'host-b0 2']);
    expect(offered('plan')).toEqual(['Everything 2', 'Shop 2', ' 2']);
  });
});
