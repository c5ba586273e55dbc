import type { Operation, Order, Replica } from '#shared/domain/index.ts';
import { newestAt } from '../estate/points.ts';
import type { WorkRecord } from '../state/records.ts';
import type { Transaction } from '../state/transaction.ts';
import type { Provider } from './context.ts';
import { putReplica, siteOfVm, useHost } from './replicas.ts';
import { noteEffect, switchCopy } from './truth.ts';

/** One operation in work: what it needs in each phase. */
export interface Job {
  readonly p: Provider;
  readonly tx: Transaction;
  readonly operation: Operation;
  readonly work: WorkRecord;
}

export interface WorkFailure {
  readonly code: string;
  readonly detail: string;
}

/** What an order does in the world, in phases. Every phase writes all its facts in one transaction. */
export interface Effects {
  /** Work begins: the transient state. */
  begin(job: Job): void;
  /** The effect. A failure says where each copy is. `more`: the order has one more phase. */
  end(job: Job): WorkFailure | 'done' | 'more';
  /** The phase after `more`. */
  finish?(job: Job): void;
  /** Work that does not reach its effect. */
  fail(job: Job, failure: WorkFailure): void;
}

function replicaOf({ tx, operation }: Job): Replica {
  if (!('replicaId' in operation.order)) throw new Error(`${operation.order.kind} is not about a replica`);
  return tx.need('replica', operation.order.replicaId);
}

/** Writes a replica in a state that this operation brought it into. */
function enter(job: Job, replica: Replica, state: Replica['state'], change: Partial<Replica> = {}): Replica {
  const next = { ...replica, state, stateSince: job.p.clock.now(), stateBy: job.operation.id, ...change };
  return putReplica(job.p, job.tx, next, job.operation.id);
}

function switchReplica(job: Job, replica: Replica, power: 'on' | 'off'): void {
  const from = power === 'on' ? job.work.from : null;
  const { vmId, id: replicaId } = replica;
  switchCopy(job.p, job.tx, { vmId, replicaId, copy: 'replica', power, by: job.operation.id, from });
  const effect = power === 'on' ? 'replica-started' : 'replica-stopped';
  noteEffect(job.p, job.tx, { operation: job.operation, work: job.work, effect, vmId, replicaId });
}

const failover: Effects = {
  begin: (job) => void enter(job, replicaOf(job), 'processing', { failure: null }),
  end(job) {
    const replica = replicaOf(job);
    const { from } = job.work;
    if (from === null) throw new Error('a failover has a point');
    switchReplica(job, replica, 'on');
    useHost(job.p, job.tx, replica, 1, job.operation.id);
    const facts = { runId: job.operation.runId, since: job.p.clock.now(), pointAt: from.at, pointId: from.pointId };
    enter(job, replica, 'failover', { power: 'on', failover: facts, failure: null });
    return 'done';
  },
  fail: (job, { detail }) =>
    void enter(job, replicaOf(job), 'failover-failed', { failure: `${detail} The replica is off.` }),
};

const undo: Effects = {
  begin: (job) => void enter(job, replicaOf(job), 'undoing', { failure: null }),
  end(job) {
    const replica = replicaOf(job);
    const points = job.tx.get('points', replica.id);
    const latest = points === undefined ? replica.latestPointAt : newestAt(points);
    if (replica.power === 'on') useHost(job.p, job.tx, replica, -1, job.operation.id);
    switchReplica(job, replica, 'off');
    enter(job, replica, 'ready', { power: 'off', failover: null, latestPointAt: latest, failure: null });
    return 'done';
  },
  fail(job, { detail }) {
    const replica = replicaOf(job);
    const state = replica.failover === null ? 'failover-failed' : 'failover';
    enter(job, replica, state, { failure: `${detail} The replica is ${replica.power}.` });
  },
};

const permanent: Effects = {
  begin: (job) => void enter(job, replicaOf(job), 'finalising', { failure: null }),
  end(job) {
    enter(job, replicaOf(job), 'permanent');
    return 'more';
  },
  finish(job) {
    const { p, tx, operation, work } = job;
    const replica = replicaOf(job);
    const vm = tx.need('vm', replica.vmId);
    const host = tx.need('host', replica.hostId);
    const networkIds = vm.networkIds.map((id) => tx.get('network', id)?.mappedToId ?? id);
    const moved = { siteId: host.siteId, hostId: host.id, networkIds, placement: 'provider' as const };
    noteEffect(p, tx, { operation, work, effect: 'made-permanent', vmId: vm.id, replicaId: replica.id });
    tx.put('vm', { ...vm, ...moved, movedBy: operation.id }, { causedBy: operation.id });
    const reason = `Permanent failover: ${vm.name} is now a machine of the provider and no longer protected.`;
    tx.delete('points', replica.id, reason, operation.id);
    tx.delete('replica', replica.id, reason, operation.id);
  },
  fail: (job, { detail }) =>
    void enter(job, replicaOf(job), 'failover', { failure: `${detail} The replica is on, nothing was deleted.` }),
};

const powerOffSource: Effects = {
  begin: () => undefined,
  end(job) {
    const { p, tx, operation, work } = job;
    const replica = replicaOf(job);
    const vm = tx.need('vm', replica.vmId);
    if (siteOfVm(tx, vm).contact.state !== 'connected') {
      return { code: 'site-lost', detail: 'The site was lost before its source could be powered off.' };
    }
    const target = { vmId: vm.id, replicaId: replica.id };
    switchCopy(p, tx, { ...target, copy: 'source', power: 'off', by: operation.id });
    noteEffect(p, tx, { operation, work, effect: 'source-stopped', ...target });
    const sourcePower = {
      power: 'off' as const,
      observedAt: p.clock.now(),
      observer: 'operation' as const,
      changedBy: operation.id,
    };
    putReplica(p, tx, { ...replica, sourcePower, failure: null }, operation.id);
    return 'done';
  },
  fail(job, { detail }) {
    const failure = `${detail} The source was not powered off.`;
    putReplica(job.p, job.tx, { ...replicaOf(job), failure }, job.operation.id);
  },
};

function applianceOf({ tx, operation }: Job): ReturnType<typeof tx.need<'appliance'>> {
  if (!('applianceId' in operation.order)) throw new Error(`${operation.order.kind} is not about an appliance`);
  return tx.need('appliance', operation.order.applianceId);
}

const prepare: Effects = {
  begin(job) {
    job.tx.put(
      'appliance',
      { ...applianceOf(job), power: 'on', connectivity: 'connecting' },
      { causedBy: job.operation.id },
    );
  },
  end(job) {
    const { p, tx, operation, work } = job;
    if (operation.order.kind !== 'network-prepare') throw new Error('a network-prepare has a scope');
    const { scope } = operation.order;
    const change = { power: 'on' as const, scope, connectivity: 'connected' as const, changedBy: operation.id };
    tx.put('appliance', { ...applianceOf(job), ...change }, { causedBy: operation.id });
    noteEffect(p, tx, { operation, work, effect: 'network-prepared', vmId: null, replicaId: null });
    return 'done';
  },
  fail: (job) =>
    job.tx.put('appliance', { ...applianceOf(job), connectivity: 'failed' }, { causedBy: job.operation.id }),
};

const release: Effects = {
  begin: () => undefined,
  end(job) {
    const { p, tx, operation, work } = job;
    const change = { power: 'off' as const, scope: null, connectivity: 'none' as const, changedBy: operation.id };
    tx.put('appliance', { ...applianceOf(job), ...change }, { causedBy: operation.id });
    noteEffect(p, tx, { operation, work, effect: 'network-released', vmId: null, replicaId: null });
    return 'done';
  },
  fail: () => undefined,
};

export const effectsOf: Partial<Record<Order['kind'], Effects>> = {
  failover,
  'undo-failover': undo,
  'permanent-failover': permanent,
  'power-off-source': powerOffSource,
  'network-prepare': prepare,
  'network-release': release,
};
