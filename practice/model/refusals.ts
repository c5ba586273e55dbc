import type { Blocker, Replica, ReplicaAction } from '#shared/domain/index.ts';

/** Why an action is refused: the blockers told in the feed, or the state where they do not say it. Empty: it is legal. */
export function refusalsOf(replica: Replica, action: ReplicaAction): Blocker[] {
  if (replica.allowedActions.includes(action)) return [];
  const told = replica.blockers.filter((each) => each.actions.length === 0 || each.actions.includes(action));
  if (told.length > 0) return told;
  if (action === 'power-off-source' && replica.sourcePower.power === 'off') {
    return [{ code: 'source-off', detail: 'The source is off already.', actions: [action] }];
  }
  if (replica.stateBy !== null && replica.state === 'processing') {
    return [{ code: 'operation-running', detail: 'Another operation is working on the replica.', actions: [] }];
  }
  return [{ code: 'wrong-state', detail: `Not possible while the replica is in ${replica.state}.`, actions: [action] }];
}
