import { expect, test } from 'vitest';
import type { Operation, Plan, Run } from '#shared/domain/index.ts';
import { recoveryTargetsDefault } from '#shared/ipc/index.ts';
import { newRun, type RunState } from '../../engine/run-state.ts';
import { planOf, stepOf } from '../../engine/testing/plans.ts';
import type { EstateRow } from '../../store/ports.ts';
import { History } from './history.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NOW = 1_000 * DAY;
/** Of the run of this console. */
const CONFIRMED = NOW - DAY;

test('of its own runs it tells what the slowest VM took, and how old the oldest data was', async () => {
  const { runs } = await viewOf({ own: [ended({ db: 30 * MINUTE, app: 90 * MINUTE })] });
  expect(runs).toMatchObject([
    { vms: 2, done: 2, rtoMs: 90 * MINUTE, rtoLate: 1, rpoMs: 10 * MINUTE, rpoLate: 0, toldBy: 'journal' },
  ]);
});

test('what did not come up has neither', async () => {
  const { runs } = await viewOf({ own: [ended({ db: null })] });
  expect(runs).toMatchObject([{ vms: 1, done: 0, rtoMs: null, rpoMs: null }]);
});

test('a run of another console counts by the provider’s word, and is listed once where both know it', async () => {
  const told = [run('run-1'), run('run-2')];
  const { runs } = await viewOf({
    own: [ended({ db: MINUTE })],
    told,
    operations: [operation('run-2', 'db', 5 * MINUTE)],
  });
  expect(runs.map(({ runId, toldBy, rtoMs }) => [runId, toldBy, rtoMs]).sort()).toEqual([
    ['run-1', 'journal', MINUTE],
    ['run-2', 'provider', 5 * MINUTE],
  ]);
});

test('the score is of the members of plans, by plan and over the weeks', async () => {
  const plans = [plan('p1', ['db', 'app'], NOW - 14 * DAY), plan('p2', ['web'], NOW - 14 * DAY)];
  const { score, plans: scores, series } = await viewOf({ own: [ended({ db: MINUTE, app: 90 * MINUTE })], plans });
  expect(score).toEqual({ score: 33, members: 3, tested: 2, inTime: 1, inRpo: 2 });
  expect(scores.map(({ planId, score: one, lastAt }) => [planId, one, lastAt])).toEqual([
    ['p1', 50, CONFIRMED + 90 * MINUTE],
    ['p2', 0, null],
  ]);
  // Before there were plans there was no score, and before the run it was nothing.
  expect(series.map(({ score: week }) => week).slice(-4)).toEqual([null, 0, 0, 33]);
});

test('a test that only its plan remembers shows that it came up, and no more', async () => {
  const tests = [
    {
      ...{ runId: 'gone', at: NOW - 10 * DAY, by: { id: 'ann', name: 'Ann' }, ending: 'completed' as const },
      members: [{ vmId: 'db', pointAt: NOW - 10 * DAY - MINUTE, ok: true }],
    },
  ];
  const { score } = await viewOf({ plans: [{ ...plan('p1', ['db'], 0), tests }] });
  expect(score).toEqual({ score: 0, members: 1, tested: 1, inTime: 0, inRpo: 1 });
});

interface World {
  readonly own?: readonly RunState[];
  readonly told?: readonly Run[];
  readonly operations?: readonly Operation[];
  readonly plans?: readonly Plan[];
}

function viewOf({ own = [], told = [], operations = [], plans = [] }: World) {
  const history = new History({
    reader: {
      runs: () => told,
      plans: () => plans,
      operationsOfRun: (runId) => operations.filter((one) => one.runId === runId),
      estateRows: () => ['db', 'app', 'web'].map(row),
    },
    ended: () => own,
    now: () => NOW,
    turn: () => Promise.resolve(),
  });
  return history.view(recoveryTargetsDefault);
}

/** A critical VM whose data may be 15 minutes old. */
function row(vmId: string): EstateRow {
  return { vmId, name: vmId, criticality: 'critical', replicaId: vmId, rpoTargetSeconds: 900 } as EstateRow;
}

/** A failover from points of ten minutes before; by VM how long it took, null where it failed. */
function ended(took: Readonly<Record<string, number | null>>): RunState {
  const point = { kind: 'cdp', at: CONFIRMED - 10 * MINUTE } as const;
  const steps = Object.keys(took).map((id) => stepOf(id, { order: { kind: 'failover', replicaId: id, point } }));
  const times = Object.values(took);
  const at = CONFIRMED + Math.max(0, ...times.map((ms) => ms ?? 0));
  const run = newRun({ ...planOf(steps), createdAt: CONFIRMED }, { is: 'ended', ending: 'completed', reason: '', at });
  const done = times.reduce((states, ms, index) => {
    const attempt = 1;
    return states.with(
      index,
      ms === null
        ? { is: 'failed', attempt, at, code: 'x', detail: 'no' }
        : { is: 'observed', attempt, at: CONFIRMED + ms, startedAt: CONFIRMED, operationId: 'op', seq: 1 },
    );
  }, run.steps);
  return { ...run, steps: done };
}

function run(id: string): Run {
  return {
    ...{ id, title: id, verb: 'failover', scope: 'full-site', state: 'ended', ending: 'completed', endReason: null },
    ...{ createdAt: CONFIRMED, createdBy: { id: 'ben', name: 'Ben' }, endedAt: CONFIRMED + DAY / 2, holder: null },
    ...{ token: 1, replicaIds: ['db'], planId: null, finaliseBy: null, breakGlass: null, takenOver: null },
    approval: { state: 'not-needed', because: [], by: null, at: null, reason: '', expiresAt: null },
  };
}

function operation(runId: string, replicaId: string, tookMs: number): Operation {
  return {
    ...{ id: 'op', key: `${runId}/s/1`, runId, stepId: 's', attempt: 1, state: 'succeeded' },
    order: { kind: 'failover', replicaId, point: { kind: 'cdp', at: CONFIRMED }, evidence: { kind: 'observed-off' } },
    ...{ acceptedAt: CONFIRMED, acceptedSeq: 1, expectedBy: NOW, progressPercent: 100, failure: null },
    endedAt: CONFIRMED + tookMs,
  } as Operation;
}

function plan(id: string, vmIds: readonly string[], createdAt: number): Plan {
  const rules = { after: [], bootDelaySeconds: 0, critical: true, retries: 0, timeoutSeconds: null, note: '' };
  const person = { id: 'ann', name: 'Ann' };
  return {
    ...{
      id,
      name: id,
      description: '',
      replicaKind: 'snapshot',
      hostSteps: [],
      gates: [],
      contacts: [],
      gateways: [],
      tests: [],
    },
    ...{ publicIpRuleIds: [], rev: 1, createdAt, createdBy: person, updatedAt: createdAt, updatedBy: person },
    members: vmIds.map((vmId) => ({ vmId, ...rules })),
  };
}
