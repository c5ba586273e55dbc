import type { Blocker, Replica, ReplicaAction } from '#shared/domain/index.ts';

const transient: readonly Replica['state'][] = ['processing', 'undoing', 'finalising', 'synchronising', 'switching'];

/** Why an action is refused: the blockers told in the feed, or the state where they do not say it. Empty: it is legal. */
export function refusalsOf(replica: Replica, action: ReplicaAction): Blocker[] {
  if (replica.allowedActions.includes(action)) return [];
  const told = replica.blockers.filter((each) => each.actions.length === 0 || each.actions.includes(action));
  if (told.length > 0) return told;
  if (action === 'power-off-source' && replica.sourcePower.power === 'off') {
    return [{ code: 'source-off', detail: 'The source is off already.', actions: [action] }];
  }
  if (action === 'isolate' && replica.isolated) {
    return [{ code: 'isolated', detail: 'The replica is cut off already.', actions: [action] }];
  }
  if (replica.stateBy !== null && transient.includes(replica.state)) {
    return [{ code: 'operation-running', detail: 'Another operation is working on the replica.', actions: [] }];
  }
  return [{ code: 'wrong-state', detail: `Not possible while the replica is in ${replica.state}.`, actions: [action] }];
}
