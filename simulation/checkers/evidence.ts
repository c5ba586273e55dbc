import type { HostAct, Operation, Plan, PointChoice, Run, RunVerb, StartEvidence } from '#shared/domain/index.ts';
import type { Decision, StoredRun } from '#shared/gateway-api/index.ts';
import type { Truth } from '../../practice/control/contract.ts';

/*
 * What the checkers judge by: the provider's ground truth, what went over the wire, and plain copies of what was shown to
 * the person and of what the person said. All times are the provider's. Nothing here knows the engine's tables: a shared
 * mistake would confirm itself.
 */

/** A command of a console about a run, as it left and as it arrived. */
export interface SentCommand {
  readonly route: string;
  readonly runId: string;
  /** The console's process. */
  readonly console: string;
  readonly leftAt: number;
  readonly token: number | null;
  /** For an order: `runId/stepId`, and which attempt. */
  readonly stepKey: string | null;
  readonly attempt: number | null;
  readonly kind: string | null;
  readonly evidence: StartEvidence | null;
  /** Whether what is ordered or decided stood on the console's disk when it left. */
  readonly onDisk: boolean;
  /** Who held the run when the command left: at the provider, and as far as this console had heard. */
  readonly holder: string | null;
  readonly holderHeard: string | null;
  readonly answers: readonly CommandAnswer[];
}

/** What the provider answered; `heard` once it has reached the console. */
export interface CommandAnswer {
  readonly at: number;
  readonly status: number;
  readonly code: string | null;
  heard: boolean;
}

/** What a person said to a console about a run. */
export interface Word {
  readonly at: number;
  readonly console: string;
  readonly runId: string;
  readonly word: 'start' | 'stop' | 'resume' | 'take-over' | 'end';
}

/** A person's "go on" at a gate. `stepKey`: `runId/stepId`. */
export interface Answered {
  readonly at: number;
  readonly stepKey: string;
}

/** Something that a console did on a host of the tenant's. */
export interface ActDone {
  readonly act: HostAct;
  /** The console's process. */
  readonly console: string;
  readonly begunAt: number;
}

export interface ShownItem {
  readonly vmId: string;
  readonly replicaId: string;
  readonly siteId: string;
  readonly point: { readonly choice: PointChoice; readonly at: number } | null;
  /** Whether the person chose this VM's point by hand. */
  readonly pointByHand: boolean;
  readonly evidence: { readonly kind: string; readonly at: number | null };
  /** What the list showed of the VM in the same moment; null where it changed meanwhile. */
  readonly row: { readonly offered: boolean; readonly claimed: boolean; readonly twoCopies: boolean } | null;
}

/** A review as it was shown, with what was asked for. */
export interface ShownReview {
  readonly madeAt: number;
  readonly verb: RunVerb;
  readonly asked: { readonly vmIds: readonly string[]; readonly atOrBefore: number | null };
  readonly overriddenVmIds: readonly string[];
  readonly items: readonly ShownItem[];
  readonly contactOf: Readonly<Record<string, string>>;
  readonly hindrances: number;
  /** The run that it became. */
  runId: string | null;
}

export interface ShownStep {
  readonly stepId: string;
  readonly kind: string;
  readonly word: string;
  /** When the screen first said "observed". */
  readonly doneSince: number | null;
  /** When it first said of a gate that it is passed. */
  readonly passedSince: number | null;
}

/** What the screens last showed of a run. */
export interface ShownRun {
  readonly runId: string;
  readonly phase: string;
  readonly ending: string | null;
  readonly steps: readonly ShownStep[];
}

/** One look at the list of a console that heard its provider. */
export interface Look {
  readonly at: number;
  readonly twoCopies: ReadonlySet<string>;
}

export interface Contact {
  readonly at: number;
  readonly siteId: string;
  readonly connected: boolean;
}

/** What befell the world, as far as it changes what may be demanded. */
export interface Circumstances {
  /** Nothing but the story: no faults at all. */
  readonly calm: boolean;
  /** Something struck that a run may not get over by itself: an operation failed, a point went, a person changed the world. */
  readonly lasting: boolean;
  /** Moments in which a console slept, so that its own clocks say less than the truth. */
  readonly slept: readonly { readonly console: string; readonly from: number; readonly until: number }[];
}

export interface Evidence {
  readonly truth: Truth;
  readonly storedRuns: readonly StoredRun[];
  readonly runs: readonly Run[];
  readonly operations: readonly Operation[];
  readonly decisions: ReadonlyMap<string, readonly Decision[]>;
  readonly contacts: readonly Contact[];
  readonly siteOfVm: ReadonlyMap<string, string>;
  readonly tierOfReplica: ReadonlyMap<string, number>;
  readonly applicationOfReplica: ReadonlyMap<string, string | null>;
  readonly jobOfReplica: ReadonlyMap<string, string>;
  /** As the provider keeps them. */
  readonly plans: readonly Plan[];
  /** Of each replica: the latest point that it shows, and the newest that there is. */
  readonly latestPointOf: ReadonlyMap<string, { readonly shown: number | null; readonly newest: number | null }>;
  readonly wire: readonly SentCommand[];
  /** Each time the provider gave a run to a console, by whomever it was asked. */
  readonly takeovers: readonly { readonly runId: string; readonly console: string; readonly at: number }[];
  readonly words: readonly Word[];
  /** By the consoles of our own people. */
  readonly acts: readonly ActDone[];
  readonly answers: readonly Answered[];
  readonly reviews: readonly ShownReview[];
  readonly shown: readonly ShownRun[];
  /** Runs that somebody else brought to their end at a console of their own: this one knows only that they ended. */
  readonly endedElsewhere: ReadonlySet<string>;
  readonly looks: readonly Look[];
  /** Test-stop steps (`runId/stepId`) that a screen showed as done while the provider still kept something of the test. */
  readonly shownLeft: ReadonlySet<string>;
  readonly circumstances: Circumstances;
  readonly startsAtOnce: number;
  readonly undoGroupSize: number;
  readonly undoGroupIntervalMs: number;
  /** Each difference between the cache and what the provider told up to the cache's cursor. */
  readonly cacheDifferences: readonly string[];
  /** Each time a console called itself live and had not heard what was told long before. */
  readonly behind: readonly string[];
  /** Each difference between a run in memory and the same run read from its journal. */
  readonly replayDifferences: readonly string[];
  readonly recordsSetAside: number;
  /** The world came to its end in time. */
  readonly ended: boolean;
  readonly askedNeedlessly: readonly string[];
}

export type Checker = (evidence: Evidence) => readonly string[];
export type Checkers = Readonly<Record<string, Checker>>;

/** `runId/stepId` of an idempotency key. */
export function stepKeyOf(key: string): string {
  return key.split('/').slice(0, 2).join('/');
}
