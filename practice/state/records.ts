import type { OrderKind, Person, PointChoice, StartEvidence } from '#shared/domain/index.ts';
import type { Decision, Role, StoredRun } from '#shared/gateway-api/index.ts';

/** A run as it was stored; never changed. */
export interface RunRecord {
  readonly id: string;
  readonly stored: StoredRun;
  readonly createdBy: Person;
  readonly instanceId: string;
}

/** What changes about a run beside its entity. */
export interface LeaseRecord {
  readonly runId: string;
  readonly leaseUntil: number;
}

export interface DecisionsRecord {
  readonly runId: string;
  readonly decisions: readonly Decision[];
}

/**
 * The state of the data a copy is started from. `own-disk`: a replica goes on with what it wrote up to its shutdown.
 * `replica`: a source starts with what the replica wrote up to then.
 */
export interface ChosenPoint {
  readonly choice: PointChoice['kind'] | 'own-disk' | 'replica';
  readonly pointId: string | null;
  readonly at: number;
}

/** What will become of an operation, settled when it was accepted. */
export type Outcome =
  | { readonly kind: 'effect' }
  | { readonly kind: 'no-effect' }
  | { readonly kind: 'fails'; readonly code: string; readonly detail: string };

/** An operation as the provider works on it. */
export interface WorkRecord {
  readonly operationId: string;
  /** Canonical JSON of the request: the same key with another body is refused. */
  readonly requestText: string;
  readonly beginsAt: number;
  readonly endsAt: number;
  readonly outcome: Outcome;
  readonly from: ChosenPoint | null;
  /** What the order carried to show that the other copy is off. */
  readonly evidence: StartEvidence | null;
  /** How long each phase after the effect takes, where there are some. */
  readonly tailMs: number;
}

/** A switchover that the provider itself will do, for the operation that last set it. */
export interface SwitchingRecord {
  readonly replicaId: string;
  readonly by: string;
  /** When the next phase is due. */
  readonly at: number;
  readonly phase: 'begin' | 'replica-off' | 'source-on';
}

/** A cloud host that the provider does not reach. */
export interface HostRecord {
  readonly hostId: string;
}

/** A guest that does not shut down as it should: after the grace period only, or not at all. */
export interface GuestRecord {
  readonly vmId: string;
  readonly copy: 'source' | 'replica';
  readonly how: 'slow' | 'stays-on';
}

/** How a plan was first written: the same request again is answered again. */
export interface PlanRecord {
  readonly id: string;
  readonly text: string;
}

/** What a site's contact was when it was last not connected; attestations made before are void. */
export interface SiteRecord {
  readonly siteId: string;
  readonly notConnectedSince: number | null;
}

export interface AccountRecord {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** `salt:hash`; every pairing file gives a password of its own. */
  readonly passwords: readonly string[];
  readonly totpSecret: string | null;
  /** The counter of the last code that was used; a code serves once. */
  readonly totpUsed: number | null;
}

/** Tokens are kept as hashes only. */
export interface SessionRecord {
  readonly id: string;
  readonly accountId: string;
  readonly roles: readonly Role[];
  readonly accessHash: string;
  readonly accessUntil: number;
  readonly refreshHash: string;
  readonly refreshUntil: number;
}

/** The network that a running copy hangs on; null where it is off. */
export type Attachment = 'production' | 'isolated' | null;

export interface CopyRecord {
  readonly power: 'on' | 'off';
  readonly since: number;
  readonly by: string;
  /** What it was started from; null where it runs as it always did, or is off. */
  readonly from: ChosenPoint | null;
  readonly network: Attachment;
}

/** The truth about a VM's two copies, whatever the API tells of it. */
export interface CopiesRecord {
  readonly vmId: string;
  readonly replicaId: string;
  readonly source: CopyRecord;
  readonly replica: CopyRecord;
}

export interface PowerEvent {
  readonly at: number;
  readonly vmId: string;
  readonly copy: 'source' | 'replica';
  readonly power: 'on' | 'off';
  /** The operation that did it, or `site`, `fault`. */
  readonly by: string;
  readonly from: ChosenPoint | null;
  readonly network: Attachment;
}

export type EffectName =
  | 'replica-started'
  | 'replica-stopped'
  | 'replica-isolated'
  | 'state-forced'
  | 'test-started'
  | 'test-stopped'
  | 'source-started'
  | 'source-stopped'
  | 'failback-synchronised'
  | 'failback-committed'
  | 'failback-cancelled'
  | 'switchover-changed'
  | 'point-pinned'
  | 'made-permanent'
  | 'network-prepared'
  | 'network-released';

/** Something that was really done. One step must never have two. */
export interface EffectRecord {
  readonly number: number;
  readonly at: number;
  readonly operationId: string;
  /** `runId/stepId`, without the attempt. */
  readonly stepKey: string;
  readonly attempt: number;
  readonly kind: OrderKind;
  readonly replicaId: string | null;
  readonly vmId: string | null;
  readonly effect: EffectName;
  readonly from: ChosenPoint | null;
  /** The network that the started copy hangs on. */
  readonly network: Attachment;
  /** What the source was really doing at that moment. */
  readonly sourcePower: 'on' | 'off' | null;
  readonly applianceScope: string | null;
}

/** A `POST /operations` that arrived, whatever became of it. */
export interface RequestRecord {
  readonly number: number;
  readonly at: number;
  readonly gateway: number;
  readonly key: string;
  readonly kind: string | null;
  readonly status: number;
  readonly code: string | null;
  readonly operationId: string | null;
  readonly replyDropped: boolean;
  /** The same key had arrived before. */
  readonly keySeenBefore: boolean;
}

export interface MetaRecord {
  readonly id: 'meta';
  readonly epoch: string;
}

/** The group of undos that is going on (domain.md §1.4). */
export interface UndoGroupRecord {
  readonly id: 'undoGroup';
  readonly since: number;
  readonly count: number;
}

export interface RecordTypes {
  readonly undoGroup: UndoGroupRecord;
  readonly switching: SwitchingRecord;
  readonly host: HostRecord;
  readonly guest: GuestRecord;
  readonly plan: PlanRecord;
  readonly meta: MetaRecord;
  readonly run: RunRecord;
  readonly lease: LeaseRecord;
  readonly decisions: DecisionsRecord;
  readonly work: WorkRecord;
  readonly site: SiteRecord;
  readonly account: AccountRecord;
  readonly session: SessionRecord;
  readonly copies: CopiesRecord;
  readonly power: PowerEvent;
  readonly effect: EffectRecord;
  readonly request: RequestRecord;
}
export type RecordKind = keyof RecordTypes;
