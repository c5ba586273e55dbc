import type { Plan, PlanHostStep, RunVerb } from '#shared/domain/index.ts';
import type { StepPlan } from '../run-state.ts';
import type { Included } from './included.ts';
import { plainStep } from './plain-step.ts';

/** Who waits for whom among the VMs of a run. */
export interface Graph {
  /** Steps of the run that a VM's start comes after; by VM id. */
  readonly after: ReadonlyMap<string, readonly string[]>;
  /** VMs that must be up together, so that a test keeps all of them until the last has come up; by VM id. */
  readonly together: ReadonlyMap<string, readonly string[]>;
  /** Gates, and acts on hosts. */
  readonly gates: readonly StepPlan[];
}

type StepIdOf = (vmId: string) => string;

/** A selection: within an application, tier 1 before tier 2 before tier 3. */
export function graphOfTiers(included: readonly Included[], stepIdOf: StepIdOf): Graph {
  const applications = new Map<string, Map<number, string[]>>();
  for (const { subject } of included) {
    const { application, tier, id } = subject.vm;
    if (application === null) continue;
    const tiers = applications.get(application) ?? new Map<number, string[]>();
    tiers.set(tier, [...(tiers.get(tier) ?? []), id]);
    applications.set(application, tiers);
  }
  const after = new Map<string, readonly string[]>();
  const together = new Map<string, readonly string[]>();
  for (const { subject } of included) {
    const { application, tier, id } = subject.vm;
    const tiers = application === null ? undefined : applications.get(application);
    after.set(id, tierBefore(tiers, tier).map(stepIdOf));
    together.set(id, [...(tiers?.values() ?? [[id]])].flat());
  }
  return { after, together, gates: [] };
}

/** A plan: what its members and gates name. A dependency that is not part of the run is warned of, and holds nothing up. */
export function graphOfPlan(plan: Plan, verb: RunVerb, included: readonly Included[], stepIdOf: StepIdOf): Graph {
  const inRun = new Set(included.map(({ subject }) => subject.vm.id));
  const after = new Map<string, readonly string[]>();
  const together = new Map<string, readonly string[]>();
  const all = [...inRun];
  /** What must be up before a member and before its own acts. */
  const upTo = new Map<string, readonly string[]>();
  const gates = plan.gates.filter(({ before }) => before.some((vmId) => inRun.has(vmId)));
  const acts = actsOfPlan(plan, verb, inRun);
  for (const { subject, member } of included) {
    const { id } = subject.vm;
    const waits = gates.filter(({ before }) => before.includes(id)).map((gate) => gateStepId(gate.id));
    const comesAfter = (member?.after ?? []).filter((vmId) => inRun.has(vmId));
    const reached = [...comesAfter.flatMap((vmId) => [stepIdOf(vmId), ...acts.after(vmId)]), ...waits];
    upTo.set(id, reached);
    after.set(id, [...reached, ...acts.before(id), ...acts.before(null)]);
    together.set(id, all);
  }
  const hostSteps = acts.steps.map((step) => {
    const own = step.vmId === null ? all : [step.vmId];
    const earlier = acts.earlier(step);
    if (step.when === 'after') return actStep(step, [...own.map(stepIdOf), ...earlier]);
    const reached = step.vmId === null ? [] : [...(upTo.get(step.vmId) ?? []), ...acts.before(null)];
    return actStep(step, [...reached, ...earlier]);
  });
  return {
    after,
    together,
    gates: [
      ...hostSteps,
      ...gates.map(({ id, kind, text, waitSeconds, after: opensAfter }) =>
        plainStep(
          gateStepId(id),
          kind === 'prompt' ? { kind: 'gate-prompt', text } : { kind: 'gate-wait', waitMs: waitSeconds * 1_000 },
          { name: text.slice(0, 200), after: opensAfter.filter((vmId) => inRun.has(vmId)).map(stepIdOf) },
        ),
      ),
    ],
  };
}

/** The step that fences a VM on its hypervisor, where the plan has one for this verb; its success is the start's evidence. */
export function fenceStepId(plan: Plan | null, verb: RunVerb, vmId: string): string | null {
  const fence = plan?.hostSteps.find((step) => step.vmId === vmId && step.act.kind === 'fence' && isDoneIn(step, verb));
  return fence === undefined ? null : actStepId(fence);
}

interface PlanActs {
  readonly steps: readonly PlanHostStep[];
  /** Step ids before, or after, a member; null: the whole plan. */
  before(vmId: string | null): readonly string[];
  after(vmId: string | null): readonly string[];
  /** The step that the plan lists before this one at its place: they go one after the other. */
  earlier(step: PlanHostStep): readonly string[];
}

/** What the plan does on hosts in a run of this verb, as far as its members are part of the run. */
function actsOfPlan(plan: Plan, verb: RunVerb, inRun: ReadonlySet<string>): PlanActs {
  const steps = plan.hostSteps.filter((step) => isDoneIn(step, verb) && (step.vmId === null || inRun.has(step.vmId)));
  const ids = (when: PlanHostStep['when'], vmId: string | null): readonly string[] =>
    steps.filter((step) => step.when === when && step.vmId === vmId).map(actStepId);
  const earlier = ({ when, vmId, id }: PlanHostStep): readonly string[] => {
    const atPlace = steps.filter((other) => other.when === when && other.vmId === vmId);
    const before = atPlace[atPlace.findIndex((other) => other.id === id) - 1];
    return before === undefined ? [] : [actStepId(before)];
  };
  return { steps, before: (vmId) => ids('before', vmId), after: (vmId) => ids('after', vmId), earlier };
}

function isDoneIn({ runsIn }: PlanHostStep, verb: RunVerb): boolean {
  return runsIn.some((one) => one === verb);
}

function actStep(step: PlanHostStep, after: readonly string[]): StepPlan {
  const { name, vmId, act, critical, retries } = step;
  const order = { kind: 'host-act', act } as const;
  return plainStep(actStepId(step), order, { name, vmId, after: [...after], optional: !critical, retries });
}

function actStepId({ id }: PlanHostStep): string {
  return `host.${id}`;
}

/** Steps such that each stands after all that it waits for; else as they were. They have no cycle: plans are checked. */
export function inOrder(steps: readonly StepPlan[]): StepPlan[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const sorted: StepPlan[] = [];
  const placed = new Set<string>();
  for (const first of steps) {
    const stack = [first];
    for (let step = stack.at(-1); step !== undefined; step = stack.at(-1)) {
      const before = [...step.after, ...step.afterSettled].find((id) => !placed.has(id) && byId.has(id));
      const earlier = before === undefined ? undefined : byId.get(before);
      if (earlier !== undefined && !placed.has(step.id)) stack.push(earlier);
      else {
        stack.pop();
        if (!placed.has(step.id)) sorted.push(step);
        placed.add(step.id);
      }
    }
  }
  return sorted;
}

const GATE_STEP = 'gate.';

function gateStepId(gateId: string): string {
  return `${GATE_STEP}${gateId}`;
}

/** The gate of a plan that a step stands for. */
export function gateOfStep(stepId: string): string {
  return stepId.slice(GATE_STEP.length);
}

/** The VMs of the nearest lower tier that is in the selection. */
function tierBefore(tiers: ReadonlyMap<number, readonly string[]> | undefined, tier: number): readonly string[] {
  const lower = [...(tiers?.keys() ?? [])].filter((other) => other < tier);
  return lower.length === 0 ? [] : (tiers?.get(Math.max(...lower)) ?? []);
}
