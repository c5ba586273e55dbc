import { epochOf } from '../api/feed.ts';
import type { Provider } from '../provider/context.ts';
import { copiesOf } from '../provider/truth.ts';
import { Transaction } from '../state/transaction.ts';
import type { Truth } from './contract.ts';

/** What really is and was. */
export function truthOf(p: Provider): Truth {
  const effects = [...p.store.records('effect').values()];
  const requests = [...p.store.records('request').values()];
  const effectsByStep: Record<string, number> = {};
  for (const { stepKey } of effects) effectsByStep[stepKey] = (effectsByStep[stepKey] ?? 0) + 1;
  const reading = new Transaction(p.store);
  const vmOf = (replicaId: string): string => p.store.get('replica', replicaId)?.vmId ?? '';
  const untouched = [...p.traits.keys()].filter((id) => !p.store.records('copies').has(vmOf(id)) && vmOf(id) !== '');
  const copies = [...p.store.records('copies').values(), ...untouched.map((id) => copiesOf(reading, vmOf(id), id))];
  return {
    time: p.clock.now(),
    epoch: epochOf(p),
    head: p.store.head,
    effects,
    effectsByStep,
    copies,
    power: [...p.store.records('power').values()],
    requests,
    lostReplies: requests.filter((each) => each.replyDropped && each.operationId !== null).length,
    sameKeyRetries: requests.filter((each) => each.keySeenBefore).length,
  };
}
