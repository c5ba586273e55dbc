import { join } from 'node:path';
import type { Deed, DeedFailure, DeedOutcome, VmPlace } from '../provider/machines.ts';
import { copyRegions } from './disk/copy.ts';
import { bytesOf, writtenIn, chainOf } from './disk/image.ts';
import { Layers } from './disk/layers.ts';
import { unionOf } from './disk/regions.ts';
import type { Region } from './disk/regions.ts';
import { ReplicaStore } from './disk/replica-store.ts';
import { Guest } from './guests/guest.ts';
import type { Host } from './guests/host.ts';

export interface Rooms {
  readonly folder: string;
  readonly image: string;
  readonly site: Host;
  readonly provider: Host;
  readonly providerName: string;
}

/** What a failback carried home. */
export interface Carried {
  readonly bytesMoved: number;
  readonly bytesCompared: number;
}

const failure = (code: string, detail: string): DeedFailure => ({ code, detail });
const NOTHING: Carried = { bytesMoved: 0, bytesCompared: 0 };

/**
 * One VM with both its copies: two disks, two machines. Invariants: the machines never run on one disk; a disk is written
 * to from outside only while its machine is off; `store.common` looks as the home disk did when it was last folded.
 */
export class RealVm {
  readonly place: VmPlace;
  readonly home: Layers;
  readonly store: ReplicaStore;
  readonly source: Guest;
  readonly replica: Guest;

  constructor(place: VmPlace, rooms: Rooms) {
    const { vmId, replicaId, siteId, siteName } = place;
    const siteFolder = join(rooms.folder, 'sites', siteId, vmId);
    const replicaFolder = join(rooms.folder, 'provider', replicaId);
    this.place = place;
    this.home = new Layers(join(siteFolder, 'disk'));
    this.store = new ReplicaStore(replicaFolder);
    const { image } = rooms;
    this.source = new Guest({ name: vmId, host: rooms.site, folder: siteFolder, vmId, siteName, image });
    const at = { name: replicaId, host: rooms.provider, folder: replicaFolder, siteName: rooms.providerName };
    this.replica = new Guest({ ...at, vmId, image });
  }

  async begin(): Promise<void> {
    if (!this.home.exists) await this.home.begin({ bytes: this.place.diskBytes });
  }

  carryOut(deed: Deed): Promise<DeedOutcome> {
    switch (deed.do) {
      case 'replicate':
        return this.#replicate(deed.pointId, deed.keeps);
      case 'start-replica':
        return this.#startReplica(deed);
      case 'stop-replica':
        return this.#stopReplica(deed.writes);
      case 'isolate-replica':
        return this.#done(this.replica.isolate());
      case 'stop-source':
        return this.#done(this.source.shutDown());
      case 'synchronise':
        return deed.toOriginal
          ? this.#synchronise(deed.quick)
          : Promise.resolve(failure('target-unsupported', 'These machines go home to their original place only.'));
      case 'start-source':
        return this.#startSource();
      case 'commit-failback':
        return this.#commitFailback(deed.pointId);
      case 'make-permanent':
        return this.#makePermanent();
    }
  }

  async #done(work: Promise<void>, bytes = 0): Promise<DeedOutcome> {
    await work;
    return { at: Date.now(), bytes };
  }

  /** The point's moment is taken before the cut: whatever was on the disk then is in the point. */
  async #replicate(pointId: string, keeps: readonly string[]): Promise<DeedOutcome> {
    const known = this.store.pointFacts(pointId);
    if (known !== null) return known;
    const at = Date.now();
    const isFirst = this.store.common === null;
    const frozen = await this.home.cut(this.source.control);
    const written = isFirst
      ? (await Promise.all((await chainOf(frozen)).map(writtenIn))).flat()
      : await this.home.writtenSinceFolded();
    const point = await this.store.makePoint(pointId, this.place.diskBytes);
    const moved = await copyRegions(frozen, point, unionOf(written, this.place.diskBytes), 'all');
    this.store.keepPoint(pointId, point, { at, bytes: moved.bytesMoved });
    await this.home.fold(this.source.control);
    await this.store.tidy([...keeps, pointId]);
    return { at, bytes: moved.bytesMoved };
  }

  async #startReplica({ from, network }: Extract<Deed, { do: 'start-replica' }>): Promise<DeedOutcome> {
    const { run } = this.store;
    if (this.replica.isOn) return { at: Date.now(), bytes: 0 };
    if (from.choice !== 'own-disk') {
      const point = from.pointId === null ? null : this.store.pointFile(from.pointId);
      if (point === null) return failure('point-gone', 'There is no such restore point on disk.');
      run.remove();
      await run.begin({ behind: point });
    } else if (this.store.common === run.top) await run.cut(null);
    return this.#done(this.replica.start(run.top, network === 'isolated' ? 'isolated' : 'production'));
  }

  async #stopReplica(writes: 'keep' | 'discard'): Promise<DeedOutcome> {
    if (writes === 'keep') return this.#done(this.replica.shutDown());
    await this.replica.powerOff();
    this.store.run.remove();
    return { at: Date.now(), bytes: 0 };
  }

  async #synchronise(quick: boolean): Promise<DeedOutcome> {
    if (this.source.isOn) return failure('source-running', 'The production VM runs; its disk cannot be overwritten.');
    const standing = await this.store.run.cut(this.replica.control);
    const { bytesMoved } = await this.carryHome(standing, quick ? 'changed' : 'everything');
    return { at: Date.now(), bytes: bytesMoved };
  }

  async #startSource(): Promise<DeedOutcome> {
    if (this.source.isOn) return { at: Date.now(), bytes: 0 };
    if (this.replica.isOn) return failure('replica-not-off', 'The replica still runs.');
    const { bytesMoved } = await this.carryHome(this.store.run.top, 'changed');
    return this.#done(this.source.start(this.home.top, 'production'), bytesMoved);
  }

  /**
   * Makes the home disk look as an image of the replica. `changed`: only what was written on either side since they last
   * looked the same is compared; `everything`: both disks are.
   */
  async carryHome(image: string, what: 'changed' | 'everything'): Promise<Carried> {
    if (image === this.store.common) return NOTHING;
    const diskBytes = await bytesOf(image);
    const regions = what === 'changed' ? await this.#changedSince(image) : [{ start: 0, length: diskBytes }];
    const carried = await copyRegions(image, this.home.top, unionOf(regions, diskBytes), 'different');
    this.store.keepCommon(image);
    await this.home.fold(null);
    return carried;
  }

  async #changedSince(image: string): Promise<Region[]> {
    const { common } = this.store;
    if (common === null) return [{ start: 0, length: this.place.diskBytes }];
    return [...(await this.store.changedBetween(image, common)), ...(await this.home.writtenSinceFolded())];
  }

  async #commitFailback(pointId: string): Promise<DeedOutcome> {
    const kept = await this.store.keepRunAsPoint(pointId, Date.now());
    return { at: kept.at, bytes: kept.bytes };
  }

  async #makePermanent(): Promise<DeedOutcome> {
    const { control } = this.replica;
    const { run } = this.store;
    if (control === null) return failure('replica-off', 'The replica does not run.');
    const [, ...behind] = await chainOf(run.top);
    if (behind.length > 0) await control.job('stand-alone', 'block-stream', { device: run.topNode });
    this.store.removePoints();
    return { at: Date.now(), bytes: 0 };
  }
}
