import type { ReplicaState } from '#shared/domain/index.ts';
import type { FailbackBegun, KeptFailback } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { KnownVm } from './known-facts.ts';

/** States from which a way leads home. */
const onItsWay: readonly ReplicaState[] = [
  'failover',
  'failover-failed',
  'synchronising',
  'ready-to-switch',
  'switching',
  'failback',
];

type LeftOut = FailbackBegun['leftOut'];

export type Begin =
  | { readonly is: 'new'; readonly vms: readonly KnownVm[]; readonly leftOut: LeftOut }
  /** All that could be brought home are in a wizard already: that is the one to go on with. */
  | { readonly is: 'known'; readonly failbackId: string; readonly leftOut: LeftOut }
  | { readonly is: 'nobody'; readonly why: Message };

/** Whom a new wizard takes. A VM is in one open wizard at a time, or two people would wait for each other's step. */
export function begin(asked: readonly (readonly [string, KnownVm | null])[], wizards: readonly KeptFailback[]): Begin {
  const wizardOf = new Map(wizards.flatMap(({ id, vmIds }) => vmIds.map((vmId) => [vmId, id] as const)));
  const taken: KnownVm[] = [];
  const elsewhere: string[] = [];
  const leftOut: LeftOut[number][] = [];
  for (const [vmId, known] of asked) {
    const why = obstacleOf(known);
    const wizard = wizardOf.get(vmId);
    if (known === null || why !== null)
      leftOut.push({ vmId, name: known?.vm.name ?? vmId, why: why ?? message('failback-left.gone') });
    else if (wizard === undefined) taken.push(known);
    else {
      elsewhere.push(wizard);
      leftOut.push({ vmId, name: known.vm.name, why: message('failback-left.other-wizard') });
    }
  }
  if (taken.length > 0) return { is: 'new', vms: taken, leftOut };
  const [known] = elsewhere;
  if (known !== undefined) return { is: 'known', failbackId: known, leftOut };
  return { is: 'nobody', why: message('failure.nothing-to-bring-home', { n: asked.length }) };
}

function obstacleOf(known: KnownVm | null): Message | null {
  if (known === null) return message('failback-left.gone');
  if (known.vm.placement === 'provider') return message('failback-left.moved');
  if (known.replica === null) return message('failback-left.no-replica');
  const { state, failback } = known.replica;
  return onItsWay.includes(state) || failback !== null ? null : message('failback-left.at-home');
}
