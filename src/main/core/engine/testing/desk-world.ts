import type { ActReport, HostAct, Replica } from '#shared/domain/index.ts';
import type { FeedFreshness } from '../../gateway/port.ts';
import { plainStep } from '../review/plain-step.ts';
import type { RunPlan } from '../run-state.ts';
import { RunDesk } from '../run-desk.ts';
import { testInstallation } from '../../report/evidence/testing/installation.ts';
import { ManualClock } from './manual-clock.ts';
import { MemoryJournal } from './memory-journal.ts';
import { planOf } from './plans.ts';
import { ScriptedProvider } from './scripted-provider.ts';

/** Everything around a run desk, under the hand of a test. */
export class DeskWorld {
  readonly clock = new ManualClock();
  readonly journal = new MemoryJournal();
  readonly provider = new ScriptedProvider(this.clock);
  /** What hosts answer. */
  act: (act: HostAct, signal: AbortSignal) => Promise<ActReport> = () =>
    Promise.resolve({ outcome: 'done', detail: 'done', output: '' });
  freshness: FeedFreshness = { state: 'live', heardAt: 1 };
  reviewed = true;
  #made = 0;
  desk: RunDesk = this.console('here');

  /** Another console process on the same provider, on this computer's journal or its own. */
  console(instanceId: string, journal = this.journal, changed: (runId: string) => void = () => undefined): RunDesk {
    const desk = new RunDesk({
      connectionId: 'c1',
      gateway: this.provider,
      reader: this.provider.reader(),
      journal,
      clock: this.clock,
      ids: { uuid: () => `id-${String(++this.#made)}` },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      instanceId,
      installation: testInstallation,
      freshness: () => this.freshness,
      subject: () => ({ id: 'p1', name: 'Ada', roles: ['operator'] }),
      limits: () => ({
        startsAtOnce: 2,
        undoGroupSize: 2,
        undoGroupIntervalMs: 10_000,
        guestShutdownGraceMs: 0,
        pointsKept: 28,
      }),
      act: (act, signal) => this.act(act, signal),
      changed,
    });
    this.provider.listen((changes) => desk.onChanges(changes));
    return desk;
  }

  /** Ends this console as a crash would, and opens another on what is on its disk. */
  restart(): void {
    this.desk.close();
    this.provider.forgetListeners();
    this.desk = this.console('again');
    const runs = this.journal.runs();
    if (runs.ok) this.desk.load(runs.value);
  }

  arm(plan: RunPlan): void {
    const armed = this.desk.arm(plan, () => Promise.resolve(this.reviewed));
    if (!armed.ok) throw new Error(JSON.stringify(armed.failure));
  }

  stepIs(stepId: string, runId = 'run-1'): string {
    const run = this.desk.state(runId);
    const position = run?.plan.steps.findIndex(({ id }) => id === stepId) ?? -1;
    return run?.steps.at(position).is ?? 'nowhere';
  }

  /** A failover of some replicas, all after the network. */
  failoverPlan(names: readonly string[], after: Readonly<Record<string, readonly string[]>> = {}): RunPlan {
    for (const name of names) this.provider.replicas.set(name, replicaCalled(name));
    const network = plainStep(
      'net',
      { kind: 'network-prepare', applianceId: 'gw', scope: 'partial-site' },
      { name: 'gw' },
    );
    const starts = names.map((name) =>
      plainStep(
        name,
        { kind: 'failover', replicaId: name, point: { kind: 'point', pointId: 'p', at: 1 } },
        { name, vmId: `vm-${name}`, after: ['net', ...(after[name] ?? [])], evidence: { kind: 'observed-off' } },
      ),
    );
    return planOf([network, ...starts]);
  }
}

export function replicaCalled(id: string, more: Partial<Replica> = {}): Replica {
  return {
    id,
    vmId: `vm-${id}`,
    kind: 'snapshot',
    job: 'nightly',
    hostId: 'cloud-1',
    rev: 7,
    state: 'ready',
    stateSince: 0,
    stateBy: null,
    power: 'off',
    allowedActions: ['failover'],
    blockers: [],
    rpoTargetSeconds: 3_600,
    latestPointAt: 1,
    lastTestedAt: null,
    sourcePower: { power: 'off', observedAt: 1, observer: 'site-agent', changedBy: null },
    failover: null,
    test: null,
    failback: null,
    isolated: false,
    isolatedBy: null,
    temporaryBytes: 0,
    twoCopiesSince: null,
    claimedByRunId: null,
    failure: null,
    ...more,
  };
}
