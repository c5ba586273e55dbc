import { powerAt } from './copies.ts';
import type { Checkers, Evidence } from './evidence.ts';

/** Two copies that the provider can see are on the screen so soon. */
const SHOWN_WITHIN_MS = 60_000;

type Power = Evidence['truth']['power'][number];
type Effect = Evidence['truth']['effects'][number];

/** Going over in good order, going home, and trying out: nothing that a machine wrote is lost, and no test is felt. */
export const journeyCheckers: Checkers = {
  'nothing that a replica wrote is lost on the way home': (evidence) => {
    const { effects, power } = evidence.truth;
    return effects.flatMap((effect) => {
      const { stepKey, vmId, kind, from } = effect;
      if (effect.effect === 'source-started') {
        const shutAt = wentOff(power, vmId, effect);
        return from?.choice === 'replica' && from.at === shutAt
          ? []
          : [`${stepKey} started production without what the replica wrote until ${String(shutAt)}`];
      }
      if (effect.effect !== 'replica-started' || (kind !== 'undo-failback' && kind !== 'cancel-failback')) return [];
      const shutAt = wentOff(power, vmId, effect);
      return from?.choice === 'own-disk' && from.at === shutAt
        ? []
        : [`${stepKey} started the replica without what it had written until ${String(shutAt)}`];
    });
  },

  'a failback that is cancelled before the switchover stops nothing': ({ truth, operations }) =>
    operations.flatMap(({ id, order, state, key }) => {
      if (order.kind !== 'cancel-failback' || state !== 'succeeded') return [];
      const began = truth.effects.findLast(
        (each) => each.replicaId === order.replicaId && each.effect === 'failback-synchronised',
      );
      const ended = truth.effects.find((each) => each.operationId === id && each.effect === 'failback-cancelled');
      if (began === undefined || ended === undefined) return [`${key} cancelled nothing`];
      const switched = truth.effects.some(
        (each) => each.replicaId === order.replicaId && each.kind === 'switch-over' && each.at >= began.at,
      );
      const wentOffMeanwhile = truth.power.some(
        (each) =>
          each.vmId === ended.vmId &&
          each.copy === 'replica' &&
          each.power === 'off' &&
          each.at > began.at &&
          each.at <= ended.at,
      );
      return wentOffMeanwhile && !switched ? [`${key} powered the replica off`] : [];
    }),

  'a switchover stops the replica before it starts production': ({ truth }) =>
    truth.effects.flatMap(({ effect, stepKey, vmId, number }) => {
      if (effect !== 'source-started') return [];
      return replicaBefore(truth.effects, vmId, number)?.effect === 'replica-stopped'
        ? []
        : [`${stepKey} started production beside its replica`];
    }),

  'a planned failover stops the source before it starts the replica': (evidence) =>
    evidence.truth.effects.flatMap(({ effect, kind, stepKey, vmId, at, from, operationId }) => {
      if (kind !== 'planned-failover' || effect !== 'replica-started' || vmId === null) return [];
      const wrong = powerAt(evidence, vmId, at) === 'on' ? [`${stepKey} started beside its source`] : [];
      const stopped = evidence.truth.power.findLast(
        (each) => each.vmId === vmId && each.copy === 'source' && each.power === 'off' && each.at <= at,
      );
      const accepted = evidence.operations.find(({ id }) => id === operationId)?.acceptedAt ?? 0;
      // Of a source that was off all along nothing newer than the order can be missing.
      const complete = from !== null && from.at >= (stopped?.at ?? accepted);
      return complete ? wrong : [...wrong, `${stepKey} lost what the source wrote last`];
    }),

  'a test reaches no production network': ({ truth }) => {
    const tests = new Set(
      truth.effects.flatMap(({ effect, operationId }) => (effect === 'test-started' ? [operationId] : [])),
    );
    return [
      ...truth.effects.flatMap(({ effect, network, stepKey }) =>
        effect === 'test-started' && network !== 'isolated' ? [`${stepKey} is attached to production`] : [],
      ),
      ...truth.power.flatMap(({ by, copy, power, network, vmId }) =>
        tests.has(by) && (copy !== 'replica' || (power === 'on' && network !== 'isolated'))
          ? [`a test of ${vmId} touched production`]
          : [],
      ),
    ];
  },

  'a test of a plan stops what it started': ({ truth, storedRuns, runs, operations, wire }) =>
    storedRuns.flatMap(({ id, verb, steps }) => {
      const ended = runs.find((run) => run.id === id)?.ending;
      if (verb !== 'test-failover' || (ended !== 'completed' && ended !== 'partly')) return [];
      return steps.flatMap(({ id: stepId, order, vmId }) => {
        if (order.kind !== 'test-stop') return [];
        const failed =
          operations.some((each) => each.runId === id && each.stepId === stepId && each.state === 'failed') ||
          wire.some((each) => each.stepKey === `${id}/${stepId}` && each.answers.some(({ status }) => status >= 400));
        if (failed) return [];
        const last = truth.effects.findLast((each) => each.stepKey.startsWith(`${id}/`) && each.vmId === vmId);
        return last?.effect === 'test-started' ? [`${id} ended without ${stepId}`] : [];
      });
    }),

  'a test that is shown as stopped leaves nothing': ({ shown, shownLeft }) =>
    shown.flatMap(({ runId, steps }) =>
      steps.flatMap(({ stepId, kind, doneSince }) =>
        kind === 'test-stop' && doneSince !== null && shownLeft.has(`${runId}/${stepId}`)
          ? [`${runId}/${stepId} was shown as done and left something`]
          : [],
      ),
    ),

  'undo of a planned failover loses nothing': ({ truth, circumstances }) =>
    truth.effects.flatMap(({ effect, kind, stepKey, from, replicaId, number }) => {
      if (kind !== 'undo-failover' || effect !== 'replica-stopped' || circumstances.lasting) return [];
      const start = truth.effects.findLast(
        (each) => each.replicaId === replicaId && each.effect === 'replica-started' && each.number < number,
      );
      if (start?.kind !== 'planned-failover') return [];
      return from?.choice === 'latest' && from.at >= (start.from?.at ?? Infinity)
        ? []
        : [`${stepKey} went back behind the planned failover`];
    }),

  'two copies are shown while they run': (evidence) =>
    twoCopiesOf(evidence).flatMap(({ vmId, from, until }) => {
      const blind = evidence.looks.find(
        ({ at, twoCopies }) => at > from + SHOWN_WITHIN_MS && at < until && !twoCopies.has(vmId),
      );
      return blind === undefined ? [] : [`${vmId} ran twice from ${String(from)}, and the screen did not say so`];
    }),
};

/** When the replica went off for the last time before an effect. */
function wentOff(power: readonly Power[], vmId: string | null, { at }: Effect): number | undefined {
  return power.findLast(
    (each) => each.vmId === vmId && each.copy === 'replica' && each.power === 'off' && each.at <= at,
  )?.at;
}

/** What last happened to the replica before an effect. */
function replicaBefore(effects: readonly Effect[], vmId: string | null, number: number): Effect | undefined {
  return effects.findLast(
    (each) =>
      each.vmId === vmId &&
      each.number < number &&
      (each.effect === 'replica-started' || each.effect === 'replica-stopped'),
  );
}

interface Span {
  readonly vmId: string;
  readonly from: number;
  readonly until: number;
}

/** The spans in which both copies of a VM ran, neither cut off, at a site that was in contact. */
function twoCopiesOf(evidence: Evidence): Span[] {
  return evidence.truth.copies.flatMap(({ vmId }) => {
    const now = beginningOf(evidence, vmId);
    const spans: Span[] = [];
    let from: number | null = null;
    for (const { at, change } of changesOf(evidence, vmId)) {
      Object.assign(now, change);
      const twice = now.source === 'on' && now.replica === 'on' && !now.isolated && now.heard;
      if (twice) from ??= at;
      else if (from !== null) {
        spans.push({ vmId, from, until: at });
        from = null;
      }
    }
    return spans;
  });
}

interface Copies {
  source: 'on' | 'off';
  replica: 'on' | 'off';
  isolated: boolean;
  heard: boolean;
}

/** How it stood with a VM before anything changed. */
function beginningOf({ truth }: Evidence, vmId: string): Copies {
  const first = (copy: 'source' | 'replica'): 'on' | 'off' => {
    const change = truth.power.find((each) => each.vmId === vmId && each.copy === copy);
    if (change !== undefined) return change.power === 'on' ? 'off' : 'on';
    return truth.copies.find((each) => each.vmId === vmId)?.[copy].power ?? 'off';
  };
  return { source: first('source'), replica: first('replica'), isolated: false, heard: true };
}

function changesOf({ truth, contacts, siteOfVm }: Evidence, vmId: string): { at: number; change: Partial<Copies> }[] {
  const powers = truth.power.flatMap(({ at, copy, power, network, vmId: of }) => {
    if (of !== vmId) return [];
    return [
      { at, change: copy === 'source' ? { source: power } : { replica: power, isolated: network === 'isolated' } },
    ];
  });
  const cuts = truth.effects.flatMap(({ at, effect, vmId: of }) =>
    of === vmId && effect === 'replica-isolated' ? [{ at, change: { isolated: true } }] : [],
  );
  const words = contacts.flatMap(({ at, siteId, connected }) =>
    siteId === siteOfVm.get(vmId) ? [{ at, change: { heard: connected } }] : [],
  );
  return [...powers, ...cuts, ...words].sort((a, b) => a.at - b.at);
}
