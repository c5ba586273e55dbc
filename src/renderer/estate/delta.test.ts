import { describe, expect, it } from 'vitest';
import { type EstateDelta, VM_FLAG, type VmRow } from '#shared/ipc/estate.ts';
import { estateOf } from '../map/testing/estates.ts';
import { applyRows } from './delta.ts';
import { markAt, vmAt } from './vm.ts';

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

  it('brings what blocks a VM, be its code known here or new, and takes it away again', () => {
    const before = { ...estateOf({ lonA: [3] }), blockers: ['quota-exceeded'] };
    const blocked = { look: 'protected', flags: VM_FLAG.blocked } as const;
    const rows = [
      row({ ...blocked, blockerCode: 'tenant-disabled' }),
      row({ ...blocked, vmId: 'vm-2', name: 'vm-0002', blockerCode: 'quota-exceeded' }),
    ];
    const after = applyRows(before, delta({ rows }))!;
    expect([0, 1, 2].map((slot) => vmAt(after, slot)?.blocker)).toEqual([null, 'tenant-disabled', 'quota-exceeded']);
    const free = applyRows(after, delta({ fromVersion: 2, version: 3, rows: [row({ look: 'protected', flags: 0 })] }))!;
    expect(vmAt(free, 1)?.blocker).toBeNull();
  });

  it('says nothing of a blocker where the VM runs at the provider anyway', () => {
    const rows = [row({ look: 'failover', flags: VM_FLAG.blocked, blockerCode: 'site-not-connected' })];
    expect(vmAt(applyRows(estateOf({ lonA: [3] }), delta({ rows }))!, 1)?.blocker).toBeNull();
  });

  it('takes sites along', () => {
    const before = estateOf({ lonA: [1] });
    const lost = { ...before.sites[0]!, contact: { state: 'lost', since: 4, lastReportAt: 3 } as const };
    expect(applyRows(before, delta({ sites: [lost] }))!.sites[0]).toBe(lost);
    expect(before.sites[0]).not.toBe(lost);
  });

  it('may be of what is here, where a VM changed and the store did not', () => {
    const before = estateOf({ lonA: [3] });
    const { version } = before;
    const rows = [row({ flags: VM_FLAG.stalled })];
    const after = applyRows(before, delta({ fromVersion: version, version, rows }))!;
    expect(markAt(after, 1, 0)).toBe('stalled');
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
