import { describe, expect, it } from 'vitest';
import type { Plan, PlanHostStep } from '#shared/domain/index.ts';
import { aMember, aPlanDraft } from '../../store/testing/lines.ts';
import { graphOfPlan } from './graph.ts';
import type { Included } from './included.ts';

const step = (id: string, more: Partial<PlanHostStep> = {}): PlanHostStep => ({
  ...{ id, name: id, act: { kind: 'ping', address: 'db', patience }, when: 'before', vmId: null },
  ...{ runsIn: ['failover'], critical: true, retries: 0, ...more },
});
const patience = { answersInARow: 1, betweenSeconds: 1, wholeSeconds: 1 };

/** Step id → what it comes after, in a failover of a and b, where b waits for a. */
function afterIn(hostSteps: PlanHostStep[]): Readonly<Record<string, readonly string[]>> {
  const members = [aMember('a'), aMember('b', { after: ['a'] })];
  const plan = { ...aPlanDraft({ members, gates: [], hostSteps }), id: 'p' } as unknown as Plan;
  const included = members.map((member) => ({ subject: { vm: { id: member.vmId } }, member }) as unknown as Included);
  const graph = graphOfPlan(plan, 'failover', included, (vmId) => `start.${vmId}`);
  const acts = graph.gates.map(({ id, after }) => [id, after] as const);
  return Object.fromEntries([...acts, ...[...graph.after].map(([vmId, after]) => [vmId, after] as const)]);
}

describe('steps on hosts', () => {
  it('of one place go one after the other, as the plan lists them, whatever stands between', () => {
    const after = afterIn([step('copy'), step('look', { vmId: 'b', when: 'after' }), step('reload'), step('check')]);
    expect(after).toMatchObject({
      'host.copy': [],
      'host.reload': ['host.copy'],
      'host.check': ['host.reload'],
      'host.look': ['start.b'],
    });
    expect(after['a']).toEqual(['host.copy', 'host.reload', 'host.check']);
  });

  it('that take no part in such a run are not waited for', () => {
    const after = afterIn([step('copy'), step('only tests', { runsIn: ['test-failover'] }), step('reload')]);
    expect(after['host.reload']).toEqual(['host.copy']);
  });

  it('after a member come before what waits for it', () => {
    const after = afterIn([step('one', { vmId: 'a', when: 'after' }), step('two', { vmId: 'a', when: 'after' })]);
    expect(after['host.two']).toEqual(['start.a', 'host.one']);
    expect(after['b']).toEqual(['start.a', 'host.one', 'host.two']);
  });
});
