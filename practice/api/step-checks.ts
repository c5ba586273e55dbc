import { isGate } from '#shared/domain/index.ts';
import type { StepOrder } from '#shared/domain/index.ts';
import type { PlannedStep, Problem } from '#shared/gateway-api/index.ts';
import type { Provider } from '../provider/context.ts';
import { problem } from './problem.ts';
import { hasCycle } from './steps.ts';

/** What makes the steps of a run a run: they name what is there, and lead somewhere. */

type Steps = ReadonlyMap<string, PlannedStep>;

const isThere = (p: Provider, order: StepOrder): boolean => {
  if (isGate(order)) return true;
  return 'replicaId' in order
    ? p.store.row('replica', order.replicaId) !== undefined
    : p.store.row('appliance', order.applianceId) !== undefined;
};

/** The VM that a step's order is about; null where it is about none. */
const vmOf = (p: Provider, order: StepOrder): string | null =>
  'replicaId' in order ? (p.store.get('replica', order.replicaId)?.vmId ?? null) : null;

/** An act on a host is about the VM that its plan names; the provider only knows whether there is one. */
const isVmOrNone = (p: Provider, vmId: string | null): boolean =>
  vmId === null || p.store.row('vm', vmId) !== undefined;

/** The evidence of a start comes from a step that powers off the same source, by the provider or on its hypervisor. */
function fences({ order, vmId, evidenceFromStep }: PlannedStep, steps: Steps): boolean {
  if (evidenceFromStep === null) return true;
  const step = steps.get(evidenceFromStep);
  const fencing = step?.order;
  if (fencing?.kind === 'host-act') return fencing.act.kind === 'fence' && step?.vmId === vmId;
  return fencing?.kind === 'power-off-source' && 'replicaId' in order && fencing.replicaId === order.replicaId;
}

function checkStep(p: Provider, step: PlannedStep, steps: Steps, index: number): Problem | null {
  const { id, order, after, afterSettled, vmId } = step;
  const field = `steps.${String(index)}`;
  const missing = [...after, ...afterSettled].find((each) => !steps.has(each));
  if (missing !== undefined) {
    return problem('bad-request', `Step ${id} waits for ${missing}, which is none.`, { field });
  }
  if (!isThere(p, order)) return problem('not-found', `Step ${id} is about something unknown.`, { field });
  if (order.kind === 'host-act' ? !isVmOrNone(p, vmId) : vmId !== vmOf(p, order)) {
    return problem('bad-request', `Step ${id} names another VM than its order.`, { field: `${field}.vmId` });
  }
  if (fences(step, steps)) return null;
  const detail = `Step ${id} takes its evidence from a step that does not power its source off.`;
  return problem('bad-request', detail, { field: `${field}.evidenceFromStep` });
}

export function checkSteps(p: Provider, steps: readonly PlannedStep[]): Problem | null {
  const byId = new Map(steps.map((step) => [step.id, step]));
  if (byId.size < steps.length) return problem('bad-request', 'Two steps have the same id.', { field: 'steps' });
  for (const [index, step] of steps.entries()) {
    const refused = checkStep(p, step, byId, index);
    if (refused !== null) return refused;
  }
  return hasCycle(steps) ? problem('bad-request', 'Some steps wait for each other.', { field: 'steps' }) : null;
}
