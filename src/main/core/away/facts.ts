import type { Replica, Vm } from '#shared/domain/index.ts';
import type { FactChange, VmChange } from '#shared/ipc/index.ts';

/** A VM with its replica at one of the two moments; null where there was, or is, none. */
export interface VmThen {
  readonly vm: Vm | null;
  readonly replica: Replica | null;
}

/** What of a VM is told afterwards, in the order of how much it matters. */
const facts: { readonly [W in FactChange['what']]: (then: VmThen) => Extract<FactChange, { what: W }>['from'] } = {
  'two-copies': ({ replica }) => (replica === null ? null : replica.twoCopiesSince !== null),
  known: ({ vm }) => vm !== null,
  placement: ({ vm }) => vm?.placement ?? null,
  state: ({ replica }) => replica?.state ?? null,
  power: ({ replica }) => replica?.power ?? null,
  source: ({ replica }) => replica?.sourcePower.power ?? null,
  'points-lost': ({ replica }) => replica?.latestPointAt ?? null,
  host: ({ vm }) => vm?.hostId ?? null,
  name: ({ vm }) => vm?.name ?? null,
};

const order = Object.keys(facts) as readonly FactChange['what'][];

/** How the VM differs, or null where it does not. Of a VM that came or went only that is said. */
export function compareVm(
  vmId: string,
  before: VmThen,
  after: VmThen,
  hostName: (id: string) => string,
): VmChange | null {
  const name = after.vm?.name ?? before.vm?.name ?? vmId;
  const isNewOrGone = (before.vm === null) !== (after.vm === null);
  const changes = order.flatMap((what): readonly FactChange[] => {
    if (isNewOrGone && what !== 'known') return [];
    const from = facts[what](before);
    const to = facts[what](after);
    if (from === to || (what === 'points-lost' && !isLost(from, to))) return [];
    if (what === 'two-copies' && from !== true && to !== true) return [];
    return [what === 'host' ? { what, from: named(from, hostName), to: named(to, hostName) } : as(what, from, to)];
  });
  return changes.length === 0 ? null : { vmId, name, changes };
}

export function hasNewerPoint(before: VmThen, after: VmThen): boolean {
  const from = before.replica?.latestPointAt ?? null;
  const to = after.replica?.latestPointAt ?? null;
  return from !== null && to !== null && to > from;
}

function isLost(from: FactChange['from'], to: FactChange['to']): boolean {
  return typeof from === 'number' && (to === null || Number(to) < from);
}

function named(id: FactChange['from'], hostName: (id: string) => string): string | null {
  return typeof id === 'string' ? hostName(id) : null;
}

/** `facts` pairs each name with its own values, which a type cannot say of three fields at once. */
function as(what: FactChange['what'], from: FactChange['from'], to: FactChange['to']): FactChange {
  return { what, from, to } as FactChange;
}
