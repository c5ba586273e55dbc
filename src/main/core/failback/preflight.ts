import type { FailbackChoice, KeptFailback, Preflight, PreflightFinding, PreflightLevel } from '#shared/ipc/index.ts';
import { placeFactsOf } from './failback-facts.ts';
import type { FailbackFacts } from './failback-facts.ts';
import { isReplicated } from './known-facts.ts';
import type { ReplicatedVm } from './known-facts.ts';
import { findingsOf } from './findings.ts';
import type { Destination, Finding } from './findings.ts';
import { stepOf } from './place.ts';
import { copyOf, longestOf, sumOfBytes } from './size.ts';
import { usualOf } from './timing.ts';

/** So many VMs of a finding are listed one by one; all of them are counted. */
const LISTED_MAX = 200;

const gravity: { readonly [L in PreflightLevel]: number } = { blocked: 0, unknown: 1, note: 2, ok: 3 };

/** What is known of those that have not begun, question by question, the gravest first. */
export function preflightOf(kept: KeptFailback, facts: FailbackFacts): Preflight {
  const { choice } = kept;
  const asked = facts.vms.filter(isReplicated).filter((one) => isAsked(one, kept));
  const groups = new Map<string, Group>();
  const ready: string[] = [];
  const contacts = new Map<string, Preflight['contacts'][number]>();
  for (const one of asked) {
    const to = destinationOf(one, choice, facts);
    const findings = findingsOf(to);
    for (const finding of findings) addTo(groups, one, finding);
    if (!findings.some(({ level }) => level === 'blocked')) ready.push(one.vm.id);
    if (to.site !== null)
      contacts.set(to.site.id, { siteId: to.site.id, name: to.site.name, contact: to.site.contact });
  }
  return {
    vms: asked.length,
    readyVmIds: ready,
    findings: [...groups.values()].toSorted((a, b) => gravity[a.level] - gravity[b.level]),
    copy: sumOfBytes(asked.map(({ vm, replica }) => copyOf(vm, replica, choice.target))),
    takes: longestOf(asked.map((one) => synchronising(one, choice, facts))),
    contacts: [...contacts.values()],
    heardAt: facts.heardAt,
  };
}

function isAsked(one: ReplicatedVm, kept: KeptFailback): boolean {
  const step = stepOf(placeFactsOf(one, kept));
  return step === 'attention' || (one.replica.state === 'failover' && step !== 'left' && step !== 'done');
}

export function destinationOf(one: ReplicatedVm, choice: FailbackChoice, facts: FailbackFacts): Destination {
  const hostId = choice.target.kind === 'original' ? one.vm.hostId : choice.target.hostId;
  const host = facts.hosts.get(hostId) ?? null;
  const siteId = choice.target.kind === 'original' ? one.vm.siteId : (host?.siteId ?? '');
  return { ...one, choice, host, site: facts.sites.get(siteId) ?? null, networks: facts.networks };
}

function synchronising({ vm, replica }: ReplicatedVm, choice: FailbackChoice, { timing }: FailbackFacts) {
  return usualOf({ kind: 'failback-start', replicaId: replica.id, ...choice }, vm, timing);
}

interface Group extends PreflightFinding {
  readonly vms: PreflightFinding['vms'][number][];
  readonly vmIds: string[];
  count: number;
}

/** The same answer to the same question is one finding, however many VMs it is about. */
function addTo(groups: Map<string, Group>, { vm }: ReplicatedVm, { found, ...finding }: Finding): void {
  const group = groups.get(found.code) ?? { ...finding, count: 0, vms: [], vmIds: [] };
  group.count += 1;
  if (finding.level !== 'ok') group.vmIds.push(vm.id);
  if (group.vms.length < LISTED_MAX) group.vms.push({ vmId: vm.id, name: vm.name, found });
  groups.set(found.code, group);
}
