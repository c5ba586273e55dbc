import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planProblems, unfinishedPlan, type PlanDraft, type PlanHostStep } from '#shared/domain/index.ts';
import { History } from '../../app/history.ts';
import { edited, type PlanEdit } from './edits.ts';
import { tierOffers } from './tiers.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const empty: PlanDraft = {
  ...{ name: 'Shop', description: '', replicaKind: 'snapshot', members: [], hostSteps: [], gates: [], contacts: [] },
  ...{ gateways: [], publicIpRuleIds: [] },
};

function made(draft: PlanDraft, ...edits: readonly PlanEdit[]): PlanDraft {
  return edits.reduce((now, edit) => {
    const result = edited(now, edit);
    if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.vmIds.join()}`);
    return result.draft;
  }, draft);
}

const add = (...vmIds: readonly string[]): PlanEdit => ({
  do: 'add',
  members: vmIds.map((vmId) => ({ vmId, kind: 'snapshot' })),
});
const wait = (vmId: string, ...after: readonly string[]): PlanEdit => ({
  do: 'wait',
  vmIds: [vmId],
  after,
  isOn: true,
});
const afterOf = (draft: PlanDraft) => Object.fromEntries(draft.members.map(({ vmId, after }) => [vmId, after]));
const abc = made(empty, add('a', 'b', 'c'));

const some = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 4 });
const edits: fc.Arbitrary<PlanEdit> = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    members: fc.array(
      fc.record({ vmId: fc.constantFrom(...names), kind: fc.constantFrom('snapshot' as const, 'cdp' as const) }),
      { maxLength: 3 },
    ),
  }),
  fc.record({ do: fc.constant('remove' as const), vmIds: some }),
  fc.record({ do: fc.constant('wait' as const), vmIds: some, after: some, isOn: fc.boolean() }),
  fc.record({ do: fc.constant('chain' as const), vmIds: some }),
  fc.record({ do: fc.constant('rule' as const), vmIds: some, rules: fc.record({ retries: fc.nat(5) }) }),
  fc.record({
    do: fc.constant('gate' as const),
    gate: fc.record({
      ...{ id: fc.constantFrom('g1', 'g2'), kind: fc.constantFrom('prompt' as const, 'wait' as const) },
      ...{ text: fc.constantFrom('', 'Sure?'), waitSeconds: fc.nat(60), after: some, before: some },
    }),
  }),
  fc.record({ do: fc.constant('remove-gate' as const), gateId: fc.constantFrom('g1', 'g2') }),
  fc.record({ do: fc.constant('rename' as const), name: fc.constantFrom('', 'Shop', 'Store') }),
  fc.record({
    ...{ do: fc.constant('gateway' as const), networkId: fc.constantFrom('n1', 'n2') },
    address: fc.constantFrom('192.0.2.1', 'what', null),
  }),
  fc.record({ do: fc.constant('public-rule' as const), ruleId: fc.constantFrom('r1', 'r2'), isOn: fc.boolean() }),
);

/** What a person may leave unfinished; everything else never comes about. */
const unfinished = ['no-name', 'no-members', 'gate-without-text', 'gate-without-members', 'wait-without-time'];

describe('editing a plan', () => {
  it('keeps it a plan whatever is done in whatever order, or names what is not finished', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 40 }), (all) => {
        let draft = empty;
        for (const edit of all) {
          const result = edited(draft, edit);
          if (result.ok) ({ draft } = result);
        }
        expect(unfinishedPlan.safeParse(draft).success).toBe(true);
        const others = planProblems(draft).filter(({ code }) => !unfinished.includes(code));
        expect(others.every(({ code }) => code === 'gateway-address')).toBe(true);
      }),
    );
  });

  it('is taken back step by step to where it began, and made again', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 30 }), (all) => {
        const history = new History();
        let now = empty;
        const kept = { name: 'plan', put: (draft: PlanDraft) => (now = draft) };
        let steps = 0;
        for (const edit of all) {
          const result = edited(now, edit);
          if (!result.ok) continue;
          history.note(kept, now, result.draft);
          now = result.draft;
          steps += 1;
        }
        const end = now;
        for (let step = 0; step < steps; step += 1) history.undo();
        expect(now).toEqual(empty);
        for (let step = 0; step < steps; step += 1) history.redo();
        expect(now).toEqual(end);
      }),
    );
  });

  it('refuses a circle with the names along it, and changes nothing', () => {
    const chain = made(abc, wait('b', 'a'), wait('c', 'b'));
    expect(edited(chain, wait('a', 'c'))).toEqual({
      ok: false,
      refusal: { code: 'cycle', vmIds: ['a', 'c', 'b', 'a'] },
    });
  });

  it('refuses a circle through a gate', () => {
    const gate = { id: 'g', kind: 'prompt', text: 'Sure?', waitSeconds: 0, after: ['b'], before: ['a'] } as const;
    const result = edited(made(abc, wait('b', 'a')), {
      do: 'gate',
      gate: { ...gate, after: [...gate.after], before: [...gate.before] },
    });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'cycle' } });
  });

  it('lets several wait for several, themselves left out, and takes it back for some', () => {
    const all = made(abc, { do: 'wait', vmIds: ['b', 'c'], after: ['a', 'b'], isOn: true });
    expect(afterOf(all)).toEqual({ a: [], b: ['a'], c: ['a', 'b'] });
    const fewer = made(all, { do: 'wait', vmIds: ['b', 'c'], after: ['a'], isOn: false });
    expect(afterOf(fewer)).toEqual({ a: [], b: [], c: ['b'] });
  });

  it('puts some one after the other', () => {
    expect(afterOf(made(abc, { do: 'chain', vmIds: ['c', 'a', 'b'] }))).toEqual({ a: ['c'], b: ['a'], c: [] });
  });

  it('changes several at once, and only them', () => {
    const rules = { critical: false, timeoutSeconds: 60 };
    const { members } = made(abc, { do: 'rule', vmIds: ['a', 'c'], rules });
    expect(members.map(({ critical, timeoutSeconds }) => [critical, timeoutSeconds])).toEqual([
      [false, 60],
      [true, null],
      [false, 60],
    ]);
  });

  it('takes its kind from its first member, and refuses the other', () => {
    const cdp = made(empty, { do: 'add', members: [{ vmId: 'a', kind: 'cdp' }] });
    expect(cdp.replicaKind).toBe('cdp');
    expect(edited(cdp, add('b'))).toEqual({ ok: false, refusal: { code: 'other-kind', vmIds: ['b'] } });
  });

  it('leaves nobody waiting for who is gone, and keeps the gate that held only them', () => {
    const gate = { id: 'g', kind: 'prompt' as const, text: 'Sure?', waitSeconds: 0, after: ['a'], before: ['b'] };
    const draft = made(abc, wait('c', 'b'), { do: 'gate', gate }, { do: 'remove', vmIds: ['b'] });
    expect(afterOf(draft)).toEqual({ a: [], c: [] });
    expect(draft.gates).toEqual([{ ...gate, before: [] }]);
    expect(planProblems(draft).map(({ code }) => code)).toEqual(['gate-without-members']);
  });
});

describe('steps on hosts', () => {
  const step = (id: string, more: Partial<PlanHostStep> = {}): PlanHostStep => ({
    ...{ id, name: id, act: { kind: 'ping', address: 'db', patience }, when: 'before', vmId: null },
    ...{ runsIn: ['failover'], critical: true, retries: 0, ...more },
  });
  const patience = { answersInARow: 1, betweenSeconds: 1, wholeSeconds: 1 };
  const put = (one: PlanHostStep): PlanEdit => ({ do: 'host-step', step: one });
  const move = (stepId: string, by: -1 | 1): PlanEdit => ({ do: 'move-host-step', stepId, by });
  const order = (draft: PlanDraft) => draft.hostSteps.map(({ id }) => id).join('');
  const draft = made(abc, put(step('1')), put(step('2', { vmId: 'a' })), put(step('3')), put(step('4')));

  it('are added, changed in their place, and removed', () => {
    expect(order(draft)).toBe('1234');
    const renamed = made(draft, put(step('3', { name: 'Third' })), { do: 'remove-host-step', stepId: '1' });
    expect(renamed.hostSteps.map(({ name }) => name)).toEqual(['2', 'Third', '4']);
  });

  it('change places with those of the same place of the run, and not beyond its end', () => {
    expect(order(made(draft, move('4', -1)))).toBe('1243');
    expect(order(made(draft, move('3', -1)))).toBe('3214');
    expect(order(made(draft, move('1', -1)))).toBe('1234');
    expect(order(made(draft, move('2', 1)))).toBe('1234');
  });

  it('stay when their member goes, and say that it is gone', () => {
    const without = made(draft, { do: 'remove', vmIds: ['a'] });
    expect(planProblems(without)).toEqual([{ code: 'unknown-step-member', field: 'hostSteps[1].vmId', vmIds: ['a'] }]);
  });
});

describe('the order by tiers', () => {
  const facts: Record<string, { application: string | null; tier: number }> = {
    a: { application: 'ERP', tier: 1 },
    b: { application: 'ERP', tier: 3 },
    c: { application: 'ERP', tier: 2 },
    d: { application: null, tier: 2 },
  };
  const offersOf = (draft: PlanDraft) => tierOffers(draft.members, (vmId) => facts[vmId] ?? null);

  it('is offered for an application whose tiers do not wait yet', () => {
    const draft = made(abc, add('d'));
    const [offer] = offersOf(draft);
    expect(offer?.application).toBe('ERP');
    expect(offer?.tiers.map(({ vmIds }) => vmIds)).toEqual([['a'], ['c'], ['b']]);
    const ordered = made(draft, { do: 'order', after: offer!.after });
    expect(afterOf(ordered)).toEqual({ a: [], b: ['c'], c: ['a'], d: [] });
    expect(offersOf(ordered)).toEqual([]);
  });
});
