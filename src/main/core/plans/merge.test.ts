import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanDraft, PlanGate, PlanHostStep } from '#shared/domain/index.ts';
import { message, wordsOf } from '#shared/texts/index.ts';
import { aMember, aPlanDraft } from '../store/testing/lines.ts';
import { comparePlans } from './compare.ts';
import { mergePlans, type Choices } from './merge.ts';
import { samePlan, unitsOf } from './units.ts';

function aGate(id: string, changes: Partial<PlanGate> = {}): PlanGate {
  return { id, kind: 'prompt', text: `go on after ${id}?`, waitSeconds: 0, after: [], before: ['vm-1'], ...changes };
}

function aHostStep(id: string, changes: Partial<PlanHostStep> = {}): PlanHostStep {
  const patience = { answersInARow: 3, betweenSeconds: 5, wholeSeconds: 60 };
  return {
    ...{ id, name: id, act: { kind: 'tcp', address: 'db.example', port: 5432, patience }, when: 'before', vmId: null },
    ...{ runsIn: ['failover'], critical: true, retries: 0, ...changes },
  };
}

function merged(base: PlanDraft | null, mine: PlanDraft, theirs: PlanDraft, choices: Choices = {}): PlanDraft {
  const result = mergePlans(base, mine, theirs, choices);
  if (!result.ok) throw new Error(`undecided: ${result.failure.paths.join()}`);
  return result.value;
}

/** Plans over the same few VMs and gates, so that what two of them say often meets. */
const plans: fc.Arbitrary<PlanDraft> = fc
  .record({
    name: fc.constantFrom('Shop', 'Store'),
    description: fc.constantFrom('', 'a', 'b'),
    replicaKind: fc.constantFrom('snapshot' as const, 'cdp' as const),
    members: fc.uniqueArray(
      fc.record({
        vmId: fc.constantFrom('vm-1', 'vm-2', 'vm-3', 'vm-4', 'constructor'),
        after: fc.uniqueArray(fc.constantFrom('vm-1', 'vm-2', 'vm-3')),
        retries: fc.integer({ min: 0, max: 2 }),
      }),
      { selector: ({ vmId }) => vmId, minLength: 1 },
    ),
    gates: fc.uniqueArray(fc.record({ id: fc.constantFrom('g-1', 'g-2'), text: fc.constantFrom('x', 'y') }), {
      selector: ({ id }) => id,
    }),
    publicIpRuleIds: fc.uniqueArray(fc.constantFrom('rule-1', 'rule-2')),
    hostSteps: fc.subarray(['s-1', 's-2']),
  })
  .map(({ members, gates, hostSteps, ...fields }) =>
    aPlanDraft({
      ...fields,
      hostSteps: hostSteps.map((id) => aHostStep(id)),
      members: members.map(({ vmId, ...changes }) => aMember(vmId, changes)),
      gates: gates.map(({ id, ...changes }) => aGate(id, changes)),
    }),
  );
const bases = fc.option(plans, { nil: null });

/** Changes one plan at some of its paths only, towards another. */
function changedAt(base: PlanDraft, towards: PlanDraft, paths: (path: string) => boolean): PlanDraft {
  const choices = [...unitsOf(base).keys(), ...unitsOf(towards).keys()].map((path) => [
    path,
    paths(path) ? ('theirs' as const) : ('mine' as const),
  ]);
  return merged(base, base, towards, Object.fromEntries(choices) as Choices);
}

function allOf(side: 'mine' | 'theirs', ...of: readonly (PlanDraft | null)[]): Choices {
  return Object.fromEntries(of.flatMap((plan) => [...unitsOf(plan).keys()]).map((path) => [path, side]));
}

describe('merging', () => {
  it('with all "mine" gives mine, with all "theirs" gives theirs', () => {
    fc.assert(
      fc.property(bases, plans, plans, (base, mine, theirs) => {
        expect(samePlan(merged(base, mine, theirs, allOf('mine', base, mine, theirs)), mine)).toBe(true);
        expect(samePlan(merged(base, mine, theirs, allOf('theirs', base, mine, theirs)), theirs)).toBe(true);
      }),
    );
  });

  it('with a plan that nobody else changed gives mine, and one that I did not change gives theirs', () => {
    fc.assert(
      fc.property(plans, plans, (base, other) => {
        expect(samePlan(merged(base, other, base), other)).toBe(true);
        expect(samePlan(merged(base, base, other), other)).toBe(true);
        expect(samePlan(merged(base, other, other), other)).toBe(true);
      }),
    );
  });

  it('takes what each side changed where they do not meet, whoever is called "mine"', () => {
    fc.assert(
      fc.property(plans, plans, plans, fc.integer(), (base, one, other, seed) => {
        const isFirst = (path: string): boolean => (path.length + path.charCodeAt(path.length - 1) + seed) % 2 === 0;
        const mine = changedAt(base, one, isFirst);
        const theirs = changedAt(base, other, (path) => !isFirst(path));
        const result = merged(base, mine, theirs);
        expect(samePlan(result, merged(base, theirs, mine))).toBe(true);
        expect(
          samePlan(
            result,
            changedAt(mine, other, (path) => !isFirst(path)),
          ),
        ).toBe(true);
      }),
    );
  });

  it('is refused exactly for the conflicts that nobody decided, each named', () => {
    fc.assert(
      fc.property(bases, plans, plans, (base, mine, theirs) => {
        const conflicts = comparePlans(base, mine, theirs).flatMap(({ conflict, path }) => (conflict ? [path] : []));
        const result = mergePlans(base, mine, theirs, {});
        expect(result.ok ? [] : result.failure.paths.toSorted()).toEqual(conflicts.toSorted());
        const decided = Object.fromEntries(conflicts.map((path) => [path, 'mine' as const]));
        expect(mergePlans(base, mine, theirs, decided).ok).toBe(true);
      }),
    );
  });

  it('keeps the order of theirs, with what only mine has after it', () => {
    const base = aPlanDraft({ members: [aMember('vm-1')] });
    const mine = aPlanDraft({ members: [aMember('vm-9'), aMember('vm-1')] });
    const theirs = aPlanDraft({ members: [aMember('vm-5'), aMember('vm-1'), aMember('vm-3')] });
    expect(merged(base, mine, theirs).members.map(({ vmId }) => vmId)).toEqual(['vm-5', 'vm-1', 'vm-3', 'vm-9']);
  });

  it('asks where one side changed what the other removed', () => {
    const base = aPlanDraft();
    const mine = aPlanDraft({ members: [aMember('vm-1'), aMember('vm-2', { retries: 2 })] });
    const theirs = aPlanDraft({ members: [aMember('vm-1')] });
    expect(mergePlans(base, mine, theirs, {})).toEqual({ ok: false, failure: { paths: ['members.vm-2'] } });
    expect(samePlan(merged(base, mine, theirs, { 'members.vm-2': 'theirs' }), theirs)).toBe(true);
  });
});

describe('the comparison', () => {
  it('says who did what to which part, fields before members before gates', () => {
    const base = aPlanDraft({ gates: [aGate('g-1')] });
    const mine = aPlanDraft({
      name: 'Mine',
      members: [aMember('vm-1'), aMember('vm-2', { after: ['vm-1'], retries: 1 }), aMember('vm-3')],
      gates: [aGate('g-1')],
    });
    const theirs = aPlanDraft({
      name: 'Theirs',
      members: [aMember('vm-1', { note: 'first' })],
      gates: [aGate('g-1'), aGate('g-2', { text: 'Sure?' })],
    });
    const found = comparePlans(base, mine, theirs, (vmId) => `name of ${vmId}`);
    expect(found.map(({ details: _, ...rest }) => rest)).toEqual([
      { path: 'name', label: 'Name', mine: 'changed', theirs: 'changed', conflict: true },
      { path: 'members.vm-1', label: 'name of vm-1', mine: 'same', theirs: 'changed', conflict: false },
      { path: 'members.vm-2', label: 'name of vm-2', mine: 'changed', theirs: 'removed', conflict: true },
      { path: 'members.vm-3', label: 'name of vm-3', mine: 'added', theirs: 'same', conflict: false },
      { path: 'gates.g-2', label: 'Sure?', mine: 'same', theirs: 'added', conflict: false },
    ]);
    expect(found[1]?.details).toEqual([
      {
        what: message('plan-detail.note'),
        was: message('plan-value.none'),
        mine: message('plan-value.none'),
        theirs: message('plan-value.text', { text: 'first' }),
      },
    ]);
  });

  it('does not call it a conflict where both did the same, nor a change where only an order differs', () => {
    const base = aPlanDraft({
      members: [aMember('vm-1', { after: ['vm-2', 'vm-3'] }), aMember('vm-2'), aMember('vm-3')],
    });
    const turned = {
      ...base,
      members: [aMember('vm-3'), aMember('vm-2'), aMember('vm-1', { after: ['vm-3', 'vm-2'] })],
    };
    expect(comparePlans(base, turned, base)).toEqual([]);
    const renamed = { ...base, name: 'New' };
    expect(comparePlans(base, renamed, renamed)).toMatchObject([
      { mine: 'changed', theirs: 'changed', conflict: false },
    ]);
  });
});

describe('steps on hosts', () => {
  const [one, two, three] = ['one', 'two', 'three'].map((id) => aHostStep(id)) as [
    PlanHostStep,
    PlanHostStep,
    PlanHostStep,
  ];
  const plan = (...hostSteps: PlanHostStep[]): PlanDraft => aPlanDraft({ hostSteps });
  const ids = ({ hostSteps }: PlanDraft): readonly string[] => hostSteps.map(({ id }) => id);

  it('keep the order that one side gave them, with what the other side added', () => {
    expect(ids(merged(plan(one, two), plan(two, one), plan(one, two, three)))).toEqual(['two', 'three', 'one']);
    expect(ids(merged(plan(one, two), plan(one, two, three), plan(two, one)))).toEqual(['two', 'three', 'one']);
  });

  it('stand as I put them where nobody else changed them, and as they are where I did not', () => {
    const lists = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
    const planOf = (list: readonly string[]): PlanDraft => plan(...list.map((id) => aHostStep(id)));
    fc.assert(
      fc.property(lists, lists, (base, other) => {
        expect(ids(merged(planOf(base), planOf(other), planOf(base)))).toEqual(other);
        expect(ids(merged(planOf(base), planOf(base), planOf(other)))).toEqual(other);
      }),
    );
  });

  it('whose order both sides changed are asked about', () => {
    const result = mergePlans(plan(one, two, three), plan(two, one, three), plan(three, two, one), {});
    expect(result).toEqual({ ok: false, failure: { paths: ['hostStepOrder'] } });
    expect(samePlan(plan(one, two), plan(two, one))).toBe(false);
  });

  it('are compared in words, thing by thing', () => {
    const place = { address: 'dns-1', port: 22, credential: 'name-server', jump: null };
    const rules = { limitSeconds: 60, exitCodes: [0], contains: null, safeToRepeat: false };
    const command = (text: string): PlanHostStep =>
      aHostStep('one', { act: { kind: 'command', place, command: text, ...rules } });
    const [difference] = comparePlans(plan(command('old')), plan(command('new')), plan(command('old')));
    expect(difference).toMatchObject({ path: 'hostSteps.one', mine: 'changed', theirs: 'same' });
    const words = difference?.details.map(({ what, was, mine }) =>
      [what, was ?? what, mine ?? what].map((m) => wordsOf(m)),
    );
    expect(words).toEqual([['Command', 'old', 'new']]);
    const [turned] = comparePlans(plan(one), plan(command('new')), plan(one));
    expect(turned?.details.map(({ what }) => wordsOf(what))).toContain('What it does');
    expect(JSON.stringify(turned?.details)).not.toContain('{\\"');
  });
});
