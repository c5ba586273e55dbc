import { noteEffect } from '../truth.ts';
import type { Effects, Job } from './job.ts';

/** The provider's appliance: one kind of failover at a time. */

function applianceOf({ tx, operation }: Job): ReturnType<typeof tx.need<'appliance'>> {
  if (!('applianceId' in operation.order)) throw new Error(`${operation.order.kind} is not about an appliance`);
  return tx.need('appliance', operation.order.applianceId);
}

export const prepare: Effects = {
  begin(job) {
    job.tx.put(
      'appliance',
      { ...applianceOf(job), power: 'on', connectivity: 'connecting' },
      { causedBy: job.operation.id },
    );
  },
  end(job) {
    const { p, tx, operation } = job;
    if (operation.order.kind !== 'network-prepare') throw new Error('a network-prepare has a scope');
    const { scope } = operation.order;
    const change = { power: 'on' as const, scope, connectivity: 'connected' as const, changedBy: operation.id };
    tx.put('appliance', { ...applianceOf(job), ...change }, { causedBy: operation.id });
    noteEffect(p, tx, { operation, effect: 'network-prepared', vmId: null, replicaId: null });
    return 'done';
  },
  fail: (job) =>
    job.tx.put('appliance', { ...applianceOf(job), connectivity: 'failed' }, { causedBy: job.operation.id }),
};

export const release: Effects = {
  begin: () => undefined,
  end(job) {
    const { p, tx, operation } = job;
    const change = { power: 'off' as const, scope: null, connectivity: 'none' as const, changedBy: operation.id };
    tx.put('appliance', { ...applianceOf(job), ...change }, { causedBy: operation.id });
    noteEffect(p, tx, { operation, effect: 'network-released', vmId: null, replicaId: null });
    return 'done';
  },
  fail: () => undefined,
};
