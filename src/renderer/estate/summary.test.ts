import { describe, expect, it } from 'vitest';
import { type EstatePicture, type VmLook, vmLooks } from '#shared/ipc/estate.ts';
import { estateOf } from '../map/testing/estates.ts';
import { slotsUnder, summarise } from './summary.ts';

const NOW = 1_700_000_000_000;
const moment = { gatewayNow: NOW, colouring: 'state' } as const;

/** Three VMs at the first site, two at the second. */
function estate(): EstatePicture {
  const picture = estateOf({ lonA: [3], lonB: [2] });
  const looks: readonly VmLook[] = ['failed', 'failover', 'failed', 'failover', 'failover'];
  looks.forEach((look, slot) => (picture.look[slot] = vmLooks.indexOf(look)));
  return picture;
}

describe('a summary', () => {
  it('counts by state, what is wrong first, and only what there is', () => {
    expect(summarise(estate(), NOW).byMark).toEqual([
      { mark: 'failed', count: 2 },
      { mark: 'failover', count: 3 },
    ]);
  });

  it('counts for each site, and every VM once', () => {
    const picture = estate();
    const { sites } = summarise(picture, NOW);
    expect(sites.map(({ vms }) => vms)).toEqual(
      picture.sites.map((_site, index) => picture.siteIndex.filter((site) => site === index).length),
    );
    for (const { vms, byMark } of sites) expect(byMark.reduce((sum, { count }) => sum + count, 0)).toBe(vms);
  });

  it('counts VMs of no site in the estate only', () => {
    const picture = estate();
    picture.siteIndex[0] = -1;
    const { byMark, sites } = summarise(picture, NOW);
    expect(byMark.reduce((sum, { count }) => sum + count, 0)).toBe(5);
    expect(sites.reduce((sum, { vms }) => sum + vms, 0)).toBe(4);
  });

  it('finds those whom it counted', () => {
    const picture = estate();
    expect(slotsUnder('failed', picture, moment)).toEqual([0, 2]);
    const { sites } = summarise(picture, NOW);
    for (const { siteIndex, byMark } of sites) {
      for (const { mark, count } of byMark) {
        expect(slotsUnder(mark, picture, moment, siteIndex)).toHaveLength(count);
      }
    }
  });
});
