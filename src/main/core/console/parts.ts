import type { ConnectionOptions } from '../gateway/index.ts';
import type { Clock, Ids, Log, Random, Secrets } from '../ports.ts';

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
  /** The line to a gateway and the pace of reading from it: TLS and the computer's own, unless a simulated world brings others. */
  readonly line?: Pick<ConnectionOptions, 'openTransport' | 'pace'>;
}

export type ConsoleParts = Required<
  Omit<ConsoleSetting, 'pairingFile' | 'armingMs' | 'nativeBinding' | 'line' | 'waitsToBegin'>
> & {
  readonly line?: Pick<ConnectionOptions, 'openTransport' | 'pace'>;
  readonly nativeBinding: string | undefined;
  readonly armingMs: number | undefined;
  /** This process: the holder of its leases. */
  readonly instanceId: string;
};
