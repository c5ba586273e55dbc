import type { Host, Network, RunVerb, Site } from '#shared/domain/index.ts';
import type { FailbackChoice, PreflightCode, PreflightLevel } from '#shared/ipc/index.ts';
import { permissionOf } from '#shared/lifecycle/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { ReplicatedVm } from './known-facts.ts';
import { copyOf } from './size.ts';

/** One fact about one VM before its failback begins. */
export interface Finding {
  readonly code: PreflightCode;
  readonly level: PreflightLevel;
  readonly found: Message;
  readonly remedy: Message | null;
  readonly verb: RunVerb | null;
}

/** Where a VM would go. */
export interface Destination extends ReplicatedVm {
  readonly choice: FailbackChoice;
  readonly site: Site | null;
  readonly host: Host | null;
  readonly networks: readonly Network[];
}

type Look = (to: Destination) => Finding;

const GIB = 1_073_741_824;
const inGib = (bytes: number): number => Math.max(1, Math.ceil(bytes / GIB));

function found(code: PreflightCode, level: PreflightLevel, word: string, params: Message['params'] = {}): Finding {
  const remedy = level === 'ok' ? null : message(`preflight.${code}.${word}.remedy`);
  return { code, level, found: message(`preflight.${code}.${word}`, params), remedy, verb: null };
}

/** Whether the provider takes the order at all, and why not. */
const state: Look = ({ replica }) => {
  if (replica.twoCopiesSince !== null)
    return { ...found('state', 'blocked', 'two-copies', { at: replica.twoCopiesSince }), verb: 'power-off-source' };
  if (replica.claimedByRunId !== null) return found('state', 'blocked', 'claimed');
  if (replica.state === 'unknown') return found('state', 'unknown', 'unknown', { at: replica.stateSince });
  const permission = permissionOf(replica, 'failback-start');
  if (permission.allowed) return found('state', 'ok', 'ok', { at: replica.failover?.since ?? replica.stateSince });
  if (permission.detail !== null) return found('state', 'blocked', 'blocked', { detail: permission.detail });
  return found('state', 'blocked', 'not-now', { state: replica.state });
};

const site: Look = ({ site: to }) => {
  if (to === null) return found('site', 'blocked', 'none');
  const { state: contact, since, lastReportAt } = to.contact;
  if (contact === 'connected') return found('site', 'ok', 'ok', { name: to.name, at: lastReportAt ?? since });
  return found('site', contact === 'lost' ? 'blocked' : 'unknown', contact, { name: to.name, at: since });
};

/** Whether the VM at home is there, and off. Where it cannot be looked at, nothing is known of it. */
const source: Look = ({ replica, site: to, choice }) => {
  const { power, observedAt, changedBy } = replica.sourcePower;
  const isHeard = to?.contact.state === 'connected';
  const at = Math.max(observedAt ?? 0, (isHeard ? to.contact.lastReportAt : null) ?? 0);
  if (power === 'on') {
    const seen = found('source', 'blocked', 'on', { at });
    return { ...seen, verb: permissionOf(replica, 'power-off-source').allowed ? 'power-off-source' : null };
  }
  if (!isHeard && changedBy === null) return found('source', 'unknown', 'unheard', { at: to?.contact.since ?? at });
  if (power === 'unknown') return found('source', 'unknown', 'unknown', { at: observedAt ?? to?.contact.since ?? at });
  if (changedBy !== null) return found('source', 'ok', 'fenced', { at });
  return found('source', 'ok', choice.target.kind === 'original' ? 'ok' : 'elsewhere', { at });
};

const differs: Look = ({ replica }) => {
  const { failover, temporaryBytes } = replica;
  if (failover === null) return found('differs', 'unknown', 'unknown', { at: replica.stateSince });
  if (temporaryBytes === 0) return found('differs', 'unknown', 'untold', { at: failover.since });
  return found('differs', 'note', 'since', { at: failover.pointAt, gib: inGib(temporaryBytes) });
};

const overwritten: Look = ({ vm, host, choice }) => {
  if (choice.target.kind === 'new-place') return found('overwritten', 'ok', 'nothing', { host: host?.name ?? '?' });
  return found('overwritten', 'note', choice.target.kind, { gib: inGib(vm.diskBytes), host: host?.name ?? '?' });
};

/** The provider tells of processors and memory of a host, never of its disks. */
const space: Look = ({ vm, host, choice }) => {
  if (choice.target.kind === 'original') return found('space', 'ok', 'in-place', { gib: inGib(vm.diskBytes) });
  return found('space', 'unknown', 'untold', { gib: inGib(vm.diskBytes), host: host?.name ?? '?' });
};

const compute: Look = ({ vm, host, choice }) => {
  if (host === null) return found('compute', 'unknown', 'no-host');
  // What its host has left counts the place of the VM itself.
  if (choice.target.kind === 'original') return found('compute', 'ok', 'own', { host: host.name });
  const { capacity, used, name } = host;
  if (capacity.cpuMhz === 0 && capacity.memoryBytes === 0) return found('compute', 'unknown', 'untold', { host: name });
  const isEnough =
    used.cpuMhz + vm.cpuMhz <= capacity.cpuMhz && used.memoryBytes + vm.memoryBytes <= capacity.memoryBytes;
  return isEnough ? found('compute', 'ok', 'ok', { host: name }) : found('compute', 'note', 'tight', { host: name });
};

/** A VM that goes to another site finds the networks there that are called as those it had. */
const network: Look = ({ vm, networks, site: to }) => {
  if (vm.networkIds.length === 0) return found('network', 'note', 'none');
  const own = vm.networkIds.map((id) => networks.find((one) => one.id === id) ?? null);
  const names = own.map((one) => one?.name ?? '?').join(', ');
  const missing = own.filter(
    (one) => one === null || !networks.some(({ siteId, name }) => siteId === to?.id && name === one.name),
  );
  if (missing.length === 0) return found('network', 'ok', 'ok', { names });
  return found('network', 'note', 'missing', { names: missing.map((one) => one?.name ?? '?').join(', ') });
};

/** The source's own change tracking names what differs only where it was never cut off without anybody watching. */
const quick: Look = ({ replica, site: to, choice }) => {
  if (choice.target.kind !== 'original') return found('quick', 'note', 'elsewhere');
  if (to === null || replica.failover === null) return found('quick', 'unknown', 'unknown', { at: replica.stateSince });
  if (to.contact.state !== 'connected') return found('quick', 'unknown', 'unknown', { at: to.contact.since });
  if (to.contact.since > replica.failover.pointAt) return found('quick', 'note', 'broken', { at: to.contact.since });
  return found('quick', 'ok', choice.quickRollback ? 'chosen' : 'possible');
};

const copy: Look = ({ vm, replica, choice }) => {
  const { lowBytes, highBytes } = copyOf(vm, replica, choice.target);
  if (choice.target.kind === 'new-place') return found('copy', 'ok', 'all', { gib: inGib(highBytes) });
  if (lowBytes === 0) return found('copy', 'unknown', 'untold', { gib: inGib(highBytes), at: replica.stateSince });
  return found('copy', 'ok', 'range', { low: inGib(lowBytes), gib: inGib(highBytes) });
};

/** No copy is started by synchronising; the switchover sees the replica off itself before it starts production. */
const evidence: Look = () => found('evidence', 'ok', 'itself');

const looks: { readonly [C in PreflightCode]: Look } = {
  ...{ state, site, source, differs, overwritten, space, compute, network, quick, copy, evidence },
};

/** What the last known facts say of one VM, a finding for each question. Pure; nothing is asked of anybody. */
export function findingsOf(to: Destination): readonly Finding[] {
  return Object.values(looks).map((look) => look(to));
}
