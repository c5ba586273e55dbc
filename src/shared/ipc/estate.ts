import type { FailoverScope, Host, Network, Replica, Site } from '../domain/index.ts';

/** What a cell of the map says. The RPO grade is not here: it changes with time, so the window works it out. */
export const vmLooks = [
  'unprotected',
  'protected',
  'working',
  'failover',
  'test',
  'ready-to-switch',
  'failback',
  'moved',
  'failed',
  'unknown',
  'two-copies',
] as const;
export type VmLook = (typeof vmLooks)[number];

/** Bits of a VM's flags. */
export const VM_FLAG = {
  cdp: 1,
  claimed: 2,
  blocked: 4,
  sourceOn: 8,
  sourceOff: 16,
  critical: 32,
  important: 64,
  failoverOffered: 128,
  isolated: 256,
  /** An order of a run that is not over shows no effect in its time. */
  stalled: 512,
} as const;

/** One VM as the map and the lists show it. Times are gateway epoch milliseconds. */
export interface VmRow {
  readonly vmId: string;
  readonly name: string;
  readonly siteId: string;
  readonly hostId: string;
  readonly networkId: string | null;
  readonly application: string | null;
  readonly tier: number;
  readonly look: VmLook;
  /** Bits of `VM_FLAG`. */
  readonly flags: number;
  readonly state: Replica['state'] | null;
  readonly stateSince: number | null;
  /** The cloud host of the replica, where the twin cell stands. */
  readonly replicaHostId: string | null;
  readonly rpoTargetSeconds: number | null;
  readonly latestPointAt: number | null;
  readonly lastTestedAt: number | null;
  readonly blockerCode: string | null;
}

/**
 * The whole estate as columns: index i of every array is the same VM (its *slot*), in the order of the names. Absent
 * numbers are NaN (times) or -1 (indexes into `sites`, `hosts`, `networks`, `applications`, `blockers`).
 */
export interface EstatePicture {
  readonly connectionId: string;
  readonly version: number;
  /** Gateway time of the newest line these facts come from; null before the first sync. */
  readonly heardAt: number | null;
  readonly sites: readonly Site[];
  readonly hosts: readonly Host[];
  readonly networks: readonly Network[];
  readonly applications: readonly string[];
  /** Codes of what keeps replicas from something: the first that stops a failover, else the first there is. */
  readonly blockers: readonly string[];
  /** How the provider's appliance joins what runs there to the network; null while it does not. */
  readonly networkScope: FailoverScope | null;
  readonly vmIds: readonly string[];
  readonly names: readonly string[];
  readonly siteIndex: Int32Array;
  readonly hostIndex: Int32Array;
  readonly networkIndex: Int32Array;
  readonly applicationIndex: Int32Array;
  readonly replicaHostIndex: Int32Array;
  readonly blockerIndex: Int32Array;
  readonly tier: Uint8Array;
  /** Index into `vmLooks`. */
  readonly look: Uint8Array;
  readonly flags: Uint16Array;
  readonly stateSince: Float64Array;
  readonly rpoTargetSeconds: Float64Array;
  readonly latestPointAt: Float64Array;
  readonly lastTestedAt: Float64Array;
}

/** What changed since `fromVersion`, or beside the store at one version: at most 4 a second. `reset` means: ask for the whole picture again. */
export type EstateDelta =
  | {
      readonly kind: 'rows';
      readonly connectionId: string;
      readonly fromVersion: number;
      readonly version: number;
      readonly heardAt: number | null;
      readonly rows: readonly VmRow[];
      readonly sites: readonly Site[];
      readonly networkScope: FailoverScope | null;
    }
  | { readonly kind: 'reset'; readonly connectionId: string; readonly version: number };
