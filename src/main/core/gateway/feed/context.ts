import type { InventoryWriter, StoreResult } from '../../store/ports.ts';
import type { GatewayClock } from '../gateway-clock.ts';
import type { CommittedChange } from '../port.ts';
import type { FeedEnd } from './end.ts';
import type { Freshness } from './freshness.ts';
import type { Healing } from './healing.ts';
import type { Pace } from './pace.ts';

/** What is counted rather than told line by line. */
export interface FeedCounts {
  changes: number;
  repeated: number;
  /** Lines of kinds of a later version, passed over. */
  unknownKinds: number;
  malformed: number;
  gaps: number;
}

/** What both ways of reading the feed work with. */
export interface FeedContext {
  readonly writer: InventoryWriter;
  readonly gatewayClock: GatewayClock;
  readonly freshness: Freshness;
  readonly counts: FeedCounts;
  readonly pace: Pace;
  readonly healing: Healing;
  /** After the commit. */
  changed(changes: readonly CommittedChange[]): void;
  /** What had happened when the reading was opened is committed. */
  caughtUp(): void;
  /** How many entities of a new picture have come; null when none is being fetched. */
  syncing(entities: number | null): void;
  /** A line could not be used and was kept aside. */
  malformed(why: string): void;
}

/** Lines of one transaction. With points of 4 kB, 256 of them make about 1 MB and take some 5 ms. */
export const BATCH_LINES_MAX = 256;

export function storeEnd(result: StoreResult<unknown>): FeedEnd | null {
  return result.ok ? null : { kind: 'store', failure: result.failure };
}

/** Keeps a line aside that cannot be used; the feed goes on. */
export function setAside(context: FeedContext, text: string, why: string): FeedEnd | null {
  context.counts.malformed += 1;
  context.malformed(why);
  return storeEnd(context.writer.quarantine(text, why, context.gatewayClock.nowMs()));
}
