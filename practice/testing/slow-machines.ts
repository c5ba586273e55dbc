import type { Order } from '#shared/domain/index.ts';
import type { Deed, DeedFailure, DeedOutcome, Machines, Watcher } from '../provider/machines.ts';

/** Machines that take their time: a deed is done when the test says so. */
export class SlowMachines implements Machines {
  readonly isInstant = false;
  readonly extraMs = 60_000;
  watcher: Watcher | null = null;
  readonly #asked: Deed[] = [];
  readonly #waiting = new Map<string, (outcome: DeedOutcome) => void>();

  carryOut(deed: Deed): Promise<DeedOutcome> {
    this.#asked.push(deed);
    return new Promise((resolve) => this.#waiting.set(deed.vmId, resolve));
  }

  /** What was asked of a VM, oldest first. */
  askedOf(vmId: string): Deed[] {
    return this.#asked.filter((deed) => deed.vmId === vmId);
  }

  /** What a VM was asked last is done, and the provider has heard of it. */
  async finish(vmId: string, outcome: DeedOutcome): Promise<void> {
    this.#waiting.get(vmId)?.(outcome);
    this.#waiting.delete(vmId);
    await new Promise((resolve) => setImmediate(resolve));
  }

  unsupported(_order: Order): DeedFailure | null {
    return null;
  }

  befall(): Promise<void> {
    return Promise.resolve();
  }

  watch(watcher: Watcher): void {
    this.watcher = watcher;
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}
