import type { Task } from './child-process.ts';

export interface SyncFigures {
  readonly seconds: number;
  /** Of all threads of the process. */
  readonly cpuSeconds: number;
  readonly replicas: number;
  readonly restorePoints: number;
  readonly replicaIds: readonly string[];
  readonly blockP999Ms: number;
  readonly maxBlockMs: number;
  readonly peakRssMB: number;
}

export interface DeltaFigures {
  readonly ms: number;
}

/** What a sync reports of itself; the clockwork around it is the same for product and floor. */
export interface SyncResult {
  readonly replicas: number;
  readonly restorePoints: number;
  readonly replicaIds: readonly string[];
}

/** `begin` is called when everything before the sync (start, sign-in) is done. */
export type Sync = (task: Task, begin: () => void) => Promise<SyncResult>;
