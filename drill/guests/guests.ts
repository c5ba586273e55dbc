import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from '../stage.ts';
import { ask, pictureOf, until } from '../watch.ts';
import { Disks } from './disks.ts';
import type { GuestDisks } from './disks.ts';
import { runsByFile } from './processes.ts';

/** Software emulation on a busy machine: a boot may take a minute. */
export const GUEST_MS_MAX = 300_000;
const LOOK_AGAIN_MS = 700;
/** So many records each time that guests are waited for. */
export const RECORDS = 3;

/** A practice guest in a drill: its name, and where its disks are. */
export interface DrillGuest extends GuestDisks {
  readonly name: string;
}

export interface LatestPoint {
  readonly id: string;
  readonly at: number;
}

/** The guests of the estate, looked at from outside. */
export class Guests {
  readonly all: readonly DrillGuest[];
  readonly disks: Disks;
  readonly #stage: Stage;

  private constructor(stage: Stage, all: readonly DrillGuest[]) {
    this.#stage = stage;
    this.all = all;
    this.disks = new Disks(stage.provider.guestFolder);
  }

  static async of(stage: Stage): Promise<Guests> {
    const { port, connectionId } = stage;
    const { vmIds } = await pictureOf(port, connectionId);
    const all = await Promise.all(
      vmIds.map(async (vmId) => {
        const details = await ask(port, 'estate.vm', { connectionId, vmId });
        if (details?.replica == null) throw new Error(`${vmId} has no replica`);
        return { vmId, name: details.vm.name, siteId: details.vm.siteId, replicaId: details.replica.id };
      }),
    );
    return new Guests(stage, all);
  }

  only(vmIds: readonly string[]): readonly DrillGuest[] {
    return this.all.filter(({ vmId }) => vmIds.includes(vmId));
  }

  /** Waits until each has as many records as `enough` says. */
  async write(
    what: string,
    guests: readonly DrillGuest[],
    enough: (guest: DrillGuest) => Promise<boolean>,
  ): Promise<void> {
    for (const guest of guests) {
      await until(`${what} of ${guest.name}`, GUEST_MS_MAX, async () => {
        if (await enough(guest)) return true;
        // Looking takes the processor that the guests need.
        await sleep(LOOK_AGAIN_MS);
        return null;
      });
    }
  }

  /** Waits until each has booted, and a restore point with what it wrote. */
  async areProtected(): Promise<void> {
    this.#stage.progress.stage(`${String(this.all.length)} guests boot.`);
    await this.write('records', this.all, async (guest) => (await this.disks.home(guest)).length >= RECORDS);
    await this.takePoints();
  }

  async latestPoint({ vmId }: DrillGuest): Promise<LatestPoint | null> {
    const { port, connectionId } = this.#stage;
    const details = await ask(port, 'estate.vm', { connectionId, vmId });
    return details?.points?.points.at(-1) ?? null;
  }

  /** A new point of each, and what it is. */
  async takePoints(): Promise<ReadonlyMap<string, LatestPoint>> {
    const taken = new Map<string, LatestPoint>();
    for (const guest of this.all) {
      const before = await this.latestPoint(guest);
      await this.#stage.provider.control.inject({ fault: 'new-point', replicaId: guest.replicaId });
      const point = await until(`a new point of ${guest.name}`, GUEST_MS_MAX, async () => {
        const latest = await this.latestPoint(guest);
        return latest !== null && latest.id !== before?.id ? latest : null;
      });
      taken.set(guest.vmId, point);
    }
    return taken;
  }

  /** Whether the process of production's machine is there. */
  isAlive(guest: DrillGuest): boolean {
    return runsByFile(this.disks.pidFile(guest));
  }

  /** Whether the process of its replica's machine is there. */
  isReplicaAlive(guest: DrillGuest): boolean {
    return runsByFile(this.disks.replicaPidFile(guest));
  }
}
