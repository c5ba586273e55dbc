import type { Limits } from '#shared/gateway-api/index.ts';
import type { ReplicationTraits } from '../estate/genesis.ts';
import type { Clock, Secrets } from '../ports.ts';
import type { Dice } from '../random.ts';
import type { Store } from '../state/store.ts';
import type { Faults } from './faults.ts';
import type { ReceiptSigner } from './receipts.ts';
import type { Machines } from './machines.ts';

export interface ProviderSettings {
  /** Divides the durations of work, nothing else. */
  readonly speed: number;
  readonly limits: Limits;
  readonly accessMs: number;
  readonly refreshMs: number;
}

export const settingsDefault: ProviderSettings = {
  speed: 1,
  limits: {
    startsAtOnce: 10,
    undoGroupSize: 5,
    undoGroupIntervalMs: 10_000,
    guestShutdownGraceMs: 900_000,
    pointsKept: 28,
  },
  accessMs: 15 * 60_000,
  refreshMs: 12 * 3_600_000,
};

/** What every part of the provider works with. */
export interface Provider {
  readonly name: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** Seeded chance for the durations of work. */
  readonly dice: Dice;
  readonly settings: ProviderSettings;
  readonly faults: Faults;
  readonly machines: Machines;
  readonly traits: ReadonlyMap<string, ReplicationTraits>;
  /** The addresses under which the same provider is reached; set when it listens. */
  gateways: readonly string[];
  /** Signs the ends of runs; another when a trainer changes the key. */
  receipts: ReceiptSigner;
  /** Set when it stops: timers that fire afterwards do nothing. */
  stopped: boolean;
}
