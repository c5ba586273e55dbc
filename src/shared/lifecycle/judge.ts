import type { OrderKind, Replica } from '../domain/index.ts';
import { lifecycle } from './table.ts';

export type Permission =
  { readonly allowed: true } | { readonly allowed: false; readonly code: string; readonly detail: string | null };

/**
 * Whether an action may be ordered for a replica, as far as the last known facts say. The provider's word goes first: its
 * blockers, then its `allowedActions`; the table only explains what the provider leaves unsaid.
 */
export function permissionOf(replica: Replica, action: OrderKind): Permission {
  const blocking = replica.blockers.find((blocker) => blocker.actions.length === 0 || blocker.actions.includes(action));
  if (blocking) return { allowed: false, code: blocking.code, detail: blocking.detail };
  if (replica.allowedActions.includes(action)) return { allowed: true };
  if (replica.twoCopiesSince !== null && !lifecycle[action].withTwoCopies)
    return { allowed: false, code: 'two-copies', detail: null };
  const rule = lifecycle[action];
  const stateFits = rule.from.includes(replica.state);
  return { allowed: false, code: stateFits ? 'not-offered' : `state-${replica.state}`, detail: null };
}
