import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Host } from '../../practice/qemu/guests/host.ts';
import { bytesIn } from '../../practice/qemu/disk/regions.ts';
import { RealVm } from '../../practice/qemu/vm.ts';
import { areSame, changedBetween, mib, write } from './disks.ts';
import type { Failback, Figures } from './thresholds.ts';

const MIB = 1_048_576;
const DISK_BYTES = 256 * MIB;
const at = (start: number, length: number): { start: number; length: number } => ({
  start: start * MIB,
  length: length * MIB,
});

/** What was there before the point, what production wrote after it, and what the replica wrote. */
const before = { long: [at(0, 96), at(128, 32)], pages: 500, seed: 1 };
const afterPoint = { long: [at(40, 3)], pages: 150, seed: 2 };
const inFailover = { long: [at(60, 8), at(200, 4)], pages: 300, seed: 3 };

const nobody = { guestEnded: () => undefined, fellSilent: () => undefined };

/** A VM without machines: its disks are all that a failback is about. */
function vmIn(folder: string): RealVm {
  const place = { vmId: 'vm', replicaId: 'replica', siteId: 'site', siteName: 'Site', diskBytes: DISK_BYTES };
  const rooms = { folder, image: '', site: new Host(nobody), provider: new Host(nobody), providerName: 'Provider' };
  return new RealVm(place, rooms);
}

async function failedOver(folder: string): Promise<RealVm> {
  const vm = vmIn(folder);
  const ids = { vmId: 'vm', replicaId: 'replica' };
  await vm.begin();
  write(vm.home.top, before, 0x11, DISK_BYTES);
  const point = await vm.carryOut({ ...ids, do: 'replicate', pointId: 'p1', keeps: [] });
  if ('code' in point) throw new Error(point.detail);
  write(vm.home.top, afterPoint, 0x22, DISK_BYTES);
  await vm.store.run.begin({ behind: vm.store.pointFile('p1') });
  write(vm.store.run.top, inFailover, 0x33, DISK_BYTES);
  return vm;
}

async function failback(what: 'changed' | 'everything', say: (line: string) => void): Promise<Failback> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-failback-'));
  try {
    const vm = await failedOver(folder);
    const image = vm.store.run.top;
    const changed = await changedBetween(vm.home.top, image, folder);
    const began = performance.now();
    const carried = await vm.carryHome(image, what);
    const seconds = (performance.now() - began) / 1_000;
    const same = areSame(vm.home.top, image);
    const moved = `${(carried.bytesMoved / MIB).toFixed(1)} MB moved, ${(carried.bytesCompared / MIB).toFixed(1)} MB compared`;
    say(
      `${what.padEnd(10)} ${mib(changed)} MB changed in ${changed.length} regions: ${moved}, ${seconds.toFixed(1)} s`,
    );
    return { bytesChanged: bytesIn(changed), regions: changed.length, ...carried, seconds, same };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function measure(say: (line: string) => void): Promise<Figures> {
  const quick = await failback('changed', say);
  const full = await failback('everything', say);
  return { diskBytes: DISK_BYTES, quick, full };
}
