import type { Order } from '#shared/domain/index.ts';
import type { Attachment, ChosenPoint } from '../state/records.ts';
import { Transaction } from '../state/transaction.ts';
import type { Store } from '../state/store.ts';

/**
 * What makes effects real. The provider says what is to be done to which VM, and tells of it only when it is done. The
 * simulated machines have always done it already; real ones take their time, and may fail.
 */
export interface Machines {
  /** Repeating a deed does nothing more: a provider that died over one asks for it again. */
  carryOut(deed: Deed): DeedOutcome | Promise<DeedOutcome>;
  /** Why an order is beyond these machines, in whatever state they are; null where it is not. */
  unsupported(order: Order): DeedFailure | null;
  /** What befalls the machines themselves, before the provider is told: power that goes, a site that returns. */
  befall(blow: Blow): Promise<void>;
  /** Tells what goes on or off, or falls silent, without having been asked to. */
  watch(watcher: Watcher): void;
  /** Whether deeds are done at once. */
  readonly isInstant: boolean;
  /** What an order may take beyond its planned duration. */
  readonly extraMs: number;
  stop(): Promise<void>;
}

interface OnVm {
  readonly vmId: string;
  readonly replicaId: string;
}

export type Deed = OnVm &
  (
    | {
        /** A pass of replication: a point of what the source's disk holds now. Points that are not kept may go. */
        readonly do: 'replicate';
        readonly pointId: string;
        readonly keeps: readonly string[];
      }
    | { readonly do: 'start-replica'; readonly from: ChosenPoint; readonly network: Attachment }
    /** `keep`: it is shut down, and what it wrote stays; `discard`: it is switched off, and that goes. */
    | { readonly do: 'stop-replica'; readonly writes: 'keep' | 'discard' }
    | { readonly do: 'isolate-replica' }
    | { readonly do: 'stop-source' }
    /** What differs goes home while the replica runs. */
    | { readonly do: 'synchronise'; readonly quick: boolean; readonly toOriginal: boolean }
    /** The last changes go home, and production starts. */
    | { readonly do: 'start-source' }
    /** What the replica wrote up to its shutdown becomes a point, and the source its source again. */
    | { readonly do: 'commit-failback'; readonly pointId: string }
    | { readonly do: 'make-permanent' }
  );

export interface DeedFailure {
  readonly code: string;
  readonly detail: string;
}

/** `at`: the moment of the data it is about; `bytes`: what it moved, where the machines count that. */
export type DeedOutcome = { readonly at: number; readonly bytes: number | null } | DeedFailure;

/** Where a VM and its replica are. */
export interface VmPlace extends OnVm {
  readonly siteId: string;
  readonly siteName: string;
  readonly diskBytes: number;
}

/** A VM as the books have it when the machines begin. */
export interface KnownVm extends VmPlace {
  readonly sourceOn: boolean;
  /** The network of its running replica. */
  readonly replica: Attachment;
}

export type Blow =
  | { readonly blow: 'site-lost'; readonly siteId: string; readonly sources: 'as-they-are' | 'on' | 'off' }
  | { readonly blow: 'site-returns'; readonly siteId: string; readonly sources: 'as-they-are' | 'on' | 'off' }
  | { readonly blow: 'source-power'; readonly vmId: string; readonly power: 'on' | 'off' };

export interface Watcher {
  wentOff(vmId: string, copy: 'source' | 'replica'): void;
  fellSilent(siteId: string): void;
}

/** Machines that exist in the books alone. */
export function simulatedMachines(now: () => number): Machines {
  return {
    carryOut: () => ({ at: now(), bytes: null }),
    unsupported: () => null,
    befall: () => Promise.resolve(),
    watch: () => undefined,
    isInstant: true,
    extraMs: 0,
    stop: () => Promise.resolve(),
  };
}

const keyOf = (deed: Deed): string => `${deed.do} ${deed.vmId} ${'pointId' in deed ? deed.pointId : ''}`;

/** The deeds of one piece of work, with what became of those that are done. */
export class Deeds {
  readonly #machines: Machines;
  readonly #done = new Map<string, DeedOutcome>();
  #waiting: Promise<void> | null = null;

  constructor(machines: Machines) {
    this.#machines = machines;
  }

  /**
   * What became of a deed. While it is being carried out the answer is provisional, and so is all that follows from
   * it.
   */
  outcomeOf(deed: Deed): DeedOutcome {
    const key = keyOf(deed);
    const known = this.#done.get(key);
    if (known !== undefined) return known;
    if (this.#waiting === null) {
      const outcome = this.#machines.carryOut(deed);
      if (!(outcome instanceof Promise)) {
        this.#done.set(key, outcome);
        return outcome;
      }
      this.#waiting = outcome.then((real) => void this.#done.set(key, real));
    }
    return { at: 0, bytes: null };
  }

  /** What is to be waited for, once. */
  takeWaiting(): Promise<void> | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    return waiting;
  }
}

interface Playing {
  readonly store: Store;
  readonly machines: Machines;
  readonly stopped: boolean;
}

/**
 * Plays work on a transaction. Where it waits for a deed, the transaction is thrown away and the work is played again
 * when that is done, over the facts as they are then. Invariant: nothing is told that was not done, and with machines
 * that do not make it wait, work and commit are one synchronous step.
 */
export function play(p: Playing, work: (tx: Transaction, deeds: Deeds) => void, done: () => void): void {
  const deeds = new Deeds(p.machines);
  const turn = (): void => {
    if (p.stopped) return;
    const tx = new Transaction(p.store);
    work(tx, deeds);
    const waiting = deeds.takeWaiting();
    if (waiting !== null) return void waiting.then(turn);
    tx.commit();
    done();
  };
  turn();
}
