import type { Replica, Site } from '#shared/domain/index.ts';
import { transact } from '../state/transaction.ts';
import type { Transaction } from '../state/transaction.ts';
import type { Provider } from './context.ts';
import { putReplica, refreshReplica, sourceSiteId } from './replicas.ts';
import { copiesOf } from './truth.ts';

/** How often the agent of a site reports; each report confirms the power states seen before it. */
const REPORT_INTERVAL_MS = 30_000;

/** The replicas of the VMs at a site. */
export function replicasAt(p: Provider, tx: Transaction, siteId: string): Replica[] {
  return p.store.indexes.vmsOfSite.of(siteId).flatMap((vmId) => {
    const replica = tx.get('replica', p.store.indexes.replicaOfVm.get(vmId) ?? '');
    return replica === undefined ? [] : [replica];
  });
}

/** The replicas whose source is at a site now: not those that failed back to another, but those that failed back to it. */
export function sourcesAt(p: Provider, tx: Transaction, siteId: string): Replica[] {
  const here = replicasAt(p, tx, siteId);
  const inFailback = [...p.store.indexes.failbacks].flatMap((id) => tx.get('replica', id) ?? []);
  const all = new Map([...here, ...inFailback].map((replica) => [replica.id, replica]));
  return [...all.values()].filter((each) => sourceSiteId(tx, each, tx.need('vm', each.vmId)) === siteId);
}

/** Judges anew every replica that the contact of a site matters to. */
export function refreshAt(p: Provider, tx: Transaction, siteId: string): void {
  for (const { id } of replicasAt(p, tx, siteId)) refreshReplica(p, tx, id);
  for (const id of p.store.indexes.failbacks) refreshReplica(p, tx, id);
}

/** The site's agent looks at a source: what it sees is told, and where it is what was told before, only confirmed. */
export function observeSource(p: Provider, tx: Transaction, replica: Replica): void {
  const { power } = copiesOf(tx, replica.vmId, replica.id).source;
  if (replica.sourcePower.power === power) return refreshReplica(p, tx, replica.id);
  const seen = { power, observedAt: p.clock.now(), observer: 'site-agent' as const, changedBy: null };
  putReplica(p, tx, { ...replica, sourcePower: seen });
}

function report(p: Provider, tx: Transaction, site: Site): void {
  tx.put('site', { ...site, contact: { ...site.contact, lastReportAt: p.clock.now() } });
}

function connectedSites(p: Provider): Site[] {
  return p.store.rows().flatMap(({ kind, id }) => {
    const site = kind === 'site' ? p.store.get('site', id) : undefined;
    return site?.contact.state === 'connected' ? [site] : [];
  });
}

/** Lets the agents of the sites report, for as long as the provider runs. */
export function keepReporting(p: Provider): void {
  const tick = (): void => {
    if (p.stopped) return;
    transact(p.store, (tx) => {
      for (const site of connectedSites(p)) report(p, tx, site);
    });
    p.clock.at(p.clock.now() + REPORT_INTERVAL_MS, tick);
  };
  tick();
}
