import type { Order, Replica, ReplicaPoints } from '#shared/domain/index.ts';
import { isGate } from '#shared/domain/index.ts';
import { demandedEffect } from '#shared/lifecycle/index.ts';
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
  if (isGate(order)) return false;
  const demanded = demandedEffect(order);
  if (change.kind === 'vm')
    return demanded.on === 'moved-vm' && change.id === vmId && change.body.placement === demanded.placement;
  if ('applianceId' in order)
    return change.kind === 'appliance' && change.id === order.applianceId && applianceShows(order, change.body);
  if (change.id !== order.replicaId) return false;
  if (change.kind === 'points') return pointShows(order, change.body);
  return change.kind === 'replica' && replicaShows(awaited, order, demanded, change.body);
}

/**
 * The same question to the picture as it stands, for when the lines themselves were missed (a new snapshot, a restart): the
 * entity names the operation that brought it into its state. Answers the seq it was seen with, or null.
 */
export function effectInStore(awaited: AwaitedEffect, reader: InventoryReader): number | null {
  const { order, vmId } = awaited.step;
  if (isGate(order)) return null;
  const { operationId, acceptedSeq } = awaited;
  const demanded = demandedEffect(order);
  if (demanded.on === 'moved-vm') {
    const vm = vmId === null ? null : reader.vm(vmId);
    const shows = vm?.placement === demanded.placement && vm.movedBy === operationId;
    return shows ? seqAbove(reader, 'vm', vm.id, acceptedSeq) : null;
  }
  if ('applianceId' in order) {
    const appliance = reader.appliances().find(({ id }) => id === order.applianceId);
    const shows = appliance?.changedBy === operationId && applianceShows(order, appliance);
    return shows ? seqAbove(reader, 'appliance', appliance.id, acceptedSeq) : null;
  }
  if (demanded.on === 'point') {
    const points = reader.points(order.replicaId);
    const shows = points?.pinnedBy === operationId && pointShows(order, points);
    return shows ? seqAbove(reader, 'points', points.id, acceptedSeq) : null;
  }
  const replica = reader.replica(order.replicaId);
  if (replica === null) return null;
  return replicaShows(awaited, order, demanded, replica) ? seqAbove(reader, 'replica', replica.id, acceptedSeq) : null;
}

/** The operation that the replica itself names as the cause of what is demanded. */
function causeOf(demanded: DemandedEffect, replica: Replica): string | null {
  switch (demanded.on) {
    case 'source':
      return replica.sourcePower.changedBy;
    case 'isolation':
      return replica.isolatedBy;
    case 'switchover':
      return replica.failback?.switchoverBy ?? null;
    case 'replica':
      return replica.stateBy;
    case 'moved-vm':
    case 'point':
    case 'appliance':
      return null;
  }
}

type ApplianceBody = Extract<CommittedChange, { kind: 'appliance'; op: 'upsert' }>['body'];

/** An operation also causes lines that tell of its beginning or its failure: only what it itself brought about counts. */
function replicaShows(
  { operationId }: AwaitedEffect,
  order: Order,
  demanded: DemandedEffect,
  replica: Replica,
): boolean {
  const cause = causeOf(demanded, replica);
  if (cause !== operationId) return false;
  switch (demanded.on) {
    case 'replica':
      return (
        replica.state === demanded.state &&
        (demanded.power === null || replica.power === demanded.power) &&
        (demanded.source === undefined || replica.sourcePower.power === demanded.source) &&
        (demanded.isolated !== true || replica.isolated) &&
        (demanded.nothingLeft !== true || (replica.temporaryBytes === 0 && replica.test === null && !replica.isolated))
      );
    case 'source':
      return replica.sourcePower.power === demanded.power;
    case 'isolation':
      return replica.isolated;
    case 'switchover':
      return order.kind === 'change-switchover' && sameSwitchover(order.switchover, replica.failback?.switchover);
    case 'moved-vm':
    case 'point':
    case 'appliance':
      return false;
  }
}

type Switchover = Extract<Order, { kind: 'change-switchover' }>['switchover'];

function sameSwitchover(asked: Switchover, seen: Switchover | undefined): boolean {
  if (asked.mode !== seen?.mode) return false;
  return asked.mode !== 'scheduled' || (seen.mode === 'scheduled' && seen.at === asked.at);
}

function pointShows(order: Order, { points }: ReplicaPoints): boolean {
  if (order.kind !== 'pin-point') return false;
  return points.some(({ id, pinned }) => id === order.pointId && pinned === order.pinned);
}

function applianceShows(order: Extract<Order, { applianceId: string }>, appliance: ApplianceBody): boolean {
  if (order.kind === 'network-release') return appliance.scope === null;
  // A network that was prepared before has scope and power already while it is still connecting anew.
  return appliance.scope === order.scope && appliance.power === 'on' && appliance.connectivity === 'connected';
}

function seqAbove(
  reader: InventoryReader,
  kind: 'replica' | 'appliance' | 'vm' | 'points',
  id: string,
  acceptedSeq: number,
): number | null {
  const seen = reader.lastChange(kind, id);
  return seen !== null && seen.seq > acceptedSeq ? seen.seq : null;
}
