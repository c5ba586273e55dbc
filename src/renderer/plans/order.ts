import type { PlanDraft, PlanGate, PlanMember } from '#shared/domain/index.ts';

/** One place of a plan's order: a VM, or a gate at which the run waits. */
export type OrderEntry =
  | { readonly kind: 'member'; readonly place: number; readonly member: PlanMember; readonly after: readonly Before[] }
  | { readonly kind: 'gate'; readonly place: number; readonly gate: PlanGate; readonly after: readonly Before[] };

/** What something comes after. */
export type Before = { readonly kind: 'vm'; readonly vmId: string } | { readonly kind: 'gate'; readonly text: string };

/**
 * The order as it can be read: everything after all that it waits for, with the place in which it can begin. Members of one
 * place start together. Names that are nowhere, and circles, hold nothing up: the plan's problems name them.
 */
export function orderOf({ members, gates }: Pick<PlanDraft, 'members' | 'gates'>): readonly OrderEntry[] {
  const nodes = new Map<
    string,
    { readonly before: readonly string[]; readonly entry: (place: number) => OrderEntry }
  >();
  for (const member of members) {
    const waits = gates.filter((gate) => gate.before.includes(member.vmId));
    const after = [...vmsOf(member.after), ...waits.map(({ text }) => ({ kind: 'gate', text }) as const)];
    nodes.set(vmKey(member.vmId), {
      before: [...member.after.map(vmKey), ...waits.map(({ id }) => gateKey(id))],
      entry: (place) => ({ kind: 'member', place, member, after }),
    });
  }
  for (const gate of gates) {
    nodes.set(gateKey(gate.id), {
      before: gate.after.map(vmKey),
      entry: (place) => ({ kind: 'gate', place, gate, after: vmsOf(gate.after) }),
    });
  }
  const places = placesOf(new Map([...nodes].map(([key, { before }]) => [key, before])));
  return [...nodes].map(([key, { entry }]) => entry(places.get(key) ?? 1)).sort((a, b) => a.place - b.place);
}

const vmKey = (vmId: string) => `vm ${vmId}`;
const gateKey = (gateId: string) => `gate ${gateId}`;
const vmsOf = (vmIds: readonly string[]) => vmIds.map((vmId) => ({ kind: 'vm', vmId }) as const);

/** Layer by layer: what nothing holds up is first. Where a circle stops it, the rest shares the next place. */
function placesOf(before: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const waiting = new Map([...before].map(([key, names]) => [key, new Set(names.filter((name) => before.has(name)))]));
  const followers = new Map<string, string[]>();
  for (const [key, names] of waiting)
    for (const name of names) followers.set(name, [...(followers.get(name) ?? []), key]);
  const places = new Map<string, number>();
  let layer = [...waiting].filter(([, names]) => names.size === 0).map(([key]) => key);
  for (let place = 1; layer.length > 0; place += 1) {
    const next: string[] = [];
    for (const key of layer) {
      places.set(key, place);
      for (const follower of followers.get(key) ?? []) {
        const names = waiting.get(follower);
        if (names?.delete(key) === true && names.size === 0) next.push(follower);
      }
    }
    layer = next;
  }
  const last = Math.max(0, ...places.values()) + 1;
  for (const key of before.keys()) if (!places.has(key)) places.set(key, last);
  return places;
}
