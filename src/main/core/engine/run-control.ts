import type { ActReport, HostAct } from '#shared/domain/index.ts';
import type { FeedFreshness, GatewayPort } from '../gateway/port.ts';
import type { Clock, Ids, Log } from '../ports.ts';
import type { InventoryReader, RunJournal, StoreFailure } from '../store/ports.ts';
import type { RunEvent } from './events.ts';
import type { LeaseTrust } from './lease.ts';
import type { RunState } from './run-state.ts';
import type { ScheduleFacts } from './schedule.ts';

/** What a run needs of the world. */
export interface RunnerPorts {
  readonly gateway: GatewayPort;
  readonly reader: InventoryReader;
  readonly journal: RunJournal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** This process. A lease is held by one. */
  readonly instanceId: string;
  readonly freshness: () => FeedFreshness;
  readonly scheduleFacts: (runId: string) => Omit<ScheduleFacts, 'now'>;
  /** Whether what was reviewed would be compiled to the same today; asked at the end of the countdown. */
  readonly stillAsReviewed: () => Promise<boolean>;
  /** Does an act on a host of the tenant's, however long it takes; what goes wrong is in the report. `signal` cancels it. */
  readonly act: (act: HostAct, signal: AbortSignal) => Promise<ActReport>;
  /** Told after every change of what a person may see. */
  readonly changed: () => void;
}

/** Why a run does not go on though it should; live knowledge, not in the journal. */
export type Obstacle =
  | { readonly is: 'store'; readonly failure: StoreFailure }
  | {
      readonly is: 'gateway';
      readonly kind: 'unreachable' | 'signed-out' | 'untrusted' | 'refused';
      readonly detail: string;
    }
  | { readonly is: 'feed' }
  | { readonly is: 'defect'; readonly detail: string };

/** A run as those see it who act for it: they read its state, and change it only by recording events. */
export interface RunControl {
  readonly state: RunState;
  readonly lease: LeaseTrust;
  readonly obstacle: Obstacle | null;
  now(): number;
  record(...events: readonly RunEvent[]): boolean;
  judgeStep(stepId: string): void;
  meet(obstacle: Obstacle | null): void;
  wake(): void;
}
