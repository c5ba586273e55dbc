import type { HostAct } from '#shared/domain/index.ts';
import type { HostGaps } from '#shared/ipc/index.ts';
import type { ConnectionOptions } from '../gateway/index.ts';
import type { RunnerPorts } from '../engine/run-control.ts';
import type { Clock, Ids, Installation, Log, Random, Secrets } from '../ports.ts';
import type { Lookup } from '../notify/index.ts';

/** What a console is built from. Clock, ids and randomness are the computer's own unless a test brings others. */
export interface ConsoleSetting {
  readonly dataFolder: string;
  readonly secrets: Secrets;
  readonly log: Log;
  /** Where the SQLite addon lies; undefined where the package's own is right. */
  readonly nativeBinding: string | undefined;
  /** A one-time file with which a provider on this computer introduces itself; read and deleted. */
  readonly pairingFile?: string;
  readonly appVersion: string;
  /** Calls no provider and looks no cache through before `begin`: the first picture of a window comes before both. */
  readonly waitsToBegin?: true;
  /** The countdown before the first order, milliseconds. Only the drill, where nobody watches it, sets another. */
  readonly armingMs?: number;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly random?: Random;
  /** Who signs what this console wrote; a key in the data folder or the key store, unless a simulated world brings another. */
  readonly installation?: Installation;
  /** Does acts on the tenant's hosts: by SSH and from this computer, unless a simulated world brings others. */
  readonly act?: RunnerPorts['act'];
  /** The line to a gateway and the pace of reading from it: TLS and the computer's own, unless a simulated world brings others. */
  readonly line?: Pick<ConnectionOptions, 'openTransport' | 'pace'>;
  /** How names are looked up for a webhook, and whether one on this computer may be spoken to in the open: for tests. */
  readonly alerts?: { readonly lookup?: Lookup; readonly plainLoopback?: boolean };
}

export type ConsoleParts = Required<
  Omit<ConsoleSetting, 'pairingFile' | 'armingMs' | 'nativeBinding' | 'line' | 'act' | 'alerts' | 'waitsToBegin'>
> & {
  readonly alerts?: ConsoleSetting['alerts'];
  readonly act: RunnerPorts['act'];
  /** What keeps acts from being done from this computer; nothing, where a simulated world does them. */
  readonly hostGaps: (acts: readonly HostAct[]) => Promise<HostGaps>;
  readonly line?: Pick<ConnectionOptions, 'openTransport' | 'pace'>;
  readonly nativeBinding: string | undefined;
  readonly armingMs: number | undefined;
  /** This process: the holder of its leases. */
  readonly instanceId: string;
};
