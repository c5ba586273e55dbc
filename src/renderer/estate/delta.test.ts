import { describe, expect, it } from 'vitest';
import type { EstateDelta, VmRow } from '#shared/ipc/estate.ts';
import { estateOf } from '../map/testing/estates.ts';
import { applyRows } from './delta.ts';
import { vmAt } from './vm.ts';

type Rows = Extract<EstateDelta, { kind: 'rows' }>;

function row(part: Partial<VmRow>): VmRow {
  return {
    vmId: 'vm-1',
    name: 'vm-0001',
    siteId: 'lon-a',
    hostId: 'a0',
    networkId: null,
    application: 'Payments',
    tier: 2,
    look: 'failover',
    flags: 2,
    state: 'failover',
    stateSince: 5_000,
    replicaHostId: 'c1',
    rpoTargetSeconds: 300,
    latestPointAt: null,
    lastTestedAt: 7_000,
    blockerCode: null,
    ...part,
  };
}

function delta(part: Partial<Rows>): Rows {
  return {
    kind: 'rows',
    connectionId: 'test',
    fromVersion: 1,
    version: 2,
    heardAt: 9,
    rows: [],
    sites: [],
    networkScope: null,
    ...part,
  };
}

describe('a delta', () => {
  it('writes its rows and gives a new picture of the same arrays', () => {
    const before = estateOf({ lonA: [3] });
    const after = applyRows(before, delta({ rows: [row({})] }))!;
    expect(after).not.toBe(before);
    expect(after.look).toBe(before.look);
    expect(after.version).toBe(2);
    expect(vmAt(after, 1)).toMatchObject({
      look: 'failover',
      application: 'Payments',
      replicaHost: 'host-c1',
      stateSince: 5_000,
      latestPointAt: null,
      lastTestedAt: 7_000,
    });
  });

  it('takes sites along', () => {
    const before = estateOf({ lonA: [1] });
    const lost = { ...before.sites[0]!, contact: { state: 'lost', since: 4, lastReportAt: 3 } as const };
    expect(applyRows(before, delta({ sites: [lost] }))!.sites[0]).toBe(lost);
    expect(before.sites[0]).not.toBe(lost);
  });

  it('may begin before what is here: rows are whole', () => {
    const before = estateOf({ lonA: [3] });
    expect(applyRows(before, delta({ fromVersion: 0, version: 4 }))!.version).toBe(4);
    expect(applyRows(before, delta({ fromVersion: 0, version: 1 }))).toBe(before);
  });

  it.each([
    ['it begins after what is here', delta({ fromVersion: 5, version: 6 })],
    ['a VM is new', delta({ rows: [row({ vmId: 'vm-99' })] })],
    ['a VM has another name', delta({ rows: [row({ name: 'renamed' })] })],
    ['a host is new', delta({ rows: [row({ hostId: 'a9' })] })],
    ['an application is new', delta({ rows: [row({ application: 'Mail' })] })],
  ])('is not taken when %s, and changes nothing', (_why, wrong) => {
    const before = estateOf({ lonA: [3] });
    expect(applyRows(before, wrong)).toBeNull();
    expect(before.look[1]).toBe(1);
  });
});
