import type { Plan, PlanTest, Run } from '#shared/domain/index.ts';
import type { Provider } from '../provider/context.ts';
import type { Transaction } from '../state/transaction.ts';

const TESTS_MAX = 50;

/** The moment of the data that a run really tested of each VM. */
function testedPoints(p: Provider, runId: string): ReadonlyMap<string, number> {
  const tested = new Map<string, number>();
  for (const id of p.store.indexes.operationsOfRun.of(runId)) {
    const operation = p.store.get('operation', id);
    const work = p.store.record('work', id);
    if (operation?.order.kind !== 'test-start' || operation.state !== 'succeeded') continue;
    const vmId = p.store.get('replica', operation.order.replicaId)?.vmId;
    if (vmId !== undefined && work?.from != null && work.outcome.kind === 'effect') tested.set(vmId, work.from.at);
  }
  return tested;
}

/** Keeps with a plan how a test of it came out. The plan itself is as it was: its revision stays. */
export function keepPlanTest(p: Provider, tx: Transaction, run: Run): void {
  const plan: Plan | undefined = run.planId === null ? undefined : tx.get('plan', run.planId);
  if (plan === undefined || run.verb !== 'test-failover' || run.ending === null || run.endedAt === null) return;
  const points = testedPoints(p, run.id);
  const members = plan.members.map(({ vmId }) => ({
    vmId,
    pointAt: points.get(vmId) ?? null,
    ok: points.has(vmId),
  }));
  const test: PlanTest = { runId: run.id, at: run.endedAt, by: run.createdBy, ending: run.ending, members };
  tx.put('plan', { ...plan, tests: [...plan.tests, test].slice(-TESTS_MAX) }, { rev: plan.rev });
}
