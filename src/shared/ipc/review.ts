import { z } from 'zod';
import {
  displayName,
  entityId,
  epochMs,
  failbackTarget,
  failoverScope,
  runVerb,
  sentence,
  switchover,
} from '../domain/index.ts';
import type { FailoverScope, HostAct, MalwareStatus, PointChoice, RunVerb, SiteContact } from '../domain/index.ts';
import type { Message } from '../texts/index.ts';
import type { HostGaps } from './host-gaps.ts';

/**
 * Which point of each VM. "At or before" never takes a later one: a later one may lie after the infection. "Before the
 * infection" is the newest restore point older than the VM's first infected one; the latest where none is infected.
 */
export const pointPolicy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('latest') }),
  z.object({ kind: z.literal('at-or-before'), at: epochMs }),
  z.object({ kind: z.literal('before-infection') }),
]);
export type PointPolicy = z.infer<typeof pointPolicy>;

/** A point chosen for one VM by hand. */
export const pointOverride = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('point'), vmId: entityId, pointId: entityId }),
  z.object({ kind: z.literal('cdp'), vmId: entityId, at: epochMs }),
]);
export type PointOverride = z.infer<typeof pointOverride>;

/** A person's word in a review, before the run exists. It becomes a decision of the run before anything starts. */
export const givenEvidence = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('attestation'),
    siteId: entityId.nullable(),
    vmId: entityId.nullable(),
    who: displayName,
    howKnown: sentence.min(1),
    /** When it was said, in gateway time: it ages from then on, however often the review is made. Absent: now. */
    at: epochMs.optional(),
  }),
  z.object({ kind: z.literal('override'), vmIds: z.array(entityId).min(1).max(100_000), reason: sentence.min(1) }),
  /** The power-off step before the start is declined for these VMs. */
  z.object({ kind: z.literal('decline-power-off'), vmIds: z.array(entityId).min(1).max(100_000) }),
]);
export type GivenEvidence = z.infer<typeof givenEvidence>;

/** What some verbs ask beyond their VMs and points; each verb reads its own. */
export const verbOptions = z.object({
  /** Undo failover: the provider's host cannot be reached, only the state is set. */
  force: z.boolean().optional(),
  /** Failback. */
  failback: z.object({ target: failbackTarget, quickRollback: z.boolean(), switchover }).optional(),
  /** Change of the switchover. */
  switchover: switchover.optional(),
  /** Test: the guests run until a person says that they have seen enough; else they are stopped once all are up. */
  keepTestRunning: z.boolean().optional(),
  /** Pin a restore point, or release it; of the one VM that is selected. */
  pin: z.object({ pointId: entityId, pinned: z.boolean() }).optional(),
});
export type VerbOptions = z.infer<typeof verbOptions>;

export const reviewRequest = z.object({
  connectionId: entityId,
  verb: runVerb,
  vmIds: z.array(entityId).max(100_000),
  policy: pointPolicy,
  overrides: z.array(pointOverride).max(100_000),
  evidence: z.array(givenEvidence).max(1_000),
  reason: sentence,
  options: verbOptions.optional(),
  /** Compiled from a plan: its members, order and gates. `vmIds` may then be empty, for all of them. */
  planId: entityId.optional(),
  /** Asked for; else full-site where no production site is in contact, and always for a plan's failover. */
  scope: failoverScope.optional(),
  finaliseBy: epochMs.optional(),
  /** Go on without the approval that the policy asks for. Told to everyone. */
  breakGlass: sentence.min(1).optional(),
});
export type ReviewRequest = z.infer<typeof reviewRequest>;

/** What stands behind the start of one copy. */
export type EvidenceView =
  | { readonly kind: 'not-needed' }
  | { readonly kind: 'observed-off' | 'fenced'; readonly at: number }
  | { readonly kind: 'attested'; readonly who: string; readonly howKnown: string; readonly at: number }
  /** A visible step of this run powers the source off first. */
  | { readonly kind: 'power-off-step' }
  /** A step of the plan cuts it off on its hypervisor first, and asks whether it did. */
  | { readonly kind: 'fence-step' }
  | { readonly kind: 'override'; readonly reason: string }
  /** Nothing does yet: the run cannot start. */
  | { readonly kind: 'missing'; readonly source: 'running' | 'unknown' };

/** What a person gave in the review, with the time at which he did. */
export interface GivenView {
  readonly given: GivenEvidence;
  /** Why it counts for nothing any more; null where it counts. */
  readonly lapsed: Message | null;
}

export interface ReviewItem {
  readonly vmId: string;
  readonly replicaId: string;
  readonly name: string;
  readonly siteId: string;
  readonly application: string | null;
  readonly tier: number;
  readonly criticality: 'critical' | 'important' | 'normal';
  /** Null where the verb chooses no point. */
  readonly point: {
    readonly choice: PointChoice;
    readonly at: number;
    readonly consistency: 'crash' | 'application';
    readonly malware: MalwareStatus;
    /** The moment of the first infected point, where the policy went back before it. */
    readonly infectedAt: number | null;
    /** Chosen for this VM alone, not by the policy. */
    readonly byHand: boolean;
    /** Gateway time of the review minus `at`. */
    readonly ageMs: number;
  } | null;
  readonly evidence: EvidenceView;
  readonly loses: Message | null;
  readonly warnings: readonly Message[];
  /** 1, 2, 3 …: which starts can begin together. */
  readonly wave: number;
}

/** How many VMs of each. */
export type ByCriticality = { readonly [C in ReviewItem['criticality']]: number };

export interface ReviewSite {
  readonly siteId: string;
  readonly name: string;
  readonly contact: SiteContact;
  readonly vms: number;
  readonly byCriticality: ByCriticality;
  /** How many of them lack evidence still. */
  readonly withoutEvidence: number;
}

export interface ReviewCapacity {
  readonly hostId: string;
  readonly name: string;
  readonly cpuMhz: { readonly used: number; readonly adds: number; readonly capacity: number };
  readonly memoryBytes: { readonly used: number; readonly adds: number; readonly capacity: number };
  readonly enough: boolean;
}

/** What a person reads before a dangerous action. Made by the core from the last known facts; nothing has been sent. */
export interface Review {
  readonly id: string;
  readonly connectionId: string;
  readonly verb: RunVerb;
  readonly scope: FailoverScope;
  readonly title: string;
  /** As typed; empty where none was. */
  readonly reason: string;
  readonly given: readonly GivenView[];
  readonly madeAt: number;
  /** How fresh the facts are: gateway time of the newest line behind them. */
  readonly factsHeardAt: number | null;
  readonly items: readonly ReviewItem[];
  readonly excluded: readonly {
    readonly vmId: string;
    readonly name: string;
    readonly siteId: string;
    readonly reason: Message;
  }[];
  readonly sites: readonly ReviewSite[];
  readonly byCriticality: ByCriticality;
  readonly worstPointAgeMs: number | null;
  readonly loses: readonly Message[];
  readonly destroys: readonly Message[];
  readonly undo: Message;
  readonly capacity: readonly ReviewCapacity[];
  readonly network: readonly Message[];
  readonly waves: number;
  readonly predicted: {
    readonly lowMs: number;
    readonly highMs: number;
    /** What the end waits for, in order. */
    readonly criticalPath: readonly { readonly stepId: string; readonly name: string; readonly ms: number }[];
    /** What would shorten it. */
    readonly shortenedBy: readonly Message[];
  };
  /** What must be approved by a second person, and why; null where nothing must. */
  readonly approvalFor: Message | null;
  readonly planId: string | null;
  /** The revision of the plan that it was compiled from; null for a selection. */
  readonly planRev: number | null;
  /** How the points were chosen, but for those chosen by hand; null where the verb chooses none. */
  readonly policy: PointPolicy | null;
  /** What was asked beyond VMs and points: where a failback goes, and when it switches over. */
  readonly options: VerbOptions;
  readonly finaliseBy: number | null;
  readonly breakGlass: string | null;
  /** Why it cannot be started now, each with its remedy; empty where it can. */
  readonly hindrances: readonly Message[];
  /** What it does on hosts of the tenant, in full. */
  readonly acts: readonly { readonly stepId: string; readonly name: string; readonly act: HostAct }[];
  /** What keeps its steps on hosts from being done from this computer. */
  readonly hostGaps: HostGaps;
  /** What must be typed to confirm, such as `LON-A 24`. */
  readonly scopePhrase: string;
  /** SHA-256 of what will be ordered; a run with another is refused. */
  readonly hash: string;
}

/** A review that the console made of an earlier run, with what it was asked with: so it can be asked for again alike. */
export interface ReviewAgain {
  readonly review: Review;
  readonly request: ReviewRequest;
  readonly undecided: Undecided;
}

/** What people decided for the earlier run, which counts for that one alone: to be decided anew, or not. */
export interface Undecided {
  readonly overrides: readonly { readonly vmIds: readonly string[]; readonly reason: string }[];
  readonly breakGlass: string | null;
}
