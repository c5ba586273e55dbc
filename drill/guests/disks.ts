import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRecords } from '../../practice/qemu/records.ts';
import type { DiskRecord } from '../../practice/qemu/records.ts';

/** Where the disks of the practice guests lie, found by their names alone: the drill asks nobody what is on them. */
export interface GuestDisks {
  readonly vmId: string;
  readonly siteId: string;
  readonly replicaId: string;
}

/** The layer that is written to is the one with the highest number. */
function newestLayer(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const layers = readdirSync(folder).filter((name) => /^layer-\d+\.qcow2$/.test(name));
  const newest = layers.sort().at(-1);
  return newest === undefined ? null : join(folder, newest);
}

const read = async (image: string | null): Promise<DiskRecord[]> => (image === null ? [] : readRecords(image));

export class Disks {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What production's disk holds. */
  home({ siteId, vmId }: GuestDisks): Promise<DiskRecord[]> {
    return read(newestLayer(join(this.#folder, 'sites', siteId, vmId, 'disk')));
  }

  /** What the replica's own disk holds, while it has one: the point that it was started from, and its writes. */
  replica({ replicaId }: GuestDisks): Promise<DiskRecord[]> {
    return read(newestLayer(join(this.#folder, 'provider', replicaId, 'run')));
  }

  hasOwnDisk({ replicaId }: GuestDisks): boolean {
    return existsSync(join(this.#folder, 'provider', replicaId, 'run'));
  }

  point({ replicaId }: GuestDisks, pointId: string): Promise<DiskRecord[]> {
    return readRecords(join(this.#folder, 'provider', replicaId, 'points', `${pointId}.qcow2`));
  }

  /** The process of production's machine, as its site wrote it down. */
  pidFile({ siteId, vmId }: GuestDisks): string {
    return join(this.#folder, 'sites', siteId, vmId, 'guest.pid');
  }

  replicaPidFile({ replicaId }: GuestDisks): string {
    return join(this.#folder, 'provider', replicaId, 'guest.pid');
  }

  /** The socket of the machine room of a site. */
  control({ siteId }: GuestDisks): string {
    return join(this.#folder, 'sites', siteId, 'control');
  }
}
