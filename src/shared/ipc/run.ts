import type { FailoverScope, OrderKind, RunEnding, RunVerb } from '../domain/index.ts';
import type { Message } from '../texts/index.ts';

/**
 * How far a step is, in the words of the screen. `requested` = written down and perhaps sent; `unknown` = its reply was
 * lost and it is being looked up; `accepted` = the provider's word; `observed` = seen in the feed, the only success.
 */
export type StepWord =
  'waiting' | 'requested' | 'unknown' | 'accepted' | 'observed' | 'refused' | 'failed' | 'stalled' | 'skipped';

export interface RunLine {
  readonly stepId: string;
  readonly kind: OrderKind;
  readonly vmId: string | null;
  readonly name: string;
  readonly word: StepWord;
  /** Where the newest fact about it comes from. */
  readonly source: 'journal' | 'gateway' | 'feed';
  readonly at: number;
  readonly progressPercent: number | null;
  readonly detail: Message | null;
  readonly attempts: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly after: readonly string[];
}

export type RunPhase = 'arming' | 'starting' | 'running' | 'stopping' | 'interrupted' | 'ended' | 'read-only';

export interface RunCounts {
  readonly total: number;
  readonly observed: number;
  readonly failed: number;
  readonly stalled: number;
  readonly skipped: number;
  readonly open: number;
  readonly waiting: number;
}

/** A run in the list and in the strip. Counts are of VMs' main steps, not of network and power steps. */
export interface RunSummary {
  readonly runId: string;
  readonly connectionId: string;
  readonly title: string;
  readonly verb: RunVerb;
  readonly scope: FailoverScope;
  readonly phase: RunPhase;
  readonly ending: RunEnding | null;
  readonly acknowledged: boolean;
  readonly createdAt: number;
  readonly endedAt: number | null;
  /** While arming: when the first order goes out, on this computer's clock. */
  readonly armedUntil: number | null;
  readonly counts: RunCounts;
  /** Remaining time as a range, milliseconds; null where it cannot be said. */
  readonly remaining: { readonly lowMs: number; readonly highMs: number } | null;
  /** Why it does not go on, where it does not. */
  readonly waitsFor: Message | null;
  readonly can: {
    readonly stop: boolean;
    readonly resume: boolean;
    readonly retry: boolean;
    readonly abandon: boolean;
    readonly acknowledge: boolean;
  };
}

export interface RunView extends RunSummary {
  readonly lines: readonly RunLine[];
  /** What the journal knows and what the gateway says, after an interruption. */
  readonly findings: readonly Message[];
}
