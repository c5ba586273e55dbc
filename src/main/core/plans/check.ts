import {
  planChecks,
  takenAddresses,
  usedNetworks,
  type PlanDraft,
  type PlanEstate,
  type PlanProblem,
} from '#shared/domain/index.ts';
import type { PlanCheck, PlanNote, PlanRehearsal } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { NameOf } from './units.ts';
import { findingWords, listed, problemWords } from './readiness.ts';

/** What a check has found before it is told to anybody. */
export type CheckFindings = Pick<PlanCheck, 'notes' | 'times' | 'predicted' | 'capacity' | 'networks' | 'rules'>;

/** Everything that is known about whether a plan would work: the plan in itself, in the estate, and in a rehearsal of its run. */
export function checkOf(
  draft: PlanDraft,
  problems: readonly PlanProblem[],
  estate: PlanEstate,
  rehearsal: PlanRehearsal | null,
  nameOf: NameOf,
): CheckFindings {
  const findings = planChecks(draft, estate);
  const inError = new Set(findings.flatMap(({ level, vmId }) => (level === 'error' && vmId !== null ? [vmId] : [])));
  const own = problems.map((problem) => note('error', problemWords(problem, nameOf), problem.field, problem.vmIds[0]));
  const inEstate = findings.map((one) => note(one.level, findingWords(one), one.field, one.vmId));
  return {
    notes: [...own, ...inEstate, ...(rehearsal === null ? [] : rehearsalNotes(rehearsal, inError, nameOf))],
    times: rehearsal?.times ?? [],
    predicted: rehearsal?.review.predicted ?? null,
    capacity: rehearsal?.review.capacity ?? [],
    networks: networksOf(draft, estate),
    rules: rulesOf(draft, estate),
  };
}

function note(level: PlanNote['level'], words: Message, field: string | null, vmId: string | null = null): PlanNote {
  return { level, words, field, vmId };
}

/** Said already, of the plan, in words that name the field. */
const SAID_ALREADY: ReadonlySet<string> = new Set(['warning.dhcp', 'warning.no-network', 'warning.infected']);
/** Which copies run is for the day of the start: that its review settles. Here it is only told. */
const OF_THE_DAY: ReadonlySet<string> = new Set([
  'warning.power-off-step',
  'hindrance.source-running',
  'hindrance.no-evidence',
]);
/** What is missing on this computer says nothing of the plan: it is told where its steps are written. */
const OF_THIS_COMPUTER = 'hindrance.hosts';
/** Of what hinders a start, this is about members, each of which says it for itself. */
const OF_MEMBERS: ReadonlySet<string> = new Set(['hindrance.empty', 'hindrance.all-excluded', 'hindrance.plan-gone']);

/** A replica gets no newer points while it runs. */
const OF_POINT_AGE = 'warning.rpo-';

function rehearsalNotes(
  { review, supposedHome }: PlanRehearsal,
  inError: ReadonlySet<string>,
  nameOf: NameOf,
): readonly PlanNote[] {
  const isSupposed = new Set(supposedHome);
  const atProvider = { n: supposedHome.length, names: listed(supposedHome.map(nameOf), ', ') };
  const sourcesOn = review.items.filter(({ evidence }) => evidence.kind === 'power-off-step').length;
  const unproven = review.items.filter(({ evidence }) => evidence.kind === 'missing').length;
  return [
    ...(supposedHome.length > 0 ? [note('error', message('plan-check.at-provider', atProvider), null)] : []),
    ...review.hindrances
      .filter(({ code }) => !OF_MEMBERS.has(code) && !OF_THE_DAY.has(code))
      .map((words) =>
        words.code === OF_THIS_COMPUTER ? note('warning', words, 'hostSteps') : note('error', words, null),
      ),
    ...review.capacity
      .filter(({ enough }) => !enough)
      .map(({ name }) => note('error', message('plan-check.capacity', { name }), null)),
    ...review.excluded
      .filter(({ vmId }) => !inError.has(vmId))
      .map(({ vmId, reason }) => note('error', reason, null, vmId)),
    ...review.items.flatMap(({ vmId, warnings }) =>
      warnings
        .filter(({ code }) => !SAID_ALREADY.has(code) && !OF_THE_DAY.has(code))
        .filter(({ code }) => !isSupposed.has(vmId) || !code.startsWith(OF_POINT_AGE))
        .map((words) => note('warning', words, null, vmId)),
    ),
    ...(sourcesOn > 0 ? [note('info', message('plan-check.sources-on', { n: sourcesOn }), null)] : []),
    ...(unproven > 0 ? [note('info', message('plan-check.unproven', { n: unproven }), null)] : []),
  ];
}

function networksOf(draft: PlanDraft, estate: PlanEstate): PlanCheck['networks'] {
  const used = usedNetworks(draft, estate);
  const ids = new Set([...used.keys(), ...draft.gateways.map(({ networkId }) => networkId)]);
  return [...ids]
    .map((id) => {
      const network = estate.networks.get(id);
      return {
        ...{ id, name: network?.name ?? id, siteId: network?.siteId ?? '', cidr: network?.cidr ?? null },
        withInternet: network?.withInternet ?? false,
        members: used.get(id) ?? 0,
        isMapped: (network?.mappedToId ?? null) !== null,
      };
    })
    .toSorted((a, b) => a.siteId.localeCompare(b.siteId, 'en') || a.name.localeCompare(b.name, 'en'));
}

function rulesOf(draft: PlanDraft, estate: PlanEstate): PlanCheck['rules'] {
  const isMember = new Set(draft.members.map(({ vmId }) => vmId));
  const isNamed = new Set(draft.publicIpRuleIds);
  const taken = takenAddresses(estate);
  return [...estate.rules.values()]
    .filter(({ id, vmId }) => isMember.has(vmId) || isNamed.has(id))
    .map((rule) => ({
      ...rule,
      vmName: estate.vms.get(rule.vmId)?.name ?? rule.vmId,
      takenBy: taken.get(rule.publicIp) ?? null,
    }))
    .toSorted((a, b) => a.publicIp.localeCompare(b.publicIp, 'en') || a.publicPort - b.publicPort);
}
