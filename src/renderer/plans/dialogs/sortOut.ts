import type { PlanDraft } from '#shared/domain/index.ts';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { slotOf } from '../../estate/delta.ts';
import { hasFlag, lookAt } from '../../estate/vm.ts';

type Kind = PlanDraft['replicaKind'];

/** VMs by what they can be members of, and those that can be of no plan, with the reason. */
export interface SortedOut {
  readonly byKind: { readonly [K in Kind]: readonly string[] };
  readonly left: readonly { readonly vmId: string; readonly why: WindowText }[];
}

/** All replicas of a plan are of one kind, so the two kinds go apart. */
export function sortOut(picture: EstatePicture, vmIds: readonly string[]): SortedOut {
  const byKind: { readonly [K in Kind]: string[] } = { snapshot: [], cdp: [] };
  const left: { readonly vmId: string; readonly why: WindowText }[] = [];
  for (const vmId of vmIds) {
    const slot = slotOf(picture, vmId);
    const look = slot < 0 ? 'unprotected' : lookAt(picture, slot);
    if (look === 'unprotected') left.push({ vmId, why: 'left.unprotected' });
    else if (look === 'moved') left.push({ vmId, why: 'left.moved' });
    else byKind[hasFlag(picture.flags[slot] ?? 0, 'cdp') ? 'cdp' : 'snapshot'].push(vmId);
  }
  return { byKind, left };
}

/** The kind that more of them are of. */
export function commonKind({ byKind }: SortedOut): Kind {
  return byKind.cdp.length > byKind.snapshot.length ? 'cdp' : 'snapshot';
}
