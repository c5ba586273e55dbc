import { z } from 'zod';
import { displayName, entityId, epochMs, failbackTarget, sentence, switchover } from '../domain/index.ts';
import type { PowerState, ReplicaState, RunEnding, RunVerb, SiteContact, Switchover } from '../domain/index.ts';
import type { Message } from '../texts/index.ts';

/*
 * Bringing VMs home, page by page. A wizard keeps the place and what a person chose and ticked; where each VM is, it works
 * out from the facts. It orders nothing: every order has its own review and its own run.
 */

/** Where a VM of a wizard is, each with a page. `attention`: something else must be settled first. `left`: left behind. */
export const failbackSteps = [
  'where',
  'preflight',
  'synchronise',
  'cutover',
  'switch-over',
  'verify',
  'finish',
  'done',
  'attention',
  'left',
] as const;
export type FailbackStep = (typeof failbackSteps)[number];

/** How far a person has decided for those VMs that have not begun. */
export const failbackDecided = z.enum(['where', 'preflight', 'synchronise']);
export type FailbackDecided = z.infer<typeof failbackDecided>;

/** What a person looks at in an application once it runs at home again, and ticks. */
export const failbackItem = z.enum(['people', 'data', 'connections']);
export type FailbackItem = z.infer<typeof failbackItem>;
export const failbackItems = failbackItem.options;

export const failbackChoice = z.object({ target: failbackTarget, quickRollback: z.boolean(), switchover });
export type FailbackChoice = z.infer<typeof failbackChoice>;

/** One act of ticking: for these VMs, by whom and when, with what was seen. */
export const failbackTick = z.object({
  item: failbackItem,
  vmIds: z.array(entityId).min(1).max(100_000),
  at: epochMs,
  by: displayName.nullable(),
  note: sentence,
});
export type FailbackTick = z.infer<typeof failbackTick>;

/** A VM that a person left behind in this wizard, so that it holds nobody up. */
export const failbackLeft = z.object({ vmId: entityId, reason: sentence, at: epochMs });

/** A wizard as it is kept on this computer: choices and ticks, no state of any VM. */
export const keptFailback = z.object({
  id: entityId,
  connectionId: entityId,
  /** The plan, or the one VM, that it is named after; null for a selection. */
  name: displayName.nullable(),
  planId: entityId.nullable(),
  vmIds: z.array(entityId).min(1).max(100_000),
  createdAt: epochMs,
  page: z.enum(failbackSteps),
  decided: failbackDecided,
  choice: failbackChoice,
  ticks: z.array(failbackTick).max(100_000),
  left: z.array(failbackLeft).max(100_000),
  /** When a person closed it; null while it is open. */
  closedAt: epochMs.nullable(),
});
export type KeptFailback = z.infer<typeof keptFailback>;

const ofConnection = z.object({ connectionId: entityId });
const ofFailback = ofConnection.extend({ failbackId: entityId });
const someVms = z.array(entityId).min(1).max(100_000);

export const failbackRequests = {
  list: ofConnection,
  /** Of a plan (`vmIds` may then be empty, for all its members) or of a selection. */
  begin: ofConnection.extend({ planId: entityId.nullable(), vmIds: z.array(entityId).max(100_000) }),
  view: ofFailback,
  preflight: ofFailback,
  /** Keeps what is given; the rest stays as it is. */
  choose: ofFailback.extend({
    page: z.enum(failbackSteps).optional(),
    decided: failbackDecided.optional(),
    choice: failbackChoice.optional(),
  }),
  /** `done: false` takes ticks back. */
  tick: ofFailback.extend({ item: failbackItem, vmIds: someVms, done: z.boolean(), note: sentence }),
  /** Leaves VMs behind, or takes them in again. */
  leave: ofFailback.extend({ vmIds: someVms, leave: z.boolean(), reason: sentence }),
  close: ofFailback,
} as const;

export interface MsRange {
  readonly lowMs: number;
  readonly highMs: number;
}

export interface ByteRange {
  readonly lowBytes: number;
  readonly highBytes: number;
}

/** A run that changed VMs of a wizard: by whom, when, and whether this console did it. */
export interface FailbackMove {
  readonly runId: string;
  readonly title: string;
  readonly verb: RunVerb;
  readonly by: string | null;
  readonly at: number;
  readonly isOpen: boolean;
  readonly ending: RunEnding | null;
  readonly isHere: boolean;
  readonly vms: number;
}

/** How far a synchronisation is, as far as the provider tells. */
export interface FailbackSync {
  /** Null: nothing is told yet. */
  readonly percent: number | null;
  readonly since: number;
  /** What is to be sent, at least and at most. */
  readonly copy: ByteRange;
  /** Bytes a second, from what is done of that; null while nothing is told. */
  readonly rate: ByteRange | null;
  /** Null where it takes longer than expected already. */
  readonly remaining: MsRange | null;
}

/** A power state with its witness. `at` is when it was last confirmed, gateway time. */
export interface PowerSeen {
  readonly power: PowerState;
  readonly at: number | null;
}

export interface FailbackVm {
  readonly vmId: string;
  readonly name: string;
  readonly application: string | null;
  readonly tier: number;
  readonly step: FailbackStep;
  readonly state: ReplicaState | null;
  readonly stateSince: number | null;
  readonly isMoved: boolean;
  /** The provider works on it: nothing can be ordered. */
  readonly isBusy: boolean;
  readonly twoCopiesSince: number | null;
  /** What may be ordered now, as far as the last known facts say. */
  readonly offers: readonly RunVerb[];
  /** The run that has it, where one does. */
  readonly claimedBy: { readonly runId: string; readonly title: string } | null;
  /** Why its last operation failed and where each copy is, by the provider. */
  readonly failure: string | null;
  readonly home: PowerSeen;
  readonly replica: PowerSeen;
  readonly switchover: Switchover | null;
  readonly switchedAt: number | null;
  readonly sync: FailbackSync | null;
  /** How long its users are expected to be without service, from its replica's shutdown until it runs at home. */
  readonly downtime: MsRange;
  readonly ticks: Readonly<Partial<Record<FailbackItem, Omit<FailbackTick, 'item' | 'vmIds'>>>>;
  readonly left: { readonly reason: string; readonly at: number } | null;
  /** The newest run that changed it since the wizard began. */
  readonly lastMove: string | null;
}

/** How long the switchover of all that are still to be switched is expected to take. */
export interface FailbackDowntime {
  readonly vms: number;
  /** For one VM: the quickest to the slowest. */
  readonly each: MsRange;
  /** From the first shutdown to the last start, in the order in which they start. */
  readonly together: MsRange;
  /** How many of them rest on switchovers that were seen here; the others on a guess. */
  readonly learnt: number;
}

/** A wizard in the banner and the list. */
export interface FailbackSummary {
  readonly id: string;
  readonly connectionId: string;
  readonly name: string | null;
  readonly planId: string | null;
  readonly vms: number;
  readonly counts: Readonly<Record<FailbackStep, number>>;
  /** The first step at which something waits for a person. */
  readonly next: FailbackStep;
  /** Everybody is at home, moved, or left behind: it stays until somebody closes it. */
  readonly isFinished: boolean;
  readonly createdAt: number;
}

export interface FailbackView extends FailbackSummary {
  readonly page: FailbackStep;
  readonly decided: FailbackDecided;
  readonly choice: FailbackChoice;
  readonly all: readonly FailbackVm[];
  readonly moves: readonly FailbackMove[];
  readonly sync: Omit<FailbackSync, 'since'> & { readonly vms: number; readonly told: number };
  readonly downtime: FailbackDowntime | null;
  /** Gateway time of the newest fact behind it. */
  readonly heardAt: number | null;
}

/** VMs that were taken into a new wizard (or the one that has them already), and those that were not, with the reason. */
export interface FailbackBegun {
  readonly failbackId: string;
  readonly taken: number;
  readonly leftOut: readonly { readonly vmId: string; readonly name: string; readonly why: Message }[];
}

export const preflightCodes = [
  'state',
  'site',
  'source',
  'differs',
  'overwritten',
  'space',
  'compute',
  'network',
  'quick',
  'copy',
  'evidence',
] as const;
export type PreflightCode = (typeof preflightCodes)[number];

/** `note`: nothing stands in the way, but a person must know it. `unknown` is never "ok". */
export type PreflightLevel = 'ok' | 'note' | 'unknown' | 'blocked';

/** One finding, with all the VMs that it is about. */
export interface PreflightFinding {
  readonly code: PreflightCode;
  readonly level: PreflightLevel;
  readonly count: number;
  /** What was found of each, the first 200 by name. */
  readonly vms: readonly { readonly vmId: string; readonly name: string; readonly found: Message }[];
  /** For all of them, where they are not ok. */
  readonly vmIds: readonly string[];
  readonly remedy: Message | null;
  /** An order that would settle it, with its own review. */
  readonly verb: RunVerb | null;
}

/** What the last known facts say of those that have not begun. Made in the core; nothing is sent for it. */
export interface Preflight {
  readonly vms: number;
  /** Nothing stands in the way of these. */
  readonly readyVmIds: readonly string[];
  readonly findings: readonly PreflightFinding[];
  readonly copy: ByteRange;
  readonly takes: MsRange;
  readonly contacts: readonly { readonly siteId: string; readonly name: string; readonly contact: SiteContact }[];
  readonly heardAt: number | null;
}
