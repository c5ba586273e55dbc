import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deed } from '../../practice/provider/machines.ts';
import { Host } from '../../practice/qemu/guests/host.ts';
import { RealVm } from '../../practice/qemu/vm.ts';

const MIB = 1_048_576;
const DISK_BYTES = 16 * MIB;
const ids = { vmId: 'vm', replicaId: 'replica' };
const nobody = { guestEnded: () => undefined, fellSilent: () => undefined };

type Wanted = Deed extends infer D ? (D extends Deed ? Omit<D, 'vmId' | 'replicaId'> : never) : never;

/** A VM with real disks and no machines: the test writes in the place of the guests. */
export class DiskWorld {
  readonly vm: RealVm;
  readonly #folder = mkdtempSync(join(tmpdir(), 'farshore-disk-world-'));

  constructor() {
    const place = { ...ids, siteId: 'site', siteName: 'Site', diskBytes: DISK_BYTES };
    const rooms = { image: '', site: new Host(nobody), provider: new Host(nobody), providerName: 'Provider' };
    this.vm = new RealVm(place, { ...rooms, folder: this.#folder });
  }

  async do(wanted: Wanted): Promise<void> {
    const outcome = await this.vm.carryOut({ ...wanted, ...ids });
    if ('code' in outcome) throw new Error(outcome.detail);
  }

  /** A failover whose machine is the test itself. */
  startFrom(pointId: string): Promise<void> {
    return this.vm.store.run.begin({ behind: this.vm.store.pointFile(pointId) });
  }

  /** A block of one byte, at a megabyte of the disk. */
  write(image: string, at: number, byte: number): void {
    execFileSync('qemu-io', ['-f', 'qcow2', '-c', `write -q -P ${byte} ${at}M 64k`, image], { stdio: 'ignore' });
  }

  /** Whether that is what lies there. */
  holds(image: string, at: number, byte: number): boolean {
    const { status } = spawnSync('qemu-io', ['-r', '-f', 'qcow2', '-c', `read -q -P ${byte} ${at}M 64k`, image]);
    return status === 0;
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
