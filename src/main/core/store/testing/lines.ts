import type { Plan, PlanDraft, PlanMember } from '#shared/domain/index.ts';
import type { EntityBody, EntityKind } from '#shared/gateway-api/index.ts';
import type { CheckedLine } from '../ports.ts';

/** Lines of the feed as tests write them, with bodies that keep to the schemas. */

const AT = 1_700_000_000_000;

export function line<K extends EntityKind>(seq: number, kind: K, body: EntityBody<K>, causedBy?: string): CheckedLine {
  const change = { seq, kind, id: body.id, rev: 1, op: 'upsert' as const, body, ...(causedBy ? { causedBy } : {}) };
  return { line: change, text: JSON.stringify(change) };
}

export function deletion(seq: number, kind: EntityKind, id: string): CheckedLine {
  const change = { seq, kind, id, rev: 2, op: 'delete' as const, body: null, reason: 'gone' };
  return { line: change, text: JSON.stringify(change) };
}

export function aVm(id: string, changes: Partial<EntityBody<'vm'>> = {}): EntityBody<'vm'> {
  return {
    ...{ id, name: `vm ${id}`, siteId: 'site-1', hostId: 'host-1', networkIds: ['net-1', 'net-2'], os: 'Debian 13' },
    ...{ application: 'shop', tier: 1, criticality: 'critical', cpuMhz: 2_000, memoryBytes: 4e9, diskBytes: 8e10 },
    ...{ addressing: 'static', addresses: ['192.0.2.7'], placement: 'home', movedBy: null },
    ...changes,
  };
}

export function aReplica(
  id: string,
  vmId: string,
  changes: Partial<EntityBody<'replica'>> = {},
): EntityBody<'replica'> {
  return {
    ...{
      id,
      vmId,
      kind: 'snapshot',
      job: 'Nightly',
      hostId: 'cloud-1',
      rev: 1,
      state: 'ready',
      stateSince: AT,
      stateBy: null,
    },
    ...{ power: 'off', allowedActions: ['failover'], blockers: [], rpoTargetSeconds: 900, latestPointAt: AT },
    ...{
      lastTestedAt: null,
      failover: null,
      test: null,
      failback: null,
      twoCopiesSince: null,
      claimedByRunId: null,
      failure: null,
    },
    ...{ isolated: false, isolatedBy: null, temporaryBytes: 0 },
    sourcePower: { power: 'on', observedAt: AT, observer: 'site-agent', changedBy: null },
    ...changes,
  };
}

export function somePoints(replicaId: string, count: number): EntityBody<'points'> {
  const points = Array.from({ length: count }, (_, index) => ({
    ...{ id: `${replicaId}-p${index}`, at: AT + index * 60_000, consistency: 'application' as const },
    ...{
      sizeBytes: 1_000_000,
      malware: 'clean' as const,
      pinned: false,
      origin: 'replication' as const,
      testedAt: null,
    },
  }));
  return { id: replicaId, points, journal: null, pinnedBy: null };
}

export function anOperation(id: string, runId: string): EntityBody<'operation'> {
  return {
    ...{ id, key: `${runId}/s1/1`, runId, stepId: 's1', attempt: 1, state: 'accepted', acceptedAt: AT, acceptedSeq: 3 },
    order: { kind: 'permanent-failover', replicaId: 'rep-1' },
    ...{ expectedBy: AT, progressPercent: 0, endedAt: null, failure: null },
  };
}

export function aRun(id: string, changes: Partial<EntityBody<'run'>> = {}): EntityBody<'run'> {
  const person = { id: 'person-1', name: 'Ada' };
  return {
    ...{
      id,
      title: `run ${id}`,
      verb: 'failover',
      scope: 'partial-site',
      state: 'open',
      ending: null,
      endReason: null,
    },
    ...{ createdAt: AT, createdBy: person, endedAt: null, holder: { person, instanceId: 'i-1' }, token: 1 },
    ...{ replicaIds: [], planId: null, finaliseBy: null, breakGlass: null, takenOver: null },
    approval: { state: 'not-needed', because: [], by: null, at: null, reason: '', expiresAt: null },
    ...changes,
  };
}

export function aMember(vmId: string, changes: Partial<PlanMember> = {}): PlanMember {
  return {
    ...{ vmId, after: [], bootDelaySeconds: 0, critical: true, retries: 0, timeoutSeconds: null, note: '' },
    ...changes,
  };
}

export function aPlanDraft(changes: Partial<PlanDraft> = {}): PlanDraft {
  return {
    ...{ name: 'Shop', description: '', replicaKind: 'snapshot', gates: [], contacts: [], gateways: [] },
    ...{ hostSteps: [], publicIpRuleIds: [], members: [aMember('vm-1'), aMember('vm-2', { after: ['vm-1'] })] },
    ...changes,
  };
}

export function aPlan(id: string, changes: Partial<Plan> = {}): Plan {
  const person = { id: 'person-1', name: 'Ada' };
  return {
    ...aPlanDraft(),
    ...{ id, rev: 1, createdAt: AT, createdBy: person, updatedAt: AT, updatedBy: person, tests: [] },
    ...changes,
  };
}

export function aSite(id: string): EntityBody<'site'> {
  return { id, name: id, role: 'production', contact: { state: 'connected', since: AT, lastReportAt: AT } };
}
