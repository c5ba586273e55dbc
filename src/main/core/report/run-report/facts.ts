import type { HostAct } from '#shared/domain/index.ts';
import type { RunView, StepWord } from '#shared/ipc/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { Making } from '../head.ts';
import type { UsedPoint } from '../main-steps.ts';

/** Everything that a run's report says, gathered at one moment. Times are gateway epoch milliseconds. */
export interface RunReportFacts {
  readonly made: Making;
  readonly run: RunView;
  /** Why, as typed; null where nobody here knows. */
  readonly reason: string | null;
  readonly planName: string | null;
  /** SHA-256 of what was reviewed. */
  readonly reviewedHash: string | null;
  readonly vms: readonly VmResult[];
  /** Names of the plan's members, as it is now, that the run did not have. */
  readonly leftOut: readonly string[];
  /** What was done on hosts, by step; of a run whose steps nobody here knows, nothing. */
  readonly acts: ReadonlyMap<string, ActFacts>;
  /** What people did, in the order of time. */
  readonly deeds: readonly Deed[];
  /** False: the provider could not be asked, so the names of who decided what are missing. */
  readonly decisionsTold: boolean;
  readonly notFinal: readonly NotFinal[];
}

/** An act on a host, and when its last try was begun; null where nobody told. */
export interface ActFacts {
  readonly act: HostAct;
  readonly begunAt: number | null;
}

/** What became of one VM's own step. */
export interface VmResult {
  readonly stepId: string;
  readonly name: string;
  readonly wave: number;
  readonly word: StepWord;
  readonly detail: Message | null;
  readonly attempts: number;
  /** When the order first left this console; null where another console sent it. */
  readonly orderedAt: number | null;
  readonly acceptedAt: number | null;
  readonly endedAt: number | null;
  /** Seen in the feed by this console, or only said by the provider. */
  readonly isSeen: boolean;
  readonly isCritical: boolean;
  readonly point: UsedPoint | null;
  /** Null for runs that bring nothing up. */
  readonly achieved: AchievedTimes | null;
}

export interface AchievedTimes {
  readonly rtoMs: number | null;
  readonly rtoTargetMs: number;
  readonly rpoMs: number | null;
  readonly rpoTargetMs: number | null;
}

export interface Deed {
  readonly at: number | null;
  /** Null where only this computer knows of it. */
  readonly who: string | null;
  readonly what: Message;
}

export interface NotFinal {
  readonly name: string;
  readonly state: 'failover' | 'test' | 'failback';
  readonly since: number;
}
