import type { RunVerb } from '#shared/domain/index.ts';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { slotsOf, type Mask } from '../selection/mask.ts';
import { hasFlag, lookAt } from '../estate/vm.ts';

/** What of a selection a verb would take, as far as the last known facts say. The review, made by the console, decides. */
export interface Offer {
  readonly verb: RunVerb;
  readonly included: readonly number[];
  readonly left: readonly { readonly slot: number; readonly why: WindowText }[];
}

export const verbs: readonly RunVerb[] = ['failover', 'undo-failover', 'permanent-failover'];

export function offersFor(picture: EstatePicture, mask: Mask): readonly Offer[] {
  const slots = slotsOf(mask);
  return verbs.map((verb) => {
    const included: number[] = [];
    const left: { slot: number; why: WindowText }[] = [];
    for (const slot of slots) {
      const why = obstacle(picture, slot, verb);
      if (why === null) included.push(slot);
      else left.push({ slot, why });
    }
    return { verb, included, left };
  });
}

/** The verb that fits most of what is selected comes first to hand. */
export function likeliest(offers: readonly Offer[]): RunVerb {
  const best = offers.reduce<Offer | undefined>(
    (found, offer) => (offer.included.length > (found?.included.length ?? 0) ? offer : found),
    undefined,
  );
  return best?.verb ?? 'failover';
}

function obstacle(picture: EstatePicture, slot: number, verb: RunVerb): WindowText | null {
  const look = lookAt(picture, slot);
  const flags = picture.flags[slot] ?? 0;
  if (look === 'unprotected') return 'left.unprotected';
  if (look === 'moved') return 'left.moved';
  if (look === 'two-copies' && verb !== 'undo-failover') return 'left.twoCopies';
  if (hasFlag(flags, 'claimed')) return 'left.claimed';
  if (verb === 'failover') {
    if (look === 'failover') return 'left.running';
    if (hasFlag(flags, 'failoverOffered')) return null;
    if (hasFlag(flags, 'blocked')) return 'left.blocked';
    return look === 'working' ? 'left.working' : look === 'unknown' ? 'left.unknown' : 'left.notOffered';
  }
  if (look === 'failover') return null;
  const canBeUndone = look === 'failed' || look === 'two-copies';
  return verb === 'undo-failover' && canBeUndone ? null : 'left.notFailedOver';
}
