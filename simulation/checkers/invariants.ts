import type { StoredRun } from '#shared/gateway-api/index.ts';
import type { Truth } from '../../practice/control/contract.ts';

/**
 * What must hold in every world, judged from the provider's ground truth and from plain copies of what was reviewed and
 * shown. Nothing here knows the engine's tables: a shared mistake would confirm itself.
 */
export interface Evidence {
  readonly truth: Truth;
  /** As the provider stored them. */
  readonly storedRuns: readonly StoredRun[];
  /** What the screens last showed of each run's steps. */
  readonly shown: readonly { readonly runId: string; readonly ended: boolean; readonly steps: readonly ShownStep[] }[];
  readonly startsAtOnce: number;
  readonly undoGroupSize: number;
  readonly undoGroupIntervalMs: number;
}

export interface ShownStep {
  readonly stepId: string;
  readonly kind: string;
  readonly word: string;
}

export interface Violation {
  readonly invariant: string;
  readonly detail: string;
}

type Checker = (evidence: Evidence) => readonly string[];

const checkers: Readonly<Record<string, Checker>> = {
  'no step has two effects': ({ truth }) =>
    Object.entries(truth.effectsByStep).flatMap(([step, count]) =>
      count > 1 ? [`${step} happened ${String(count)} times`] : [],
    ),

  'what is done was reviewed': ({ truth, storedRuns }) => {
    const reviewed = new Map<string, StoredRun['steps'][number]['order']>(
      storedRuns.flatMap(({ id, steps }) =>
        steps.map((step): [string, typeof step.order] => [`${id}/${step.id}`, step.order]),
      ),
    );
    return truth.effects.flatMap(({ stepKey, kind, from }) => {
      const order = reviewed.get(stepKey);
      if (order?.kind !== kind) return [`${stepKey} was not reviewed`];
      if (order.kind !== 'failover' || from === null) return [];
      if (order.point.kind === 'latest')
        return from.at < order.point.notOlderThan ? [`${stepKey} used an older point`] : [];
      return from.at === order.point.at ? [] : [`${stepKey} used another point`];
    });
  },

  'nothing begins before what it comes after': ({ truth, storedRuns }) => {
    const effectAt = new Map(truth.effects.map(({ stepKey, at }) => [stepKey, at]));
    const acceptedAt = new Map(
      truth.requests.flatMap(({ key, operationId, at }) =>
        operationId === null ? [] : [[key.split('/').slice(0, 2).join('/'), at] as const],
      ),
    );
    return storedRuns.flatMap(({ id, steps }) =>
      steps.flatMap(({ id: stepId, after }) => {
        const accepted = acceptedAt.get(`${id}/${stepId}`);
        if (accepted === undefined) return [];
        return after.flatMap((before) =>
          (effectAt.get(`${id}/${before}`) ?? Infinity) <= accepted
            ? []
            : [`${stepId} was accepted before ${before} had its effect`],
        );
      }),
    );
  },

  'two copies never run at once': ({ truth }) => {
    const power = new Map<string, { source: string; replica: string }>();
    for (const { vmId, copy, power: state } of truth.power) {
      const now = power.get(vmId) ?? { source: 'off', replica: 'off' };
      now[copy] = state;
      power.set(vmId, now);
    }
    return truth.copies.flatMap(({ vmId, source, replica }) =>
      source.power === 'on' && replica.power === 'on' ? [`${vmId} runs twice`] : [],
    );
  },

  'done on the screen is done': ({ truth, shown }) => {
    const happened = new Set(truth.effects.map(({ stepKey }) => stepKey));
    return shown.flatMap(({ runId, steps }) =>
      steps.flatMap(({ stepId, word }) =>
        word === 'observed' && !happened.has(`${runId}/${stepId}`) ? [`${stepId} is shown as done`] : [],
      ),
    );
  },

  'what was accepted is not forgotten': ({ truth, shown }) => {
    const happened = new Set(truth.effects.map(({ stepKey }) => stepKey));
    return shown.flatMap(({ runId, ended, steps }) =>
      steps.flatMap(({ stepId, word }) =>
        ended && happened.has(`${runId}/${stepId}`) && !['observed', 'stalled'].includes(word)
          ? [`${stepId} happened, and is shown as ${word}`]
          : [],
      ),
    );
  },

  'the start window is kept': ({ truth, startsAtOnce }) => overlaps(truth, 'failover', startsAtOnce),

  'undo goes in groups': ({ truth, undoGroupSize, undoGroupIntervalMs }) => {
    const accepted = truth.requests.filter(({ kind, operationId }) => kind === 'undo-failover' && operationId !== null);
    const firstByOperation = new Map<string, number>();
    for (const { operationId, at } of accepted)
      if (operationId !== null && !firstByOperation.has(operationId)) firstByOperation.set(operationId, at);
    const moments = [...firstByOperation.values()].sort((a, b) => a - b);
    return moments.flatMap((at, position) => {
      const next = moments[position + 2 * undoGroupSize];
      return next !== undefined && next - at < undoGroupIntervalMs
        ? [`${String(2 * undoGroupSize + 1)} undos within one interval`]
        : [];
    });
  },
};

/** Never more of a kind between acceptance and effect than the provider's window. */
function overlaps(truth: Truth, kind: string, most: number): string[] {
  const acceptedAt = new Map<string, number>();
  for (const { operationId, at, kind: asked } of truth.requests) {
    if (operationId !== null && asked === kind && !acceptedAt.has(operationId)) acceptedAt.set(operationId, at);
  }
  const changes = truth.effects.flatMap(({ operationId, at, kind: done }) => {
    const from = acceptedAt.get(operationId);
    return done === kind && from !== undefined
      ? [
          { at: from, by: 1 },
          { at, by: -1 },
        ]
      : [];
  });
  changes.sort((a, b) => a.at - b.at || a.by - b.by);
  let now = 0;
  for (const { by } of changes) {
    now += by;
    if (now > most) return [`${String(now)} of kind ${kind} at once`];
  }
  return [];
}

/** Every violation, named by its invariant. */
export function violationsOf(evidence: Evidence): readonly Violation[] {
  return Object.entries(checkers).flatMap(([invariant, check]) =>
    check(evidence).map((detail) => ({ invariant, detail })),
  );
}
