import type { Order } from '#shared/domain/index.ts';
import { lifecycle } from '#shared/lifecycle/index.ts';
import type { DemandedEffect } from '#shared/lifecycle/index.ts';
import type { CommittedChange } from '../gateway/port.ts';
import type { InventoryReader } from '../store/ports.ts';
import type { StepPlan } from './run-state.ts';

/*
 * *Observed* (gateway API, "Operations"): an entity line with `seq` above the operation's `acceptedSeq`, caused by this
 * operation, that shows the state and power which the lifecycle demands. Nothing else is success.
 */

export interface AwaitedEffect {
  readonly step: StepPlan;
  readonly operationId: string;
  readonly acceptedSeq: number;
}

/** Whether one committed change is the effect that a step waits for. */
export function isEffect(awaited: AwaitedEffect, change: CommittedChange): boolean {
  if (change.op !== 'upsert' || change.causedBy !== awaited.operationId || change.seq <= awaited.acceptedSeq)
    return false;
  const { order, vmId } = awaited.step;
  const demanded = lifecycle[order.kind].effect;
  if (change.kind === 'replica') {
    return 'replicaId' in order && change.id === order.replicaId && replicaShows(awaited, demanded, change.body);
  }
  if (change.kind === 'vm') {
    return demanded.on === 'moved-vm' && change.id === vmId && change.body.placement === demanded.placement;
  }
  return (
    change.kind === 'appliance' &&
    'applianceId' in order &&
    change.id === order.applianceId &&
    applianceShows(order, change.body)
  );
}

/**
 * The same question to the picture as it stands, for when the lines themselves were missed (a new snapshot, a restart): the
 * entity names the operation that brought it into its state. Answers the seq it was seen with, or null.
 */
export function effectInStore(awaited: AwaitedEffect, reader: InventoryReader): number | null {
  const { order, vmId } = awaited.step;
  const demanded = lifecycle[order.kind].effect;
  if (demanded.on === 'moved-vm') {
    const vm = vmId === null ? null : reader.vm(vmId);
    const shows = vm?.placement === demanded.placement && vm.movedBy === awaited.operationId;
    return shows ? seqAbove(reader, 'vm', vm.id, awaited.acceptedSeq) : null;
  }
  if ('applianceId' in order) {
    const appliance = reader.appliances().find(({ id }) => id === order.applianceId);
    const shows = appliance?.changedBy === awaited.operationId && applianceShows(order, appliance);
    return shows ? seqAbove(reader, 'appliance', appliance.id, awaited.acceptedSeq) : null;
  }
  const replica = reader.replica(order.replicaId);
  if (replica === null) return null;
  const shows = replicaShows(awaited, demanded, replica);
  return shows ? seqAbove(reader, 'replica', replica.id, awaited.acceptedSeq) : null;
}

type ReplicaBody = Extract<CommittedChange, { kind: 'replica'; op: 'upsert' }>['body'];
type ApplianceBody = Extract<CommittedChange, { kind: 'appliance'; op: 'upsert' }>['body'];

/** An operation also causes lines that tell of its beginning or its failure: only what it itself brought about counts. */
function replicaShows({ operationId }: AwaitedEffect, demanded: DemandedEffect, replica: ReplicaBody): boolean {
  const cause = demanded.on === 'source' ? replica.sourcePower.changedBy : replica.stateBy;
  if (cause !== operationId) return false;
  if (demanded.on === 'replica') return replica.state === demanded.state && replica.power === demanded.power;
  return demanded.on === 'source' && replica.sourcePower.power === demanded.power;
}

function applianceShows(order: Extract<Order, { applianceId: string }>, appliance: ApplianceBody): boolean {
  if (order.kind === 'network-release') return appliance.scope === null;
  // A network that was prepared before has scope and power already while it is still connecting anew.
  return appliance.scope === order.scope && appliance.power === 'on' && appliance.connectivity === 'connected';
}

function seqAbove(
  reader: InventoryReader,
  kind: 'replica' | 'appliance' | 'vm',
  id: string,
  acceptedSeq: number,
): number | null {
  const seen = reader.lastChange(kind, id);
  return seen !== null && seen.seq > acceptedSeq ? seen.seq : null;
}
