import { lifecycle } from '../../src/shared/lifecycle/index.ts';
import type { Limits } from '../../src/shared/gateway-api/index.ts';
import type { RunPlan, StepPlan } from '../../src/main/core/engine/run-state.ts';
import { intBetween, logBetween, randomFrom, type Random } from './random.ts';

/** A failover of random applications, with what is thought of its durations and what they will be. */
export interface Estate {
  readonly plan: RunPlan;
  /** Position → milliseconds. */
  readonly real: Float64Array;
  /** The same as the console knows it, up to 30 % off. */
  readonly thought: Float64Array;
  /** Position → 1 to 5, as an administrator would set it: the tier, with some applications held more important. */
  readonly priority: readonly number[];
}

const TIERS_MAX = 4;
const VMS_A_TIER_MAX = 6;
const PRIORITIES = 5;
/** A fifth of the VMs need a while after they were started before others may rely on them. */
const SETTLING_SHARE = 0.2;
const SETTLE_MS = 30_000;
/** Durations are known to ±30 %. */
const NOISE = 0.3;

export function estateOf(vms: number, seed: number): Estate {
  const random = randomFrom(seed);
  const steps: StepPlan[] = [];
  const priority: number[] = [];
  while (steps.length < vms) addApplication(steps, priority, vms, random);
  const [quick, slow] = lifecycle.failover.durationMsGuess;
  const real = Float64Array.from(steps, () => Math.round(logBetween(random, quick, slow)));
  const thought = real.map((ms) => Math.round(ms * (1 - NOISE + 2 * NOISE * random())));
  return { plan: { id: `bench-${seed}`, steps } as unknown as RunPlan, real, thought, priority };
}

/** One to four tiers of one to six VMs; every VM comes after all of the tier below it. */
function addApplication(steps: StepPlan[], priority: number[], vms: number, random: Random): void {
  const tiers = intBetween(random, 1, TIERS_MAX);
  const importance = intBetween(random, 0, PRIORITIES - TIERS_MAX);
  let below: string[] = [];
  for (let tier = 1; tier <= tiers; tier += 1) {
    const size = Math.min(intBetween(random, 1, VMS_A_TIER_MAX), vms - steps.length);
    const ids = Array.from({ length: size }, (_each, number) => `vm-${steps.length + number}`);
    for (const id of ids) {
      steps.push(startOf(id, below, random() < SETTLING_SHARE ? SETTLE_MS : 0));
      priority.push(tier + importance);
    }
    below = ids.length > 0 ? ids : below;
  }
}

/** The provider's limits, with a start window. */
export function limitsOf(startsAtOnce: number): Limits {
  return { startsAtOnce, undoGroupSize: 5, undoGroupIntervalMs: 10_000, guestShutdownGraceMs: 0, pointsKept: 28 };
}

/** The same plan with a power-off of the source before each start. */
export function withPowerOffs(plan: RunPlan): RunPlan {
  const steps = plan.steps.flatMap((start): StepPlan[] => {
    const off = `off-${start.id}`;
    return [
      { ...start, id: off, order: { kind: 'power-off-source', replicaId: start.id }, after: [], settleMs: 0 },
      { ...start, after: [...start.after, off] },
    ];
  });
  return { ...plan, steps };
}

function startOf(id: string, after: readonly string[], settleMs: number): StepPlan {
  return {
    id,
    order: { kind: 'failover', replicaId: id, point: { kind: 'cdp', at: 0 } },
    after: [...after],
    afterSettled: [],
    vmId: id,
    name: id,
    evidence: { kind: 'observed-off' },
    evidenceFromStep: null,
    optional: false,
    settleMs,
    lane: null,
    retries: 0,
    timeoutMs: null,
  };
}
