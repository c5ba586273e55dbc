import type { Order, OrderKind, PowerState, ReplicaState, RunVerb, StepOrder } from '../domain/index.ts';
import { isGate } from '../domain/index.ts';

/*
 * The replica's life as data: action × state → what may be ordered, who may, what it must bring about, what is lost.
 * The provider is the judge (`allowedActions`, `blockers`); this table explains, serves offline, and says which effect
 * makes an operation *observed*. Screens and documents (docs/LIFECYCLE.md) read this same table.
 */

/** What must be seen in the feed, caused by the operation, before anybody may say "done". */
export type DemandedEffect =
  | {
      readonly on: 'replica';
      readonly state: ReplicaState;
      /** Null: it cannot be known (a forced undo). */
      readonly power: PowerState | null;
      /** The source's power, where the operation answers for it too. */
      readonly source?: PowerState;
      /** Cut off from production networks. */
      readonly isolated?: true;
      /** Nothing of it may be left on disk beside the restore points. */
      readonly nothingLeft?: true;
    }
  /** Seen `permanent` first; then the record may go, with a reason, and the VM is the provider's. */
  | { readonly on: 'moved-vm'; readonly placement: 'provider' }
  | { readonly on: 'source'; readonly power: PowerState }
  | { readonly on: 'isolation' }
  | { readonly on: 'switchover' }
  | { readonly on: 'point' }
  | { readonly on: 'appliance'; readonly prepared: boolean };

/** Whose account may order it. Operators may do what testers may. */
export type ActionRole = 'tester' | 'operator';

export interface ActionRule {
  readonly action: OrderKind;
  readonly who: ActionRole;
  /** States in which it may be ordered. Empty where the action is not about a replica's state. */
  readonly from: readonly ReplicaState[];
  /** Legal also while two copies may be running: it stops one of them, or cuts it off. */
  readonly withTwoCopies: boolean;
  /** States passed through while it works. */
  readonly through: readonly ReplicaState[];
  readonly effect: DemandedEffect;
  /** The state it falls into when it fails; where each copy then is, is said by `failure.<action>`. */
  readonly onFailure: ReplicaState | null;
  /** It powers a copy on. */
  readonly startsCopy: boolean;
  /**
   * What shows that the other copy is off: `order`: the order carries evidence (or an override); `itself`: the operation
   * powers the other copy off and sees it off, or fails; `none`: nothing is started, or what is started is cut off.
   */
  readonly evidence: 'order' | 'itself' | 'none';
  /** It takes a place in the provider's start window (`starts`), in the undo groups (`undos`), or neither. */
  readonly limitedBy: 'starts' | 'undos' | 'none';
  /** VMs of one replication job go one at a time. */
  readonly oneAJob: boolean;
  /** Message codes of the texts shown in a review. */
  readonly needsText: `needs.${string}`;
  readonly losesText: `loss.${string}` | null;
  readonly destroysText: `destroys.${string}` | null;
  readonly undoText: `undo.${string}`;
  readonly failureText: `failure-leaves.${string}` | null;
  /** Rough duration where nothing has been measured, in milliseconds: [quick, slow]. */
  readonly durationMsGuess: readonly [number, number];
}

const plain = {
  who: 'operator',
  withTwoCopies: false,
  through: [],
  onFailure: null,
  startsCopy: false,
  evidence: 'none',
  limitedBy: 'none',
  oneAJob: false,
  losesText: null,
  destroysText: null,
  failureText: null,
} as const;

export const lifecycle: { readonly [K in OrderKind]: ActionRule & { readonly action: K } } = {
  'network-prepare': {
    ...plain,
    action: 'network-prepare',
    from: [],
    effect: { on: 'appliance', prepared: true },
    durationMsGuess: [15_000, 60_000],
    needsText: 'needs.network-prepare',
    undoText: 'undo.network-prepare',
  },
  'network-release': {
    ...plain,
    action: 'network-release',
    from: [],
    effect: { on: 'appliance', prepared: false },
    durationMsGuess: [10_000, 40_000],
    needsText: 'needs.network-release',
    undoText: 'undo.network-release',
  },
  'power-off-source': {
    ...plain,
    action: 'power-off-source',
    from: ['ready', 'failover', 'failover-failed', 'ready-to-switch'],
    effect: { on: 'source', power: 'off' },
    withTwoCopies: true,
    losesText: 'loss.power-off-source',
    failureText: 'failure-leaves.power-off-source',
    durationMsGuess: [10_000, 120_000],
    needsText: 'needs.power-off-source',
    undoText: 'undo.power-off-source',
  },
  isolate: {
    ...plain,
    action: 'isolate',
    from: ['failover'],
    effect: { on: 'isolation' },
    withTwoCopies: true,
    losesText: 'loss.isolate',
    failureText: 'failure-leaves.isolate',
    durationMsGuess: [2_000, 15_000],
    needsText: 'needs.isolate',
    undoText: 'undo.isolate',
  },
  failover: {
    ...plain,
    action: 'failover',
    from: ['ready', 'failover-failed'],
    effect: { on: 'replica', state: 'failover', power: 'on' },
    through: ['processing'],
    onFailure: 'failover-failed',
    startsCopy: true,
    evidence: 'order',
    limitedBy: 'starts',
    losesText: 'loss.failover',
    failureText: 'failure-leaves.failover',
    durationMsGuess: [45_000, 240_000],
    needsText: 'needs.failover',
    undoText: 'undo.failover',
  },
  'planned-failover': {
    ...plain,
    action: 'planned-failover',
    from: ['ready'],
    effect: { on: 'replica', state: 'failover', power: 'on', source: 'off' },
    through: ['processing'],
    onFailure: 'failover-failed',
    startsCopy: true,
    evidence: 'itself',
    limitedBy: 'starts',
    oneAJob: true,
    losesText: 'loss.planned-failover',
    failureText: 'failure-leaves.planned-failover',
    durationMsGuess: [240_000, 1_500_000],
    needsText: 'needs.planned-failover',
    undoText: 'undo.planned-failover',
  },
  'test-start': {
    ...plain,
    action: 'test-start',
    from: ['ready'],
    effect: { on: 'replica', state: 'verifying', power: 'on', isolated: true },
    who: 'tester',
    through: ['processing'],
    onFailure: 'ready',
    startsCopy: true,
    limitedBy: 'starts',
    failureText: 'failure-leaves.test-start',
    durationMsGuess: [45_000, 240_000],
    needsText: 'needs.test-start',
    undoText: 'undo.test-start',
  },
  'test-stop': {
    ...plain,
    action: 'test-stop',
    from: ['verifying'],
    effect: { on: 'replica', state: 'ready', power: 'off', nothingLeft: true },
    who: 'tester',
    through: ['undoing'],
    onFailure: 'verifying',
    losesText: 'loss.test-stop',
    failureText: 'failure-leaves.test-stop',
    durationMsGuess: [15_000, 60_000],
    needsText: 'needs.test-stop',
    undoText: 'undo.test-stop',
  },
  'undo-failover': {
    ...plain,
    action: 'undo-failover',
    from: ['failover', 'failover-failed'],
    effect: { on: 'replica', state: 'ready', power: 'off' },
    withTwoCopies: true,
    through: ['undoing'],
    onFailure: 'failover',
    limitedBy: 'undos',
    losesText: 'loss.undo-failover',
    destroysText: 'destroys.undo-failover',
    failureText: 'failure-leaves.undo-failover',
    durationMsGuess: [20_000, 90_000],
    needsText: 'needs.undo-failover',
    undoText: 'undo.undo-failover',
  },
  'permanent-failover': {
    ...plain,
    action: 'permanent-failover',
    from: ['failover'],
    effect: { on: 'moved-vm', placement: 'provider' },
    through: ['finalising', 'permanent'],
    onFailure: 'failover',
    losesText: 'loss.permanent-failover',
    destroysText: 'destroys.permanent-failover',
    failureText: 'failure-leaves.permanent-failover',
    durationMsGuess: [60_000, 600_000],
    needsText: 'needs.permanent-failover',
    undoText: 'undo.permanent-failover',
  },
  'failback-start': {
    ...plain,
    action: 'failback-start',
    from: ['failover'],
    effect: { on: 'replica', state: 'ready-to-switch', power: 'on' },
    through: ['synchronising'],
    onFailure: 'failover',
    losesText: 'loss.failback-start',
    destroysText: 'destroys.failback-start',
    failureText: 'failure-leaves.failback-start',
    durationMsGuess: [300_000, 7_200_000],
    needsText: 'needs.failback-start',
    undoText: 'undo.failback-start',
  },
  'change-switchover': {
    ...plain,
    action: 'change-switchover',
    from: ['synchronising', 'ready-to-switch'],
    effect: { on: 'switchover' },
    durationMsGuess: [1_000, 5_000],
    needsText: 'needs.change-switchover',
    undoText: 'undo.change-switchover',
  },
  'switch-over': {
    ...plain,
    action: 'switch-over',
    from: ['ready-to-switch'],
    effect: { on: 'replica', state: 'failback', power: 'off', source: 'on' },
    through: ['switching'],
    onFailure: 'ready-to-switch',
    startsCopy: true,
    evidence: 'itself',
    losesText: 'loss.switch-over',
    failureText: 'failure-leaves.switch-over',
    durationMsGuess: [60_000, 1_200_000],
    needsText: 'needs.switch-over',
    undoText: 'undo.switch-over',
  },
  'commit-failback': {
    ...plain,
    action: 'commit-failback',
    from: ['failback'],
    effect: { on: 'replica', state: 'ready', power: 'off', source: 'on' },
    through: ['finalising'],
    onFailure: 'failback',
    losesText: 'loss.commit-failback',
    destroysText: 'destroys.commit-failback',
    failureText: 'failure-leaves.commit-failback',
    durationMsGuess: [20_000, 120_000],
    needsText: 'needs.commit-failback',
    undoText: 'undo.commit-failback',
  },
  'cancel-failback': {
    ...plain,
    action: 'cancel-failback',
    from: ['ready-to-switch'],
    effect: { on: 'replica', state: 'failover', power: 'on' },
    through: ['undoing'],
    onFailure: 'ready-to-switch',
    losesText: 'loss.cancel-failback',
    destroysText: 'destroys.cancel-failback',
    failureText: 'failure-leaves.cancel-failback',
    durationMsGuess: [10_000, 60_000],
    needsText: 'needs.cancel-failback',
    undoText: 'undo.cancel-failback',
  },
  'undo-failback': {
    ...plain,
    action: 'undo-failback',
    from: ['failback'],
    effect: { on: 'replica', state: 'failover', power: 'on', source: 'off' },
    through: ['undoing'],
    onFailure: 'failback',
    startsCopy: true,
    evidence: 'itself',
    limitedBy: 'starts',
    losesText: 'loss.undo-failback',
    destroysText: 'destroys.undo-failback',
    failureText: 'failure-leaves.undo-failback',
    durationMsGuess: [60_000, 300_000],
    needsText: 'needs.undo-failback',
    undoText: 'undo.undo-failback',
  },
  'pin-point': {
    ...plain,
    action: 'pin-point',
    from: ['ready', 'failover', 'failover-failed', 'synchronising', 'ready-to-switch', 'failback'],
    effect: { on: 'point' },
    durationMsGuess: [1_000, 5_000],
    needsText: 'needs.pin-point',
    undoText: 'undo.pin-point',
  },
};

/** The order that a verb gives for each of its VMs. */
export const mainOrderOf = {
  failover: 'failover',
  'planned-failover': 'planned-failover',
  'test-failover': 'test-start',
  'test-stop': 'test-stop',
  'undo-failover': 'undo-failover',
  'permanent-failover': 'permanent-failover',
  failback: 'failback-start',
  'change-switchover': 'change-switchover',
  'switch-over': 'switch-over',
  'commit-failback': 'commit-failback',
  'cancel-failback': 'cancel-failback',
  'undo-failback': 'undo-failback',
  'power-off-source': 'power-off-source',
  isolate: 'isolate',
  'pin-point': 'pin-point',
} as const satisfies Record<RunVerb, OrderKind>;

/** The rule of a step; null for a gate, which orders nothing. */
export function ruleOf(task: StepOrder): ActionRule | null {
  return isGate(task) ? null : lifecycle[task.kind];
}

/** The effect that an order demands. Two orders say themselves how far they go: an automatic switchover, a forced undo. */
export function demandedEffect(order: Order): DemandedEffect {
  if (order.kind === 'failback-start' && order.switchover.mode === 'auto') return lifecycle['switch-over'].effect;
  if (order.kind === 'undo-failover' && order.force) return { on: 'replica', state: 'ready', power: null };
  return lifecycle[order.kind].effect;
}
