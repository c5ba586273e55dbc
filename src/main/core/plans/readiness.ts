import type { Network, PlanDraft, PlanProblem, Replica, ReplicaPoints, Vm } from '#shared/domain/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { InventoryReader } from '../store/ports.ts';
import type { NameOf } from './compare.ts';

/** Names that one text spells out; the rest are a number. */
const NAMES_MAX = 5;
/** 200 VMs with 28 points each take some 10 ms to read. */
const MEMBERS_A_TURN = 200;

/** What can be wrong with a member beside the plan itself, in the order in which it is told. */
const findings = ['no-vm', 'moved', 'no-replica', 'other-kind', 'no-points', 'infected', 'no-network', 'dhcp'] as const;
type Finding = (typeof findings)[number];

/** What is wrong with the plan in itself, in words. */
export function problemWords(problem: PlanProblem, nameOf: NameOf): Message {
  return message(`plan-problem.${problem.code}`, { names: listed(problem.vmIds.map(nameOf), ' → ') });
}

/** What keeps the members of a plan from being started, read a piece a turn: a plan may have 10,000 of them. */
export async function readinessOf(
  draft: PlanDraft,
  reader: Pick<InventoryReader, 'subjects' | 'networks'>,
  turn: () => Promise<void>,
): Promise<readonly Message[]> {
  const networks = new Map(reader.networks().map((network) => [network.id, network]));
  const names = new Map<Finding, string[]>(findings.map((finding) => [finding, []]));
  const vmIds = draft.members.map(({ vmId }) => vmId);
  for (let from = 0; from < vmIds.length; from += MEMBERS_A_TURN) {
    if (from > 0) await turn();
    const asked = vmIds.slice(from, from + MEMBERS_A_TURN);
    const subjects = new Map(reader.subjects(asked).map((subject) => [subject.vm.id, subject]));
    for (const vmId of asked) {
      const subject = subjects.get(vmId);
      const found = subject === undefined ? ['no-vm' as const] : findingsOf(subject, draft.replicaKind, networks);
      for (const finding of found) names.get(finding)?.push(subject?.vm.name ?? vmId);
    }
  }
  return [...names].flatMap(([finding, of]) =>
    of.length === 0 ? [] : [message(`plan-ready.${finding}`, { n: of.length, names: listed(of, ', ') })],
  );
}

interface Subject {
  readonly vm: Vm;
  readonly replica: Replica | null;
  readonly points: ReplicaPoints | null;
}

function findingsOf(
  { vm, replica, points }: Subject,
  kind: PlanDraft['replicaKind'],
  networks: ReadonlyMap<string, Network>,
): readonly Finding[] {
  if (vm.placement === 'provider') return ['moved'];
  if (replica === null) return ['no-replica'];
  const found: Finding[] = [];
  if (replica.kind !== kind) found.push('other-kind');
  const newest = newestPoint(points);
  if (newest === null && (points?.journal ?? null) === null) found.push('no-points');
  if (newest?.malware === 'infected') found.push('infected');
  if (!vm.networkIds.some((id) => (networks.get(id)?.mappedToId ?? null) !== null)) found.push('no-network');
  if (vm.addressing === 'dhcp') found.push('dhcp');
  return found;
}

function newestPoint(points: ReplicaPoints | null): ReplicaPoints['points'][number] | null {
  return (points?.points ?? []).reduce<ReplicaPoints['points'][number] | null>(
    (newest, point) => (newest === null || point.at > newest.at ? point : newest),
    null,
  );
}

function listed(names: readonly string[], between: string): string {
  const rest = names.length - NAMES_MAX;
  return rest > 0 ? `${names.slice(0, NAMES_MAX).join(between)} … (+${String(rest)})` : names.join(between);
}
