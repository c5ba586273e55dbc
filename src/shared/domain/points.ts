import { z } from 'zod';
import { entityId, epochMs } from './time.ts';

export const malwareStatus = z.enum(['clean', 'informative', 'suspicious', 'infected', 'unknown']);
export type MalwareStatus = z.infer<typeof malwareStatus>;

/** A state of the replica that it can be failed over to. */
export const restorePoint = z.object({
  id: entityId,
  at: epochMs,
  consistency: z.enum(['crash', 'application']),
  sizeBytes: z.int().min(0),
  malware: malwareStatus,
  pinned: z.boolean(),
  /** What left it: replication, a planned failover (which leaves two), or a failback. */
  origin: z.enum(['replication', 'planned-failover', 'failback']),
  testedAt: epochMs.nullable(),
});
export type RestorePoint = z.infer<typeof restorePoint>;

/** The short-term part of a CDP replica: any multiple of the granularity between `from` and `to` can be chosen. */
export const cdpJournal = z.object({ from: epochMs, to: epochMs, granularitySeconds: z.int().min(1).max(3_600) });
export type CdpJournal = z.infer<typeof cdpJournal>;

/**
 * All restore points of one replica, one entity: its id is the replica's. `points` is sorted oldest first: the snapshots
 * of a snapshot replica, the long-term points of a CDP replica.
 */
export const replicaPoints = z.object({
  id: entityId,
  points: z.array(restorePoint).max(1_000),
  journal: cdpJournal.nullable(),
  /** The operation that last pinned or released one of them. */
  pinnedBy: entityId.nullable(),
});
export type ReplicaPoints = z.infer<typeof replicaPoints>;
