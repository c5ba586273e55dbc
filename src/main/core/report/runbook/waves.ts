import type { PlanDraft } from '#shared/domain/index.ts';

type Order = Pick<PlanDraft, 'members' | 'gates'>;

/**
 * VM id → its wave, 1, 2, 3 …: one more than that of the latest member that it waits for, itself or by way of a gate. A draft
 * may name itself in a circle; whoever is in one, or behind it, comes in one last wave.
 */
export function wavesOf(plan: Order): ReadonlyMap<string, number> {
  const before = beforeOf(plan);
  const after = new Map<string, string[]>();
  const open = new Map<string, number>();
  for (const [vmId, earlier] of before) {
    open.set(vmId, earlier.size);
    for (const one of earlier) after.set(one, [...(after.get(one) ?? []), vmId]);
  }
  const waves = new Map<string, number>();
  let ready = [...before.keys()].filter((vmId) => open.get(vmId) === 0);
  let wave = 1;
  for (; ready.length > 0; wave += 1) {
    const next: string[] = [];
    for (const vmId of ready) {
      waves.set(vmId, wave);
      for (const later of after.get(vmId) ?? []) {
        const left = (open.get(later) ?? 0) - 1;
        open.set(later, left);
        if (left === 0) next.push(later);
      }
    }
    ready = next;
  }
  for (const vmId of before.keys()) if (!waves.has(vmId)) waves.set(vmId, wave);
  return waves;
}

/** VM id → the members that it waits for. What is no member holds nothing up. */
function beforeOf({ members, gates }: Order): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Set(members.map(({ vmId }) => vmId));
  const before = new Map(members.map(({ vmId, after }) => [vmId, new Set(after.filter((id) => ids.has(id)))]));
  for (const gate of gates) {
    for (const vmId of gate.before) for (const id of gate.after) if (ids.has(id)) before.get(vmId)?.add(id);
  }
  return before;
}
