import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanGate, PlanMember } from '#shared/domain/index.ts';
import { orderOf } from './order.ts';

const member = (vmId: string, after: readonly string[] = []): PlanMember => ({
  vmId,
  after: [...after],
  bootDelaySeconds: 0,
  critical: true,
  retries: 0,
  timeoutSeconds: null,
  note: '',
});
const gate = (id: string, after: readonly string[], before: readonly string[]): PlanGate => ({
  id,
  kind: 'prompt',
  text: `Is ${id} well?`,
  waitSeconds: 0,
  after: [...after],
  before: [...before],
});
const read = (plan: Parameters<typeof orderOf>[0]) =>
  orderOf(plan).map((entry) => [entry.place, entry.kind === 'gate' ? entry.gate.id : entry.member.vmId]);

describe('the order of a plan', () => {
  it('puts everything after what it waits for, gates too', () => {
    const plan = {
      members: [member('web', ['app']), member('app'), member('db')],
      gates: [gate('g', ['db'], ['app'])],
    };
    expect(read(plan)).toEqual([
      [1, 'db'],
      [2, 'g'],
      [3, 'app'],
      [4, 'web'],
    ]);
    const app = orderOf(plan).find((entry) => entry.kind === 'member' && entry.member.vmId === 'app');
    expect(app?.after).toEqual([{ kind: 'gate', text: 'Is g well?' }]);
  });

  it('is not held up by names that are nowhere, nor by a circle', () => {
    expect(read({ members: [member('a', ['gone']), member('b', ['c']), member('c', ['b'])], gates: [] })).toEqual([
      [1, 'a'],
      [2, 'b'],
      [2, 'c'],
    ]);
  });

  it('names each member once, none before what it waits for', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const plans = fc.array(fc.subarray(names), { minLength: names.length, maxLength: names.length });
    fc.assert(
      fc.property(plans, (afters) => {
        const members = names.map((name, index) => member(name, afters[index]?.filter((one) => one < name) ?? []));
        const entries = orderOf({ members, gates: [] });
        expect(entries).toHaveLength(names.length);
        const place = new Map(entries.map((e) => [e.kind === 'member' ? e.member.vmId : '', e.place]));
        for (const { vmId, after } of members)
          for (const one of after) expect(place.get(one)!).toBeLessThan(place.get(vmId)!);
      }),
    );
  });
});
