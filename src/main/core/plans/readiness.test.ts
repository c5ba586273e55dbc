import { describe, expect, it } from 'vitest';
import type { PlanDraft } from '#shared/domain/index.ts';
import { wordsOf } from '#shared/texts/index.ts';
import { aMember, aPlanDraft, aReplica, aVm, somePoints } from '../store/testing/lines.ts';
import { readEstate, type EstateReader } from './estate.ts';
import { readinessOf } from './readiness.ts';

const network = { id: 'net-1', siteId: 's', name: 'n', cidr: null, withInternet: true, mappedToId: 'cloud-net' };
type Subject = ReturnType<EstateReader['subjects']>[number];

function subject(id: string, changes: Partial<Subject> = {}): Subject {
  const vm = aVm(id, { networkIds: ['net-1'] });
  return { vm, replica: aReplica(`rep-${id}`, id), points: somePoints(`rep-${id}`, 2), ...changes };
}

async function judged(
  draft: PlanDraft,
  subjects: readonly Subject[],
  turns: number[] = [],
): Promise<readonly string[]> {
  const reader: EstateReader = {
    networks: () => [network],
    publicIpRules: () => [],
    subjects: (ids) => subjects.filter(({ vm }) => ids.includes(vm.id)),
  };
  const vmIds = draft.members.map(({ vmId }) => vmId);
  const estate = await readEstate(vmIds, reader, [], () => Promise.resolve(void turns.push(1)));
  return readinessOf(draft, estate).map((words) => wordsOf(words));
}

const one = aPlanDraft({ members: [aMember('vm-1')] });

describe('whether a plan can be started', () => {
  it('says nothing where everything is as it should be', async () => {
    expect(await judged(one, [subject('vm-1')])).toEqual([]);
  });

  const points = somePoints('rep-vm-1', 2);
  const infected = points.points.map((point, at) => ({
    ...point,
    malware: at === 1 ? ('infected' as const) : point.malware,
  }));
  it.each<readonly [string, Subject | null, RegExp]>([
    ['is no VM any more', null, /1 member is no VM that is known any more: vm-1/],
    ['was moved', subject('vm-1', { vm: aVm('vm-1', { placement: 'provider' }) }), /moved to the provider for good/],
    ['has no replica', subject('vm-1', { replica: null, points: null }), /has no replica: vm vm-1/],
    ['is of another kind', subject('vm-1', { replica: aReplica('r', 'vm-1', { kind: 'cdp' }) }), /another kind/],
    ['has no points', subject('vm-1', { points: somePoints('r', 0) }), /no restore point yet/],
    ['has a newest point that is infected', subject('vm-1', { points: { ...points, points: infected } }), /infected/],
    ['has no mapped network', subject('vm-1', { vm: aVm('vm-1', { networkIds: ['net-9'] }) }), /no network/],
    ['uses DHCP', subject('vm-1', { vm: aVm('vm-1', { networkIds: ['net-1'], addressing: 'dhcp' }) }), /DHCP/],
  ])('names a member that %s', async (_what, member, words) => {
    const found = await judged(one, member === null ? [] : [member]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(words);
  });

  it('counts many, names some, and gives others their turn', async () => {
    const members = Array.from({ length: 450 }, (_, index) => aMember(`vm-${String(index)}`));
    const turns: number[] = [];
    const found = await judged(aPlanDraft({ members }), [], turns);
    expect(found).toEqual([
      '450 members are no VM that is known any more: vm-0, vm-1, vm-2, vm-3, vm-4 … (+445). Remove them.',
    ]);
    expect(turns).toHaveLength(2);
  });
});
