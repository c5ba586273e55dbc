import type { RunVerb } from '#shared/domain/index.ts';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { slotsOf, type Mask } from '../selection/mask.ts';
import { factsOf, obstacleOf, type OfferFacts, twoCopiesVerbs } from './obstacles.ts';

/** What of a selection a verb would take, as far as the last known facts say. The review, made by the console, decides. */
export interface Offer {
  readonly verb: RunVerb;
  readonly included: readonly number[];
  readonly left: readonly { readonly slot: number; readonly why: WindowText }[];
}

/** Verbs of one kind; those that cannot be done now stand beside the others with the reason. */
export interface OfferGroup {
  readonly name: WindowText;
  readonly offers: readonly Offer[];
}

export interface Offers {
  /** The likeliest group first; groups of which nothing is possible are not here. */
  readonly groups: readonly OfferGroup[];
  readonly likeliest: Offer | null;
  /** Where two copies may be running nothing else is offered before that is settled. */
  readonly twoCopies: number;
}

/** In the order in which a verb is taken for the likeliest, where two fit equally many VMs. */
const groupsOfVerbs: readonly { readonly name: WindowText; readonly verbs: readonly RunVerb[] }[] = [
  { name: 'group.test', verbs: ['test-stop'] },
  { name: 'group.failover', verbs: ['failover', 'planned-failover', 'test-failover'] },
  {
    name: 'group.failback',
    verbs: ['switch-over', 'commit-failback', 'change-switchover', 'cancel-failback', 'undo-failback'],
  },
  { name: 'group.finalise', verbs: ['undo-failover', 'permanent-failover', 'failback'] },
  { name: 'group.fence', verbs: ['power-off-source', 'isolate'] },
];

const twoCopiesGroups: typeof groupsOfVerbs = [{ name: 'group.twoCopies', verbs: twoCopiesVerbs }];

export function offersFor(picture: EstatePicture, mask: Mask): Offers {
  const vms = factsOf(picture, slotsOf(mask));
  const twoCopies = vms.filter(({ look }) => look === 'two-copies').length;
  const groups = (twoCopies > 0 ? twoCopiesGroups : groupsOfVerbs)
    .map(({ name, verbs }) => ({ name, offers: verbs.map((verb) => offerOf(vms, verb)) }))
    .filter(({ offers }) => mostOf(offers) > 0)
    .sort((a, b) => mostOf(b.offers) - mostOf(a.offers));
  return { groups, likeliest: likeliestOf(groups), twoCopies };
}

/** Every verb, also where nothing of the selection fits: for a list that says of each why not. */
export function everyOffer(picture: EstatePicture, mask: Mask): readonly Offer[] {
  const vms = factsOf(picture, slotsOf(mask));
  return groupsOfVerbs.flatMap(({ verbs }) => verbs.map((verb) => offerOf(vms, verb)));
}

function offerOf(vms: readonly OfferFacts[], verb: RunVerb): Offer {
  const included: number[] = [];
  const left: { slot: number; why: WindowText }[] = [];
  for (const facts of vms) {
    const why = obstacleOf(facts, verb);
    if (why === null) included.push(facts.slot);
    else left.push({ slot: facts.slot, why });
  }
  return { verb, included, left };
}

function mostOf(offers: readonly Offer[]): number {
  return Math.max(0, ...offers.map(({ included }) => included.length));
}

/** The verb that fits most of what is selected comes first to hand. */
function likeliestOf(groups: readonly OfferGroup[]): Offer | null {
  const all = groups.flatMap(({ offers }) => offers);
  return all.reduce<Offer | null>(
    (found, offer) => (offer.included.length > (found?.included.length ?? 0) ? offer : found),
    null,
  );
}

/** Why an offer takes nobody, where most agree on the reason. */
export function whyNot(offer: Offer): WindowText | null {
  const counts = new Map<WindowText, number>();
  for (const { why } of offer.left) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** What is listed where nothing can be done: everybody, each with its reason. */
export function nothingOffered(picture: EstatePicture, mask: Mask): Offer {
  return offerOf(factsOf(picture, slotsOf(mask)), 'failover');
}
