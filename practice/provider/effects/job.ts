import type { Operation, Replica } from '#shared/domain/index.ts';
import { needsProviderHost } from '../../model/table.ts';
import type { Attachment, ChosenPoint, EffectName, WorkRecord } from '../../state/records.ts';
import type { Transaction } from '../../state/transaction.ts';
import type { Provider } from '../context.ts';
import type { Deed, DeedFailure, DeedOutcome, Deeds } from '../machines.ts';
import { putReplica } from '../replicas.ts';
import { noteEffect } from '../truth.ts';

/** One operation in work: what it needs in each phase. */
export interface Job {
  readonly p: Provider;
  readonly tx: Transaction;
  readonly deeds: Deeds;
  readonly operation: Operation;
  readonly work: WorkRecord;
}

export type WorkFailure = DeedFailure;

export type Phase = (job: Job) => WorkFailure | null;

/** What an order does in the world, in phases. Every phase writes all its facts in one transaction. */
export interface Effects {
  /** Work begins: the transient state. */
  begin(job: Job): void;
  /** What happens on the way, at equal distances. */
  readonly middle?: readonly Phase[];
  /** The effect. `more`: the phases of the tail follow. */
  end(job: Job): WorkFailure | 'done' | 'more';
  readonly tail?: readonly Phase[];
  /** Work that does not reach its effect: the state it falls back to, and where each copy is. */
  fail(job: Job, failure: WorkFailure): void;
}

export function replicaOf({ tx, operation }: Job): Replica {
  if (!('replicaId' in operation.order)) throw new Error(`${operation.order.kind} is not about a replica`);
  return tx.need('replica', operation.order.replicaId);
}

type Wanted = Deed extends infer D ? (D extends Deed ? Omit<D, 'vmId' | 'replicaId'> : never) : never;

/** Has something really done to a VM, and answers what became of it. */
export function really({ deeds }: Pick<Job, 'deeds'>, { vmId, id }: Replica, wanted: Wanted): DeedOutcome {
  return deeds.outcomeOf({ ...wanted, vmId, replicaId: id });
}

const UNREACHABLE = { code: 'host-unreachable', detail: 'The provider does not reach its own host.' };

/** A failure where the work is done on a cloud host that the provider does not reach. */
export function hostFailure({ tx, operation }: Job): WorkFailure | null {
  const { order } = operation;
  if (!('replicaId' in order)) return null;
  const needsHost = order.kind === 'undo-failover' ? !order.force : needsProviderHost.includes(order.kind);
  const hostId = tx.get('replica', order.replicaId)?.hostId ?? '';
  return needsHost && tx.record('host', hostId) !== undefined ? UNREACHABLE : null;
}

/** Writes a replica in a state that this operation brought it into. */
export function enter(job: Job, replica: Replica, state: Replica['state'], change: Partial<Replica> = {}): Replica {
  const next = { ...replica, state, stateSince: job.p.clock.now(), stateBy: job.operation.id, ...change };
  return putReplica(job.p, job.tx, next, job.operation.id);
}

/** Begins work: the state that is passed through, and nothing of an earlier failure. */
export const entering =
  (state: Replica['state']) =>
  (job: Job): void =>
    void enter(job, replicaOf(job), state, { failure: null });

const copies = ({ power, sourcePower }: Replica): string =>
  `The replica is ${power}, the source is ${sourcePower.power}.`;

/** Falls back to a state, and says where each copy is. */
export function fallBack(
  job: Job,
  state: Replica['state'],
  { detail }: WorkFailure,
  change: Partial<Replica> = {},
): void {
  const after = { ...replicaOf(job), ...change };
  enter(job, after, state, { failure: `${detail} ${copies(after)}` });
}

interface Note {
  readonly from?: ChosenPoint | null;
  readonly network?: Attachment;
}

export function note(job: Job, replica: Replica, effect: EffectName, more: Note = {}): void {
  const { p, tx, operation } = job;
  noteEffect(p, tx, { operation, effect, vmId: replica.vmId, replicaId: replica.id, ...more });
}

const TEMPORARY_SHARE = { least: 0.002, most: 0.02 };

/** What a started replica's changes take on disk beside its points: a share of the disk, by the operation's own dice. */
export function temporaryBytes({ p, operation }: Job, replica: Replica): number {
  const disk = p.traits.get(replica.id)?.diskBytes ?? 0;
  const { least, most } = TEMPORARY_SHARE;
  return Math.max(1, Math.floor(disk * p.dice.fork(`${operation.key}/temporary`).between(least, most)));
}
