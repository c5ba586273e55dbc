import type { PlanDraft, Replica, ReplicaPoints, Vm } from '#shared/domain/index.ts';
import type { PlanRehearsal, PlanView } from '#shared/ipc/index.ts';
import { rangeAround } from '../../engine/estimate.ts';
import { choosePoint } from '../../engine/review/points.ts';
import type { InventoryReader } from '../../store/ports.ts';
import type { Making } from '../head.ts';
import type {
  Expectation,
  GateFacts,
  HostStepFacts,
  MemberFacts,
  NetworkFacts,
  PointFacts,
  PublicAddress,
  RunbookFacts,
} from './facts.ts';
import { wavesOf } from './waves.ts';

export interface RunbookSources {
  readonly made: Making;
  readonly view: PlanView;
  /** With the members at home and their sources off; null for a plan that the provider does not have. */
  readonly rehearsal: PlanRehearsal | null;
  readonly reader: RunbookReader;
  /** Gives everything else its turn. */
  readonly turn: () => Promise<void>;
}

export type RunbookReader = Pick<InventoryReader, 'subjects' | 'sites' | 'hosts' | 'networks' | 'publicIpRules'>;

interface Subject {
  readonly vm: Vm;
  readonly replica: Replica | null;
  readonly points: ReplicaPoints | null;
}

/** 200 VMs with 28 points each take some 10 ms to read. */
const MEMBERS_A_TURN = 200;

/** Gathers what a runbook says; null where there is neither a plan nor a draft. */
export async function gatherRunbook(sources: RunbookSources): Promise<RunbookFacts | null> {
  const { made, view, rehearsal, reader, turn } = sources;
  const plan = view.plan ?? view.local?.draft ?? null;
  if (plan === null) return null;
  const subjects = await subjectsOf(plan, reader, turn);
  const nameOf = (vmId: string): string => subjects.get(vmId)?.vm.name ?? vmId;
  const waves = wavesOf(plan);
  const names = namesOf(reader);
  const foreseen = foreseenIn(rehearsal);
  const members = plan.members.map((member) =>
    memberFacts(member, subjects.get(member.vmId) ?? null, {
      ...{ wave: waves.get(member.vmId) ?? 1, names, foreseen: foreseen(member.vmId) },
      after: member.after.map(nameOf),
    }),
  );
  return {
    made,
    plan,
    kept: view.plan,
    hasDraft: view.plan !== null && view.local !== null,
    members: members.toSorted((a, b) => a.wave - b.wave || (a.up?.lowMs ?? 0) - (b.up?.lowMs ?? 0)),
    gates: plan.gates.map((gate): GateFacts => ({
      ...gate,
      wave: Math.min(...gate.before.map((vmId) => waves.get(vmId) ?? 1)),
      afterNames: gate.after.map(nameOf),
      beforeNames: gate.before.map(nameOf),
    })),
    hostSteps: hostStepsOf(plan, nameOf, waves),
    hindrances: view.hindrances,
    expected: rehearsal === null ? null : expectationOf(rehearsal),
    networks: networksOf(plan, subjects, reader),
    publicAddresses: publicAddressesOf(plan, nameOf, reader),
  };
}

/** Before everything, then wave by wave, then after everything; those of one place as the plan lists them. */
function hostStepsOf(
  { hostSteps, members }: PlanDraft,
  nameOf: (vmId: string) => string,
  waves: ReadonlyMap<string, number>,
): readonly HostStepFacts[] {
  const placeOf = new Map(members.map(({ vmId }, at) => [vmId, at]));
  const rankOf = ({ when, vmId }: PlanDraft['hostSteps'][number]): number[] => {
    if (vmId === null) return [when === 'before' ? 0 : Number.MAX_SAFE_INTEGER, 0, 0];
    return [waves.get(vmId) ?? 1, placeOf.get(vmId) ?? 0, when === 'before' ? 0 : 1];
  };
  return hostSteps
    .map((step) => ({ step, rank: rankOf(step) }))
    .toSorted((a, b) => a.rank.reduce((order, rank, at) => order || rank - (b.rank[at] ?? 0), 0))
    .map(({ step }) => ({ ...step, member: step.vmId === null ? null : nameOf(step.vmId) }));
}

async function subjectsOf(
  { members }: PlanDraft,
  reader: RunbookReader,
  turn: () => Promise<void>,
): Promise<ReadonlyMap<string, Subject>> {
  const vmIds = members.map(({ vmId }) => vmId);
  const subjects = new Map<string, Subject>();
  for (let from = 0; from < vmIds.length; from += MEMBERS_A_TURN) {
    if (from > 0) await turn();
    for (const one of reader.subjects(vmIds.slice(from, from + MEMBERS_A_TURN))) subjects.set(one.vm.id, one);
  }
  return subjects;
}

/** What the ids of the small kinds are called. */
type Names = Readonly<Record<'site' | 'host' | 'network', (id: string) => string>>;

function namesOf(reader: RunbookReader): Names {
  const byId = (all: readonly { readonly id: string; readonly name: string }[]): ((id: string) => string) => {
    const names = new Map(all.map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? id;
  };
  return { site: byId(reader.sites()), host: byId(reader.hosts()), network: byId(reader.networks()) };
}

interface MemberContext {
  readonly wave: number;
  readonly after: readonly string[];
  readonly names: Names;
  readonly foreseen: Foreseen;
}

/** What a rehearsal says of one member. */
type Foreseen = Pick<MemberFacts, 'obstacle' | 'up' | 'isAtProvider'>;

function foreseenIn(rehearsal: PlanRehearsal | null): (vmId: string) => Foreseen {
  const { times = [], review, supposedHome = [], spread } = rehearsal ?? {};
  const obstacles = new Map(review?.excluded.map(({ vmId, reason }) => [vmId, reason]));
  const ends = new Map(times.flatMap(({ of, id, endMs }) => (of === 'member' ? [[id, endMs]] : [])));
  const atProvider = new Set(supposedHome);
  return (vmId) => {
    const endMs = ends.get(vmId);
    return {
      obstacle: obstacles.get(vmId) ?? null,
      up: endMs === undefined ? null : rangeAround(endMs, spread),
      isAtProvider: atProvider.has(vmId),
    };
  };
}

function expectationOf({ review: { predicted }, supposedHome, limits }: PlanRehearsal): Expectation {
  const { lowMs, highMs, criticalPath } = predicted;
  return {
    ...{ lowMs, highMs, criticalPath: criticalPath.map(({ name }) => name), supposedHome: supposedHome.length },
    ...{ startsAtOnce: limits.startsAtOnce, limitsUnknown: !limits.isKnown },
  };
}

function memberFacts(
  member: PlanDraft['members'][number],
  subject: Subject | null,
  { wave, after, names, foreseen }: MemberContext,
): MemberFacts {
  const { vm = null, replica = null, points = null } = subject ?? {};
  return {
    ...{ member, wave, after, vm, ...foreseen },
    name: vm?.name ?? member.vmId,
    site: vm === null ? null : names.site(vm.siteId),
    networks: (vm?.networkIds ?? []).map(names.network),
    replica: replica === null ? null : { ...replica, host: names.host(replica.hostId) },
    point: replica === null ? null : latestPoint(replica, points),
  };
}

function latestPoint(replica: Replica, points: ReplicaPoints | null): PointFacts | null {
  const found = choosePoint({ kind: 'latest' }, undefined, replica, points);
  return found.ok ? found.value : null;
}

function networksOf(
  plan: PlanDraft,
  subjects: ReadonlyMap<string, Subject>,
  reader: RunbookReader,
): readonly NetworkFacts[] {
  const used = new Set([...subjects.values()].flatMap(({ vm }) => vm.networkIds));
  const gateways = new Map(plan.gateways.map(({ networkId, address }) => [networkId, address]));
  const names = namesOf(reader);
  return reader
    .networks()
    .filter(({ id }) => used.has(id) || gateways.has(id))
    .map(({ id, siteId, name, cidr, mappedToId }) => ({
      ...{ name, cidr, site: names.site(siteId) },
      mappedTo: mappedToId === null ? null : names.network(mappedToId),
      gateway: gateways.get(id) ?? null,
    }));
}

function publicAddressesOf(
  { publicIpRuleIds }: PlanDraft,
  nameOf: (vmId: string) => string,
  reader: RunbookReader,
): readonly PublicAddress[] {
  const rules = new Set(publicIpRuleIds);
  return reader
    .publicIpRules()
    .filter(({ id }) => rules.has(id))
    .map((rule) => ({ ...rule, vm: nameOf(rule.vmId) }));
}
