import type { Plan, Run, Site } from '#shared/domain/index.ts';
import type { AwayReport, PlanChange, RunChange, SiteChange, VmChange } from '#shared/ipc/index.ts';
import type { InventoryReader } from '../store/ports.ts';
import { compareVm, hasNewerPoint, type VmThen } from './facts.ts';
import { Then } from './then.ts';

/** 200 VMs take some 5 ms to read and compare. */
const VMS_A_TURN = 200;

export type AwayReader = Pick<
  InventoryReader,
  'before' | 'vm' | 'replica' | 'replicaOfVm' | 'hosts' | 'sites' | 'plan' | 'run'
>;
export type Changes = Omit<AwayReport, 'since' | 'until'>;

/** Holds the lines as they were against the cache as it is, a piece a turn. What came back to where it was is no change. */
export async function changesSince(reader: AwayReader, turn: () => Promise<void>): Promise<Changes> {
  const then = await Then.read(reader, turn);
  const sites = new Map(reader.sites().map((site) => [site.id, site]));
  return {
    ...(await vmChanges(then, reader, turn)),
    sites: then.each('site').flatMap(({ id, was }) => siteChange(was, sites.get(id) ?? null)),
    plans: then.each('plan').flatMap(({ id, was }) => planChange(was, reader.plan(id))),
    runs: then.each('run').flatMap(({ id, was }) => runChange(was, reader.run(id))),
  };
}

async function vmChanges(
  then: Then,
  reader: AwayReader,
  turn: () => Promise<void>,
): Promise<Pick<Changes, 'vms' | 'newerPoints'>> {
  const hosts = new Map(reader.hosts().map(({ id, name }) => [id, name]));
  const vms: VmChange[] = [];
  let newerPoints = 0;
  for (const [index, vmId] of then.vmIds(reader).entries()) {
    if (index % VMS_A_TURN === VMS_A_TURN - 1) await turn();
    const now: VmThen = { vm: reader.vm(vmId), replica: reader.replicaOfVm(vmId) };
    const was = then.vm(vmId, now);
    const change = compareVm(vmId, was, now, (id) => hosts.get(id) ?? id);
    if (change !== null) vms.push(change);
    if (hasNewerPoint(was, now)) newerPoints += 1;
  }
  return { vms: vms.sort((a, b) => a.name.localeCompare(b.name, 'en')), newerPoints };
}

function siteChange(was: Site | null, now: Site | null): SiteChange[] {
  const site = now ?? was;
  const from = was?.contact.state ?? null;
  const to = now?.contact.state ?? null;
  if (site === null || from === to) return [];
  return [{ siteId: site.id, name: site.name, from, to, since: site.contact.since }];
}

function planChange(was: Plan | null, now: Plan | null): PlanChange[] {
  const plan = now ?? was;
  if (plan === null || was?.rev === now?.rev) return [];
  return [{ planId: plan.id, name: plan.name, by: plan.updatedBy.name, from: was?.rev ?? null, to: now?.rev ?? null }];
}

/** That it began, or that it ended. What happens in between is the run's own story. */
function runChange(was: Run | null, now: Run | null): RunChange[] {
  if (now === null || (was !== null && was.state === now.state)) return [];
  const { id, title, verb, createdBy, ending } = now;
  return [{ runId: id, title, verb, by: createdBy.name, isNew: was === null, ending }];
}
