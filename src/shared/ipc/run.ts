import type {
  ActReport,
  Approval,
  FailoverScope,
  HostAct,
  PointChoice,
  RunEnding,
  RunVerb,
  StepOrder,
} from '../domain/index.ts';
import type { Decision, PlannedStep } from '../gateway-api/index.ts';
import type { Message } from '../texts/index.ts';
import type { Review } from './review.ts';

/**
 * How far a step is, in the words of the screen. `requested` = written down and perhaps sent; `unknown` = its reply was
 * lost and it is being looked up; `accepted` = the provider's word; `observed` = seen in the feed, the only success.
 */
export type StepWord =
  | 'waiting'
  | 'requested'
  | 'unknown'
  | 'accepted'
  | 'observed'
  | 'refused'
  | 'failed'
  | 'stalled'
  | 'skipped'
  /** A gate that waits for its time or its person. */
  | 'asking'
  /** An act on a host of the tenant's, under way from this console or another. */
  | 'acting'
  /** A gate that was answered "go on", or whose time is over. */
  | 'passed'
  /** The provider says that it is done; this console did not watch it. */
  | 'told-done'
  /** Another console had it, and nothing has been told of it. */
  | 'not-known';

export interface RunLine {
  readonly stepId: string;
  readonly kind: StepOrder['kind'];
  readonly vmId: string | null;
  readonly name: string;
  readonly word: StepWord;
  /** Where the newest fact about it comes from; null where there is none. */
  readonly source: 'journal' | 'gateway' | 'feed' | 'host' | 'guest' | null;
  readonly at: number;
  readonly progressPercent: number | null;
  readonly detail: Message | null;
  readonly attempts: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly after: readonly string[];
  readonly optional: boolean;
  /** The run is over without it: a retry of this VM alone can be reviewed. */
  readonly canRetry: boolean;
  /** It has not begun, or it failed and may be passed over: a person may skip it with a reason. */
  readonly canSkip: boolean;
  /** Of an act: the tenant's host on which it is done, or at which it looks; null for everything else. */
  readonly host: string | null;
  /** An act that this console has under way: a person may end it. */
  readonly canCancel: boolean;
  /** From which state of the data it starts a copy; null where it starts none. */
  readonly point: PointChoice | null;
}

/** An act on a host of the tenant's: what it does there, and what came of each try. Output is bounded, without secrets. */
export interface RunActView {
  readonly name: string;
  readonly act: HostAct;
  readonly tries: readonly {
    readonly attempt: number;
    /** Gateway time; null where only this computer's journal was asked. */
    readonly at: number | null;
    /** Null while it is under way, or where nobody told. */
    readonly report: ActReport | null;
  }[];
}

/** `elsewhere`: another console has it, and it has not ended. */
export type RunPhase =
  'arming' | 'starting' | 'running' | 'stopping' | 'interrupted' | 'ended' | 'read-only' | 'elsewhere';

/** What a run asks of a person. */
export interface RunQuestion {
  readonly stepId: string;
  /** A gate; an act of which nobody knows whether it was done; a step that did not succeed and holds others up. */
  readonly kind: 'gate' | 'doubt' | 'failure';
  /** What the gate asks, or how the step is called. */
  readonly text: string;
  /** Of an act: the tenant's host. */
  readonly host?: string;
  /** Of a failure: so many steps wait for it to be passed over. */
  readonly held?: number;
  readonly since: number;
}

export interface RunCounts {
  readonly total: number;
  readonly observed: number;
  readonly failed: number;
  readonly stalled: number;
  readonly skipped: number;
  readonly open: number;
  readonly waiting: number;
  /** Done by the provider's word, and not known: of runs that another console ended. */
  readonly told: number;
  readonly notKnown: number;
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
  /** `provider`: this console has no journal of it; what is known is what the provider tells. */
  readonly toldBy: 'journal' | 'provider';
  /** Who asked for it; null before the provider has told, and after it has forgotten. */
  readonly createdBy: string | null;
  readonly createdAt: number;
  readonly endedAt: number | null;
  /** While arming: when the first order goes out, on this computer's clock. */
  readonly armedUntil: number | null;
  readonly counts: RunCounts;
  /** Remaining time as a range, milliseconds; null where it cannot be said. */
  readonly remaining: { readonly lowMs: number; readonly highMs: number } | null;
  /** Why it does not go on, where it does not. */
  readonly waitsFor: Message | null;
  readonly planId: string | null;
  /** By when its failovers are to be finalised: a reminder, with how many still are not. */
  readonly finaliseBy: number | null;
  readonly notFinalised: number;
  readonly approval: Approval | null;
  readonly breakGlass: string | null;
  /** Who holds it, where it is another console. */
  readonly holder: string | null;
  readonly questions: readonly RunQuestion[];
  readonly can: {
    readonly stop: boolean;
    readonly resume: boolean;
    readonly retry: boolean;
    readonly abandon: boolean;
    readonly acknowledge: boolean;
    readonly takeOver: boolean;
    /** This account may approve or refuse it. */
    readonly approve: boolean;
    /** A review to undo what it failed over. */
    readonly undo: boolean;
  };
}

export interface RunView extends RunSummary {
  readonly lines: readonly RunLine[];
  /** What the journal knows and what the gateway says, after an interruption. */
  readonly findings: readonly Message[];
  /** Steps that the end waits for, in order. */
  readonly criticalPath: readonly string[];
  /** How it was predicted while it went, milliseconds since its first order; null where this console was not there. */
  readonly planned: RunForecast | null;
  /** How what has not ended is expected to go, gateway time; null where nothing can be said. */
  readonly expected: RunForecast | null;
}

/** A run that is looked at, as it is now, with only those of its lines that have changed since it was last told. */
export interface RunDelta extends Omit<RunView, 'lines' | 'planned'> {
  readonly lineCount: number;
  readonly changed: readonly { readonly index: number; readonly line: RunLine }[];
}

/** When each line is thought to begin and to end, in the order of the lines. */
export interface RunForecast {
  readonly begins: readonly number[];
  readonly ends: readonly number[];
}

/** A run as the provider keeps it: what was reviewed, what was decided since. */
export interface StoredRunView {
  readonly runId: string;
  readonly title: string;
  readonly verb: RunVerb;
  readonly scope: FailoverScope;
  readonly reason: string;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly hash: string;
  readonly steps: readonly PlannedStep[];
  readonly decisions: readonly Decision[];
  readonly approval: Approval;
  /** While it waits for an approver: the review that the requester read. */
  readonly review: StoredReview | null;
}

/** A stored run's review, made again from the facts as they are now. */
export interface StoredReview {
  readonly review: Review;
  /** They still come out as exactly the steps that were reviewed and stored. */
  readonly isUnchanged: boolean;
}
