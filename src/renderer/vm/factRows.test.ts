import type { GuestFact } from '#shared/ipc/index.ts';
import { expect, it } from 'vitest';
import { factRows } from './factRows.tsx';
import type { FactRow, Known } from './factRows.tsx';

const NOW = Date.UTC(2026, 10, 22, 3, 0, 0);
const look = { detail: 'The guest answers since 3.0 s after the first look.', at: NOW - 5_000, runId: 'run-1' };

function guestRow(guest: GuestFact | null): FactRow | undefined {
  const vm = { siteId: 'site', site: 'LON-A', latestPointAt: null, rpoTargetSeconds: null, lastTestedAt: null };
  const own = { criticality: 'normal', os: 'Debian', addresses: [], addressing: 'static' };
  const sizes = { cpuMhz: 1_000, memoryBytes: 1, diskBytes: 1 };
  const known = {
    ...{ picture: { sites: [] }, vm, mark: 'protected', gatewayNow: NOW },
    details: { vm: { ...own, ...sizes }, replica: null, points: null, runs: [], guest, heardAt: NOW },
  } as unknown as Known;
  return factRows(known).find(({ name }) => name === 'Guest');
}

it('says what the guest answered: in which run, and when', () => {
  const row = guestRow({ ...look, answers: true, title: 'Fail over 2 VMs' });
  expect(row).toMatchObject({ from: 'guest', at: look.at });
  expect(row?.value).toBe('answers. The guest answers since 3.0 s after the first look. Run “Fail over 2 VMs”.');
  expect(guestRow({ ...look, answers: false, title: 'Fail over' })?.value).toMatch(/^does not answer\./);
});

it('says of what stalled that its run knows it, and not since when its state is', () => {
  const vm = { siteId: 'site', latestPointAt: null, rpoTargetSeconds: null, lastTestedAt: null, stateSince: 5 };
  const known = { picture: { sites: [] }, vm, mark: 'stalled', details: null, gatewayNow: NOW } as unknown as Known;
  expect(factRows(known)[0]).toMatchObject({ from: 'journal', at: null });
});

it('says nothing of a guest that nobody looked at', () => {
  expect(guestRow(null)).toBeUndefined();
});
