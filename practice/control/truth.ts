import { epochOf } from '../api/feed.ts';
import { fencedRefusals } from '../api/fenced.ts';
import type { Provider } from '../provider/context.ts';
import { copiesOf } from '../provider/truth.ts';
import type { EffectRecord } from '../state/records.ts';
import { Transaction } from '../state/transaction.ts';
import type { Truth } from './contract.ts';

/** How often each step was carried out: of the things that it did, the one that happened most often. */
function effectsByStep(effects: readonly EffectRecord[]): Record<string, number> {
  const counts = new Map<string, number>();
  const byStep: Record<string, number> = {};
  for (const { stepKey, effect } of effects) {
    const count = (counts.get(`${stepKey} ${effect}`) ?? 0) + 1;
    counts.set(`${stepKey} ${effect}`, count);
    byStep[stepKey] = Math.max(byStep[stepKey] ?? 0, count);
  }
  return byStep;
}

/** What really is and was. */
export function truthOf(p: Provider): Truth {
  const effects = [...p.store.records('effect').values()];
  const requests = [...p.store.records('request').values()];
  const reading = new Transaction(p.store);
  const vmOf = (replicaId: string): string => p.store.get('replica', replicaId)?.vmId ?? '';
  const untouched = [...p.traits.keys()].filter((id) => !p.store.records('copies').has(vmOf(id)) && vmOf(id) !== '');
  const copies = [...p.store.records('copies').values(), ...untouched.map((id) => copiesOf(reading, vmOf(id), id))];
  return {
    time: p.clock.now(),
    epoch: epochOf(p),
    head: p.store.head,
    effects,
    effectsByStep: effectsByStep(effects),
    copies,
    power: [...p.store.records('power').values()],
    requests,
    fencedRefusals: fencedRefusals(p),
    lostReplies: requests.filter((each) => each.replyDropped && each.operationId !== null).length,
    sameKeyRetries: requests.filter((each) => each.keySeenBefore).length,
  };
}
