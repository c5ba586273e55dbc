import type { RunVerb } from '#shared/domain/index.ts';
import type { EstatePicture, VmLook } from '#shared/ipc/estate.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { hasFlag, lookAt } from '../estate/vm.ts';

/** What of one VM decides whether a verb fits it. */
export interface OfferFacts {
  readonly slot: number;
  readonly look: VmLook;
  readonly flags: number;
  /** The provider hears its site. */
  readonly siteHeard: boolean;
  /** The provider hears some production site: a failback may go elsewhere. */
  readonly someSiteHeard: boolean;
  readonly hasPoint: boolean;
}

/** What may be done while two copies may be running: what stops one of them, or cuts it off. */
export const twoCopiesVerbs: readonly RunVerb[] = ['power-off-source', 'isolate', 'undo-failover'];

/** Read once for all verbs: there may be 10,000 VMs, and they are looked at again with every change. */
export function factsOf(picture: EstatePicture, slots: readonly number[]): readonly OfferFacts[] {
  const heard = picture.sites.map(({ role, contact }) => role === 'production' && contact.state === 'connected');
  const someSiteHeard = heard.includes(true);
  return slots.map((slot) => ({
    slot,
    look: lookAt(picture, slot),
    flags: picture.flags[slot] ?? 0,
    siteHeard: heard[picture.siteIndex[slot] ?? -1] ?? false,
    someSiteHeard,
    hasPoint: !Number.isNaN(picture.latestPointAt[slot] ?? Number.NaN),
  }));
}

/** Why a verb does not fit a VM, as far as the last known facts say; null where it does. The review decides. */
export function obstacleOf(facts: OfferFacts, verb: RunVerb): WindowText | null {
  if (facts.look === 'unprotected') return 'left.unprotected';
  if (facts.look === 'moved') return 'left.moved';
  if (facts.look === 'two-copies' && !twoCopiesVerbs.includes(verb)) return 'left.twoCopies';
  if (hasFlag(facts.flags, 'claimed')) return 'left.claimed';
  return obstacles[verb](facts);
}

type Judge = (facts: OfferFacts) => WindowText | null;

const whileLook =
  (looks: readonly VmLook[], otherwise: WindowText): Judge =>
  ({ look }) => {
    if (looks.includes(look)) return null;
    return look === 'working' ? 'left.working' : look === 'unknown' ? 'left.unknown' : otherwise;
  };

const ready = whileLook(['protected'], 'left.notReady');
const failedOver = whileLook(['failover'], 'left.notFailedOver');
const toSwitch = whileLook(['ready-to-switch'], 'left.notToSwitch');
const home = whileLook(['failback'], 'left.notHome');
const fencible = whileLook(['protected', 'failover', 'failed', 'ready-to-switch', 'two-copies'], 'left.notNow');
const runsAtProvider = whileLook(['failover', 'two-copies'], 'left.notFailedOver');

const obstacles: { readonly [V in RunVerb]: Judge } = {
  failover: ({ look, flags }) => {
    if (look === 'failover') return 'left.running';
    // A test is stopped first by the run itself.
    if (look === 'test' || hasFlag(flags, 'failoverOffered')) return null;
    if (hasFlag(flags, 'blocked')) return 'left.blocked';
    return look === 'working' ? 'left.working' : look === 'unknown' ? 'left.unknown' : 'left.notOffered';
  },
  'planned-failover': (facts) => {
    const why = ready(facts);
    if (why !== null) return why;
    if (hasFlag(facts.flags, 'blocked')) return 'left.blocked';
    return facts.siteHeard ? null : 'left.siteNotHeard';
  },
  'test-failover': (facts) => {
    const why = ready(facts);
    if (why !== null) return why;
    if (hasFlag(facts.flags, 'blocked')) return 'left.blocked';
    return facts.hasPoint ? null : 'left.noPoint';
  },
  'test-stop': whileLook(['test'], 'left.notTested'),
  'undo-failover': whileLook(['failover', 'failed', 'two-copies'], 'left.notFailedOver'),
  'permanent-failover': failedOver,
  failback: (facts) => failedOver(facts) ?? (facts.someSiteHeard ? null : 'left.siteNotHeard'),
  'change-switchover': toSwitch,
  'switch-over': (facts) => toSwitch(facts) ?? (facts.someSiteHeard ? null : 'left.siteNotHeard'),
  'cancel-failback': toSwitch,
  'commit-failback': home,
  'undo-failback': (facts) => home(facts) ?? (facts.someSiteHeard ? null : 'left.siteNotHeard'),
  'power-off-source': (facts) => {
    const why = fencible(facts);
    if (why !== null) return why;
    if (!facts.siteHeard) return 'left.siteNotHeard';
    return hasFlag(facts.flags, 'sourceOn') ? null : 'left.sourceOff';
  },
  isolate: (facts) => runsAtProvider(facts) ?? (hasFlag(facts.flags, 'isolated') ? 'left.isolated' : null),
  'pin-point': ({ hasPoint }) => (hasPoint ? null : 'left.noPoint'),
};
