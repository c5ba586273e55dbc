import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Limits } from '#shared/gateway-api/index.ts';
import { settingsDefault } from '../provider/context.ts';
import type { Blow, Deed, DeedOutcome, KnownVm, Machines, Watcher } from '../provider/machines.ts';
import { Host } from './guests/host.ts';
import { unsupportedByRealMachines } from './unsupported.ts';
import { RealVm } from './vm.ts';

/** Software emulation on a busy machine is slow, and a guest may be waited for. */
const EXTRA_MS = 90_000;

/** Each boot keeps a processor busy for seconds, so no more start at once than there are. */
export const realLimits: Limits = {
  ...settingsDefault.limits,
  startsAtOnce: Math.max(2, availableParallelism()),
  guestShutdownGraceMs: 60_000,
};

export interface RealMachinesOptions {
  /** Disks, consoles and process numbers lie below it. */
  readonly folder: string;
  /** Kernel and initramfs of the guests. */
  readonly image: string;
  readonly providerName: string;
}

/**
 * Machines that exist: QEMU processes on real disks, at two kinds of sites. What is asked of one VM is done in turn.
 * Guests end with this process, as in a power cut; when it begins again they do so too, from their disks.
 */
export class RealMachines implements Machines {
  readonly isInstant = false;
  readonly extraMs = EXTRA_MS;
  readonly unsupported = unsupportedByRealMachines;
  readonly #options: RealMachinesOptions;
  readonly #vms = new Map<string, RealVm>();
  readonly #sites = new Map<string, Host>();
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #provider: Host;
  #watcher: Watcher | null = null;
  #stopped = false;

  constructor(options: RealMachinesOptions) {
    this.#options = options;
    this.#provider = new Host({
      guestEnded: (replicaId) => this.#replicaEnded(replicaId),
      // The provider is this process: it has always heard itself.
      fellSilent: () => undefined,
    });
  }

  /** Opens the sites and starts what runs by the books. */
  async begin(vms: readonly KnownVm[]): Promise<void> {
    this.#provider.open();
    try {
      await Promise.all(vms.map((vm) => this.#beginVm(vm)));
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  vm(vmId: string): RealVm {
    const vm = this.#vms.get(vmId);
    if (vm === undefined) throw new Error(`no machine is called ${vmId}`);
    return vm;
  }

  watch(watcher: Watcher): void {
    this.#watcher = watcher;
  }

  carryOut(deed: Deed): Promise<DeedOutcome> {
    const work = async (): Promise<DeedOutcome> => {
      try {
        return await this.vm(deed.vmId).carryOut(deed);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        if (!this.#stopped) console.error(`${deed.do} of ${deed.vmId}: ${why}`);
        return { code: 'machine-error', detail: `The machine could not do it: ${why}`.slice(0, 400) };
      }
    };
    return this.#inTurn(deed.vmId, work);
  }

  async befall(blow: Blow): Promise<void> {
    if (blow.blow === 'source-power') {
      const { source, home } = this.vm(blow.vmId);
      await this.#inTurn(blow.vmId, () =>
        blow.power === 'on' ? source.start(home.top, 'production') : source.powerOff(),
      );
      return;
    }
    const site = this.#siteOf(blow.siteId);
    if (blow.blow === 'site-lost') {
      if (blow.sources === 'off') await site.blackOut();
      return;
    }
    site.open();
    const here = [...this.#vms.values()].filter(({ place }) => place.siteId === blow.siteId);
    for (const vm of here) await this.#inTurn(vm.place.vmId, () => this.#returnSource(vm, blow.sources));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#watcher = null;
    await Promise.all([this.#provider, ...this.#sites.values()].map((host) => host.blackOut()));
  }

  async #beginVm({ sourceOn, replica, ...place }: KnownVm): Promise<void> {
    const site = this.#siteOf(place.siteId);
    site.open();
    const vm = new RealVm(place, { ...this.#options, site, provider: this.#provider });
    this.#vms.set(place.vmId, vm);
    await vm.begin();
    if (sourceOn) await vm.source.start(vm.home.top, 'production');
    if (replica !== null && vm.store.run.exists) await vm.replica.start(vm.store.run.top, replica);
  }

  async #returnSource({ source, home, place }: RealVm, sources: 'as-they-are' | 'on' | 'off'): Promise<void> {
    if (sources === 'on') await source.start(home.top, 'production');
    if (sources === 'off') await source.powerOff();
    if (!source.isOn) this.#watcher?.wentOff(place.vmId, 'source');
  }

  #siteOf(siteId: string): Host {
    const known = this.#sites.get(siteId);
    if (known !== undefined) return known;
    const watcher = {
      guestEnded: (vmId: string) => this.#watcher?.wentOff(vmId, 'source'),
      fellSilent: () => this.#watcher?.fellSilent(siteId),
    };
    const site = new Host(watcher, join(this.#options.folder, 'sites', siteId, 'control'));
    this.#sites.set(siteId, site);
    return site;
  }

  #replicaEnded(replicaId: string): void {
    const vm = [...this.#vms.values()].find(({ place }) => place.replicaId === replicaId);
    if (vm !== undefined) this.#watcher?.wentOff(vm.place.vmId, 'replica');
  }

  /** What is asked of one VM waits for what was asked of it before. */
  #inTurn<T>(vmId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(vmId) ?? Promise.resolve();
    const next = before.then(work, work);
    this.#turns.set(vmId, next);
    return next;
  }
}
