import type {
  Appliance,
  Host,
  Network,
  Operation,
  Plan,
  PlanDraft,
  PublicIpRule,
  Replica,
  ReplicaPoints,
  Run,
  Site,
  Tenant,
  Vm,
} from '#shared/domain/index.ts';
import type { ChangeLine } from '#shared/gateway-api/index.ts';
import type { KeptFailback } from '#shared/ipc/index.ts';
import type { Outcome } from '../ports.ts';

/** Why the disk refused. `newer-schema`: the file was written by a newer program. */
export type StoreFailure = {
  readonly kind: 'full' | 'read-only' | 'newer-schema' | 'locked' | 'corrupt' | 'io';
  readonly path: string;
  readonly detail: string;
};
export type StoreResult<T> = Outcome<T, StoreFailure>;

/** One checked line of the feed with its text as it came, which is what the cache keeps. */
export interface CheckedLine {
  readonly line: ChangeLine;
  readonly text: string;
}

/** The writing side of the inventory cache. Only the feed holds it. */
export interface InventoryWriter {
  /** Where the feed goes on; null before the first whole picture. */
  cursor(): string | null;
  /** Starts a new picture beside the one that is shown; what an earlier, cut snapshot left is dropped. */
  beginSnapshot(snapshotId: string): StoreResult<void>;
  /** Adds a bounded batch to the new picture. Not visible yet. */
  addToSnapshot(lines: readonly CheckedLine[]): StoreResult<void>;
  /** Swaps the new picture in, together with its cursor, in one transaction. */
  endSnapshot(cursor: string, heardAt: number): StoreResult<void>;
  /** Commits changes and the cursor behind them in one transaction. A repeated seq is ignored. */
  applyChanges(lines: readonly CheckedLine[], cursor: string, heardAt: number): StoreResult<void>;
  /** Keeps what could not be parsed, for people to look at. Bounded: the oldest go. */
  quarantine(text: string, why: string, heardAt: number): StoreResult<void>;
  /** Forgets everything that was read: the feed begins anew. Called while no feed reads. */
  clear(): StoreResult<void>;
  /** Removes what earlier pictures left, a bounded amount a call; true while there is more. */
  sweep(): StoreResult<boolean>;
  /** From now on the provider is not heard: what changes next leaves how it was, until `endAway`. Nothing before a first picture. */
  beginAway(): StoreResult<void>;
  endAway(): StoreResult<void>;
}

/** A line of the feed as it was before somebody was away; no text: there was none. */
export interface KeptBefore {
  readonly kind: string;
  readonly id: string;
  readonly text: string | null;
}

/** Columns of one VM as the map and the lists need it, read in one query without parsing bodies. */
export interface EstateRow {
  readonly vmId: string;
  readonly name: string;
  readonly siteId: string;
  readonly hostId: string;
  readonly networkId: string | null;
  readonly application: string | null;
  readonly tier: number;
  readonly criticality: 'critical' | 'important' | 'normal';
  readonly placement: 'home' | 'provider';
  /** Null where the VM has no replica (any more). */
  readonly replicaId: string | null;
  readonly replicaKind: 'snapshot' | 'cdp' | null;
  readonly replicaHostId: string | null;
  readonly state: Replica['state'] | null;
  readonly stateSince: number | null;
  readonly power: Replica['power'] | null;
  readonly rpoTargetSeconds: number | null;
  readonly latestPointAt: number | null;
  readonly lastTestedAt: number | null;
  readonly sourcePower: Replica['power'] | null;
  readonly twoCopiesSince: number | null;
  /** The replica is cut off from every network but its own. */
  readonly isolated: boolean;
  /** Whether the provider offers a failover now (`allowedActions`). */
  readonly failoverOffered: boolean;
  readonly blockerCode: string | null;
  readonly claimedByRunId: string | null;
}

/** The reading side of the inventory cache: everything a person sees comes from here. A read handle cannot write. */
export interface InventoryReader {
  /** Rises with every commit that changed anything. */
  version(): number;
  heardAt(): number | null;
  tenant(): Tenant | null;
  sites(): readonly Site[];
  hosts(): readonly Host[];
  networks(): readonly Network[];
  appliances(): readonly Appliance[];
  publicIpRules(): readonly PublicIpRule[];
  plans(): readonly Plan[];
  plan(id: string): Plan | null;
  runs(): readonly Run[];
  run(id: string): Run | null;
  /** Runs that a replica is part of, those that changed last first. */
  runsOfReplica(replicaId: string, limit: number): readonly Run[];
  operationsOfRun(runId: string): readonly Operation[];
  vm(id: string): Vm | null;
  replica(id: string): Replica | null;
  replicaOfVm(vmId: string): Replica | null;
  points(replicaId: string): ReplicaPoints | null;
  /** `seq` and `causedBy` of an entity's last change, to judge effects after a new picture. */
  lastChange(
    kind: 'replica' | 'appliance' | 'vm' | 'points',
    id: string,
  ): { readonly seq: number; readonly causedBy: string | null } | null;
  /** The ids of all VMs, by VM name. */
  vmIds(): readonly string[];
  /** VMs whose source and replica are both told as on: few, where there are any. */
  vmIdsWithBothOn(): readonly string[];
  /** How many replicas of VMs at home are in each state. */
  replicaStates(): Readonly<Record<string, number>>;
  /** Every VM with its replica, by VM name; `onlyVmIds` narrows it to some, in no order. */
  estateRows(onlyVmIds?: readonly string[]): readonly EstateRow[];
  /** Whole bodies of many VMs at once, for compile and review: one query a batch. */
  subjects(
    vmIds: readonly string[],
  ): readonly { readonly vm: Vm; readonly replica: Replica | null; readonly points: ReplicaPoints | null }[];
  quarantined(limit: number): readonly { readonly text: string; readonly why: string; readonly heardAt: number }[];
  counts(): { readonly vms: number; readonly replicas: number; readonly restorePoints: number };
  /** When the provider was last heard before it was away (gateway time); null while nobody is away. */
  awaySince(): number | null;
  /** Lines as they were, by kind and id, after the given one. */
  before(after: Pick<KeptBefore, 'kind' | 'id'> | null, limit: number): readonly KeptBefore[];
}

/** One record of a run's journal: a fact that was written before anything relied on it. */
export interface JournalRecord {
  /** Strictly rises within the journal. */
  readonly position: number;
  readonly runId: string;
  readonly at: number;
  /** The engine's event as JSON. */
  readonly text: string;
}

/** A run in the journal's index. */
export interface JournaledRun {
  readonly runId: string;
  readonly connectionId: string;
  readonly engineVersion: string;
  readonly startedAt: number;
  readonly ended: boolean;
  readonly acknowledged: boolean;
}

/** A record with the link of the chain that it was written with. */
export interface LinkedRecord extends JournalRecord {
  readonly link: string;
}

/** How far a run's journal reaches. */
export interface ChainEnd {
  /** The newest link, lower-case hex SHA-256 over every record up to there; 64 zeros where there is none. */
  readonly head: string;
  readonly records: number;
}

/**
 * The run journal: its own file, `synchronous=FULL`, never thrown away. `append` returns only when the records are on the
 * disk; records of one call are there all or none.
 */
export interface RunJournal {
  open(run: JournaledRun, firstRecords: readonly string[], at: number): StoreResult<void>;
  append(runId: string, records: readonly string[], at: number): StoreResult<void>;
  read(runId: string): StoreResult<readonly JournalRecord[]>;
  /**
   * At most `limit` records of a run behind a position (0: from the first), as they lie there. Their links are for the reader
   * to check: a page does not know what is before it.
   */
  page(runId: string, behind: number, limit: number): StoreResult<readonly LinkedRecord[]>;
  /** The end of a run's chain, as its last record carries it. */
  end(runId: string): StoreResult<ChainEnd>;
  /** How many records a link of the run's chain is over; null where it is no link of it. */
  recordsUpTo(runId: string, link: string): StoreResult<number | null>;
  runs(): StoreResult<readonly JournaledRun[]>;
  markEnded(runId: string): StoreResult<void>;
  markAcknowledged(runId: string): StoreResult<void>;
  /** Sets records aside that cannot be parsed. They are never deleted. */
  quarantine(runId: string, text: string, why: string, at: number): StoreResult<void>;
}

/** A person's work on a plan that is not at the provider yet. */
export interface KeptDraft {
  readonly connectionId: string;
  readonly planId: string;
  readonly draft: PlanDraft;
  /** The plan that it was made from, whole, so that both sides' changes can be told apart; null for a new plan. */
  readonly base: Plan | null;
  readonly changedAt: number;
}

/** What was seen of a plan's estate when it was last found to work, by aspect of each thing; compared, never interpreted. */
export interface PlanInventory {
  /** By VM id: the values of its aspects, in their fixed order. */
  readonly vms: Readonly<Record<string, readonly string[]>>;
  readonly networks: Readonly<Record<string, string>>;
  readonly appliances: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, string>>;
}

/** The last time that a plan was found to work: by a test in which every member came up, or by a check without errors. */
export interface KeptVerification {
  readonly connectionId: string;
  readonly planId: string;
  /** The revision that it was found of. */
  readonly rev: number;
  readonly how: 'test' | 'check';
  readonly at: number;
  readonly by: string | null;
  readonly inventory: PlanInventory;
}

/**
 * The drafts of plans: their own file, `synchronous=FULL`, never thrown away with the cache. One draft a plan; `keep` and
 * `discard` return only when it is on the disk.
 */
export interface PlanDrafts {
  ofConnection(connectionId: string): StoreResult<readonly KeptDraft[]>;
  get(connectionId: string, planId: string): StoreResult<KeptDraft | null>;
  keep(draft: KeptDraft): StoreResult<void>;
  /** Nothing happens where there is none. */
  discard(connectionId: string, planId: string): StoreResult<void>;
  verified(connectionId: string, planId: string): StoreResult<KeptVerification | null>;
  /** Takes the place of the plan's earlier one. */
  keepVerified(verification: KeptVerification): StoreResult<void>;
  /** Deletes the drafts of a connection that is removed, and what is known of its plans. */
  forget(connectionId: string): StoreResult<void>;
}

/**
 * The wizards that bring VMs home: their own file, `synchronous=FULL`, never thrown away with the cache. A closed one stays in
 * the file. `keep` returns only when it is on the disk.
 */
export interface FailbackFile {
  /** Those that nobody has closed, the oldest first. */
  openOnes(connectionId: string): StoreResult<readonly KeptFailback[]>;
  keep(failback: KeptFailback): StoreResult<void>;
  /** Deletes the wizards of a connection that is removed, the closed ones too. */
  forget(connectionId: string): StoreResult<void>;
}
