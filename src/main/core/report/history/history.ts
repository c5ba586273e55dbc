import type { Plan, Run, RunVerb } from '#shared/domain/index.ts';
import type { DrillScore, HistoryRun, HistoryView, PlanScore, RecoveryTargets } from '#shared/ipc/index.ts';
import type { RunState } from '../../engine/run-state.ts';
import type { EstateRow, InventoryReader } from '../../store/ports.ts';
import { completedBy, mainStepsOf, mainStepsTold, startsVms, type MainStep } from '../main-steps.ts';
import { achievedOf, type Achieved } from './achieved.ts';
import { DRILL_DAYS, drillScore, type Exercise } from './drill-score.ts';

const WEEK_MS = 7 * 86_400_000;
const WEEKS = 26;
/** Reading a large run takes some milliseconds. */
const RUNS_A_TURN = 10;

export interface HistoryPorts {
  readonly reader: Pick<InventoryReader, 'runs' | 'plans' | 'operationsOfRun' | 'estateRows'>;
  /** Ended runs of this console's journal. */
  readonly ended: () => readonly RunState[];
  readonly now: () => number;
  readonly turn: () => Promise<void>;
}

/** A run that has ended, whoever had it. */
interface PastRun {
  readonly runId: string;
  readonly title: string;
  readonly verb: RunVerb;
  readonly ending: HistoryRun['ending'];
  readonly createdBy: string | null;
  readonly createdAt: number;
  readonly endedAt: number;
  readonly toldBy: HistoryRun['toldBy'];
  readonly planId: string | null;
  readonly vms: number;
  readonly steps: readonly MainStep[];
}

/** What was run, what it achieved, and how well the whole is rehearsed. */
export class History {
  readonly #ports: HistoryPorts;
  /** An ended run never changes. */
  readonly #ofOwn = new WeakMap<RunState, readonly MainStep[]>();
  readonly #ofTold = new Map<string, readonly MainStep[]>();

  constructor(ports: HistoryPorts) {
    this.#ports = ports;
  }

  async view(targets: RecoveryTargets): Promise<HistoryView> {
    const { reader, now } = this.#ports;
    const rows = new Map(reader.estateRows().map((row) => [row.vmId, row]));
    const past = await this.#past(rows);
    const plans = reader.plans();
    const achieved = past.map((run) => ({ run, all: achievedOf(run, rows, targets) }));
    const exercises = exercisesOf(achieved, plans, rows);
    const at = now();
    return {
      runs: achieved.map(({ run, all }) => historyRun(run, all)).sort((a, b) => b.createdAt - a.createdAt),
      days: DRILL_DAYS,
      score: drillScore(membersOf(plans), exercises, at),
      series: seriesOf(plans, exercises, at),
      plans: plans.map((plan) => planScore(plan, exercises, at)).sort((a, b) => a.name.localeCompare(b.name, 'en')),
    };
  }

  async #past(rows: ReadonlyMap<string, EstateRow>): Promise<readonly PastRun[]> {
    const { reader, ended, turn } = this.#ports;
    const told = new Map(reader.runs().map((run) => [run.id, run]));
    const own = ended();
    const ownIds = new Set(own.map(({ plan }) => plan.id));
    const past: PastRun[] = own.flatMap((run) => this.#ownRun(run, told.get(run.plan.id) ?? null));
    const vmIds = new Map([...rows.values()].map(({ vmId, replicaId }) => [replicaId, vmId]));
    let read = 0;
    for (const run of told.values()) {
      if (ownIds.has(run.id) || run.state !== 'ended') continue;
      read += 1;
      if (read % RUNS_A_TURN === 0) await turn();
      past.push(this.#toldRun(run, (replicaId) => vmIds.get(replicaId) ?? null));
    }
    return past;
  }

  #ownRun(run: RunState, told: Run | null): PastRun[] {
    const { plan, stage } = run;
    if (stage.is !== 'ended') return [];
    const steps = this.#ofOwn.get(run) ?? this.#stepsOf(run);
    this.#ofOwn.set(run, steps);
    const { id: runId, title, verb, createdAt, planId } = plan;
    const { ending, at: endedAt } = stage;
    const createdBy = told?.createdBy.name ?? null;
    const vms = steps.length;
    return [{ runId, title, verb, createdAt, planId, ending, endedAt, createdBy, vms, steps, toldBy: 'journal' }];
  }

  #stepsOf(run: RunState): readonly MainStep[] {
    const own = mainStepsOf(run);
    if (own.every(({ isSettled }) => isSettled)) return own;
    const { id, verb } = run.plan;
    return completedBy(
      own,
      mainStepsTold(verb, this.#ports.reader.operationsOfRun(id), () => null),
    );
  }

  #toldRun(run: Run, vmIdOf: (replicaId: string) => string | null): PastRun {
    const { id: runId, title, verb, createdAt, planId } = run;
    const steps = this.#ofTold.get(runId) ?? mainStepsTold(verb, this.#ports.reader.operationsOfRun(runId), vmIdOf);
    this.#ofTold.set(runId, steps);
    return {
      ...{ runId, title, verb, createdAt, planId, steps, toldBy: 'provider' },
      ending: run.ending ?? 'abandoned',
      endedAt: run.endedAt ?? run.createdAt,
      createdBy: run.createdBy.name,
      vms: run.replicaIds.length,
    };
  }
}

function historyRun(run: PastRun, all: readonly Achieved[]): HistoryRun {
  const { steps, ...told } = run;
  const most = (values: readonly (number | null)[]): number | null =>
    values.reduce((top, value) => (value === null ? top : Math.max(top ?? 0, value)), null);
  return {
    ...told,
    done: steps.filter(({ ok }) => ok).length,
    rtoMs: most(all.map(({ rtoMs }) => rtoMs)),
    rtoLate: all.filter(({ rtoMs, rtoTargetMs }) => rtoMs !== null && rtoMs > rtoTargetMs).length,
    rpoMs: most(all.map(({ rpoMs }) => rpoMs)),
    rpoLate: all.filter(({ rpoMs, rpoTargetMs }) => rpoMs !== null && rpoTargetMs !== null && rpoMs > rpoTargetMs)
      .length,
  };
}

interface AchievedRun {
  readonly run: PastRun;
  readonly all: readonly Achieved[];
}

/** Tests and failovers for good; of tests that only their plan still remembers, what it remembers. */
function exercisesOf(
  achieved: readonly AchievedRun[],
  plans: readonly Plan[],
  rows: ReadonlyMap<string, EstateRow>,
): readonly Exercise[] {
  const known = new Set(achieved.map(({ run }) => run.runId));
  const measured = achieved
    .filter(({ run }) => startsVms(run.verb))
    .flatMap(({ run, all }) =>
      all.map(({ vmId, ok, rtoMs, rtoTargetMs, rpoMs, rpoTargetMs }): Exercise => ({
        ...{ vmId, ok, at: run.endedAt },
        inTime: rtoMs !== null && rtoMs <= rtoTargetMs,
        inRpo: rpoMs !== null && rpoTargetMs !== null && rpoMs <= rpoTargetMs,
      })),
    );
  const remembered = plans.flatMap(({ tests }) =>
    tests
      .filter(({ runId }) => !known.has(runId))
      .flatMap(({ at, members }) =>
        members.map(({ vmId, pointAt, ok }): Exercise => {
          const target = rows.get(vmId)?.rpoTargetSeconds ?? null;
          const inRpo = pointAt !== null && target !== null && at - pointAt <= target * 1_000;
          return { vmId, at, ok, inTime: false, inRpo };
        }),
      ),
  );
  return [...measured, ...remembered];
}

function membersOf(plans: readonly Plan[]): ReadonlySet<string> {
  return new Set(plans.flatMap(({ members }) => members.map(({ vmId }) => vmId)));
}

function planScore(plan: Plan, exercises: readonly Exercise[], at: number): PlanScore {
  const members = membersOf([plan]);
  const lastAt = exercises.reduce<number | null>(
    (last, { vmId, at: then }) => (members.has(vmId) && then > (last ?? 0) ? then : last),
    null,
  );
  return { planId: plan.id, name: plan.name, lastAt, ...drillScore(members, exercises, at) };
}

/** Of the plans that were there, as they are now: who was a member then, nobody has kept. */
function seriesOf(
  plans: readonly Plan[],
  exercises: readonly Exercise[],
  now: number,
): readonly (DrillScore & { readonly at: number })[] {
  return Array.from({ length: WEEKS + 1 }, (_, index) => {
    const at = now - (WEEKS - index) * WEEK_MS;
    const there = plans.filter(({ createdAt }) => createdAt <= at);
    return { at, ...drillScore(membersOf(there), exercises, at) };
  });
}
