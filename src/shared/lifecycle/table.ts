import type { OrderKind, PowerState, ReplicaState } from '../domain/index.ts';

/*
 * The replica's life as data: action × state → what may be ordered, what it must bring about, what is lost.
 * The provider is the judge (`allowedActions`, `blockers`); this table explains, serves offline, and says which effect
 * makes an operation *observed*. Screens and documents read this same table.
 */
/** What must be seen in the feed, caused by the operation, before anybody may say "done". */
export type DemandedEffect =
  | { readonly on: 'replica'; readonly state: ReplicaState; readonly power: PowerState }
  /** Seen `permanent` first; then the record may go, with a reason, and the VM is the provider's. */
  | { readonly on: 'moved-vm'; readonly placement: 'provider' }
  | { readonly on: 'source'; readonly power: PowerState }
  | { readonly on: 'appliance'; readonly prepared: boolean };

export interface ActionRule {
  readonly action: OrderKind;
  /** States in which it may be ordered. Empty where the action is not about a replica's state. */
  readonly from: readonly ReplicaState[];
  /** States passed through while it works. */
  readonly through: readonly ReplicaState[];
  readonly effect: DemandedEffect;
  /** The state it falls into when it fails, and where each copy then is. */
  readonly onFailure: ReplicaState | null;
  /** It powers a copy on, so the evidence rule holds. */
  readonly startsCopy: boolean;
  /** It takes a place in the provider's start window (`starts`), in the undo groups (`undos`), or neither. */
  readonly limitedBy: 'starts' | 'undos' | 'none';
  /** Message codes of the texts shown in a review. */
  readonly losesText: `loss.${string}` | null;
  readonly destroysText: `destroys.${string}` | null;
  readonly undoText: `undo.${string}`;
  /** Rough duration where nothing has been measured, in milliseconds: [quick, slow]. */
  readonly durationMsGuess: readonly [number, number];
}

export const lifecycle: { readonly [K in OrderKind]: ActionRule & { readonly action: K } } = {
  'network-prepare': {
    action: 'network-prepare',
    from: [],
    through: [],
    effect: { on: 'appliance', prepared: true },
    onFailure: null,
    startsCopy: false,
    limitedBy: 'none',
    losesText: null,
    destroysText: null,
    undoText: 'undo.network-prepare',
    durationMsGuess: [15_000, 60_000],
  },
  'network-release': {
    action: 'network-release',
    from: [],
    through: [],
    effect: { on: 'appliance', prepared: false },
    onFailure: null,
    startsCopy: false,
    limitedBy: 'none',
    losesText: null,
    destroysText: null,
    undoText: 'undo.network-release',
    durationMsGuess: [10_000, 40_000],
  },
  'power-off-source': {
    action: 'power-off-source',
    from: ['ready', 'failover', 'failover-failed', 'ready-to-switch'],
    through: [],
    effect: { on: 'source', power: 'off' },
    onFailure: null,
    startsCopy: false,
    limitedBy: 'none',
    losesText: 'loss.power-off-source',
    destroysText: null,
    undoText: 'undo.power-off-source',
    durationMsGuess: [10_000, 120_000],
  },
  failover: {
    action: 'failover',
    from: ['ready', 'failover-failed'],
    through: ['processing'],
    effect: { on: 'replica', state: 'failover', power: 'on' },
    onFailure: 'failover-failed',
    startsCopy: true,
    limitedBy: 'starts',
    losesText: 'loss.failover',
    destroysText: null,
    undoText: 'undo.failover',
    durationMsGuess: [45_000, 240_000],
  },
  'undo-failover': {
    action: 'undo-failover',
    from: ['failover', 'failover-failed'],
    through: ['undoing'],
    effect: { on: 'replica', state: 'ready', power: 'off' },
    onFailure: 'failover',
    startsCopy: false,
    limitedBy: 'undos',
    losesText: 'loss.undo-failover',
    destroysText: 'destroys.undo-failover',
    undoText: 'undo.undo-failover',
    durationMsGuess: [20_000, 90_000],
  },
  'permanent-failover': {
    action: 'permanent-failover',
    from: ['failover'],
    through: ['finalising'],
    effect: { on: 'moved-vm', placement: 'provider' },
    onFailure: 'failover',
    startsCopy: false,
    limitedBy: 'none',
    losesText: 'loss.permanent-failover',
    destroysText: 'destroys.permanent-failover',
    undoText: 'undo.permanent-failover',
    durationMsGuess: [60_000, 600_000],
  },
};
