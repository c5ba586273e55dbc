import type { EstateDelta } from '#shared/ipc/index.ts';
import type { CommittedChange } from '../gateway/port.ts';
import type { Clock } from '../ports.ts';
import type { InventoryReader } from '../store/ports.ts';
import type { ChangeWatch } from './picture.ts';
import { networkScopeOf } from './network-scope.ts';
import { heardSitesOf, vmRowOf, type HeardSites, type StalledVms } from './vm-row.ts';

/** The first change goes out at once, then at most 4 messages a second. */
const DELTA_INTERVAL_MS = 250;
/** More changed VMs than this in one message, and the window asks for the whole picture instead. */
const DELTA_ROWS_MAX = 2_000;

/**
 * Gathers committed changes into deltas of the estate for the windows. What a delta says is read from the store when it is
 * sent, so a VM that changed ten times in between is sent once.
 */
export class DeltaFeed {
  readonly #connectionId: string;
  readonly #reader: InventoryReader;
  readonly #clock: Clock;
  readonly #tell: (delta: EstateDelta) => void;
  readonly #stalledVms: () => StalledVms;
  #stalled: StalledVms = new Set();
  #lookAtRuns: (() => void) | null = null;
  readonly #changedVms = new Set<string>();
  #sitesChanged = false;
  #networkChanged = false;
  #heardSites: HeardSites;
  #reset = false;
  #toldVersion: number;
  #lastToldMs = -Infinity;
  #cancel: (() => void) | null = null;
  #closed = false;
  readonly #watches = new Set<{ readonly vmIds: Set<string>; everything: boolean }>();

  constructor(
    connectionId: string,
    reader: InventoryReader,
    clock: Clock,
    tell: (delta: EstateDelta) => void,
    stalledVms: () => StalledVms,
  ) {
    this.#connectionId = connectionId;
    this.#reader = reader;
    this.#clock = clock;
    this.#tell = tell;
    this.#stalledVms = stalledVms;
    this.#toldVersion = reader.version();
    this.#heardSites = heardSitesOf(reader);
  }

  /** Watches what changes while somebody reads the whole estate. */
  beginWatch(): ChangeWatch {
    const watch = { vmIds: new Set<string>(), everything: false };
    this.#watches.add(watch);
    return {
      changed: () => (watch.everything ? null : watch.vmIds),
      end: () => this.#watches.delete(watch),
    };
  }

  changed(changes: readonly CommittedChange[]): void {
    for (const change of changes) this.#note(change);
    if (changes.some(({ kind }) => kind === 'site')) this.#noteContact();
    this.#tellSoon();
  }

  /** A run went on, or stands still: VMs may have stalled, or not be so any more. */
  runChanged(): void {
    if (this.#closed || this.#lookAtRuns !== null) return;
    this.#lookAtRuns = this.#clock.after(DELTA_INTERVAL_MS, () => {
      this.#lookAtRuns = null;
      this.#noteStalled();
    });
  }

  #noteStalled(): void {
    const before = this.#stalled;
    this.#stalled = this.#stalledVms();
    const news = [
      ...[...before].filter((vmId) => !this.#stalled.has(vmId)),
      ...[...this.#stalled].filter((vmId) => !before.has(vmId)),
    ];
    for (const vmId of news) this.#changedVms.add(vmId);
    if (news.length > 0) this.#tellSoon();
  }

  #tellSoon(): void {
    for (const watch of this.#watches) {
      for (const vmId of this.#changedVms) watch.vmIds.add(vmId);
      if (this.#reset) watch.everything = true;
    }
    if (this.#changedVms.size > DELTA_ROWS_MAX) this.#reset = true;
    this.#schedule();
  }

  replaced(): void {
    this.#reset = true;
    this.#heardSites = heardSitesOf(this.#reader);
    for (const watch of this.#watches) watch.everything = true;
    this.#schedule();
  }

  /** Changes still come until the line to the provider is closed too; nobody is told of them any more. */
  close(): void {
    this.#closed = true;
    this.#cancel?.();
    this.#cancel = null;
    this.#lookAtRuns?.();
    this.#lookAtRuns = null;
  }

  #note(change: CommittedChange): void {
    switch (change.kind) {
      case 'vm':
        // A VM that is new or gone moves the slots of the others.
        if (change.op === 'delete' || change.rev <= 1) this.#reset = true;
        this.#changedVms.add(change.id);
        break;
      case 'replica':
        if (change.op === 'upsert') this.#changedVms.add(change.body.vmId);
        else this.#reset = true;
        break;
      case 'site':
        this.#sitesChanged = true;
        break;
      case 'host':
      case 'network':
        if (change.op === 'delete' || change.rev <= 1) this.#reset = true;
        break;
      case 'appliance':
        this.#networkChanged = true;
        break;
      case 'tenant':
      case 'publicIpRule':
      case 'points':
      case 'plan':
      case 'run':
      case 'operation':
        break;
    }
  }

  /** With a site's contact, what is known of its sources holds or holds no more; that can only matter where both copies are on. */
  #noteContact(): void {
    const before = this.#heardSites;
    const now = heardSitesOf(this.#reader);
    this.#heardSites = now;
    if (now.size === before.size && [...now].every((id) => before.has(id))) return;
    for (const vmId of this.#reader.vmIdsWithBothOn()) this.#changedVms.add(vmId);
  }

  #schedule(): void {
    const isNews = this.#reset || this.#sitesChanged || this.#networkChanged || this.#changedVms.size > 0;
    if (this.#closed || this.#cancel !== null || !isNews) return;
    const waitMs = Math.max(0, this.#lastToldMs + DELTA_INTERVAL_MS - this.#clock.monotonicMs());
    this.#cancel = this.#clock.after(waitMs, () => {
      this.#cancel = null;
      this.#send();
    });
  }

  #send(): void {
    this.#lastToldMs = this.#clock.monotonicMs();
    const version = this.#reader.version();
    if (this.#reset) this.#tell({ kind: 'reset', connectionId: this.#connectionId, version });
    else {
      const changed = this.#changedVms.size === 0 ? [] : this.#reader.estateRows([...this.#changedVms]);
      const heardSites = this.#heardSites;
      const stalled = this.#stalledVms();
      this.#tell({
        kind: 'rows',
        connectionId: this.#connectionId,
        fromVersion: this.#toldVersion,
        version,
        heardAt: this.#reader.heardAt(),
        rows: changed.map((row) => vmRowOf(row, heardSites, stalled)),
        sites: this.#sitesChanged ? this.#reader.sites() : [],
        networkScope: networkScopeOf(this.#reader),
      });
    }
    this.#toldVersion = version;
    this.#changedVms.clear();
    this.#sitesChanged = false;
    this.#networkChanged = false;
    this.#reset = false;
  }
}
