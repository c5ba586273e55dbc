import type { Message } from '#shared/texts/index.ts';
import type { Making } from '../head.ts';
import type { GateFacts, HostStepFacts, MemberFacts, RunbookFacts } from '../runbook/facts.ts';

/** 23 November 2026, 08:00 UTC. */
export const NOW = Date.UTC(2026, 10, 23, 8);

export function making(freshness: Making['freshness'] = 'live', heardAgoMs = 1_000): Making {
  return {
    ...{
      at: NOW,
      by: 'Ann Archer',
      appVersion: '0.1.0',
      provider: 'Harbour Cloud',
      account: 'ann',
      tenant: 'Northwind',
    },
    ...{ gateways: ['gw1.harbour.example:6180'], thumbprint: 'AA:BB', freshness, heardAt: NOW - heardAgoMs },
    isPractice: false,
  };
}

interface Different {
  readonly wave?: number;
  readonly after?: readonly string[];
  readonly up?: MemberFacts['up'];
  readonly note?: string;
  readonly isGone?: boolean;
  readonly isAtProvider?: boolean;
  readonly obstacle?: Message;
}

export function member(
  name: string,
  { wave = 1, after = [], up = null, note = '', ...rest }: Different = {},
): MemberFacts {
  const isGone = rest.isGone ?? false;
  return {
    member: { vmId: 'vm-1', after: [], bootDelaySeconds: 0, critical: true, retries: 0, timeoutSeconds: null, note },
    ...{ name, wave, after, up, networks: ['app'] },
    vm: isGone
      ? null
      : {
          os: 'Linux',
          application: name,
          tier: 1,
          criticality: 'critical',
          addresses: ['10.0.0.1'],
          addressing: 'static',
        },
    site: isGone ? null : 'LON-A',
    replica: isGone ? null : { job: 'nightly', state: 'ready', rpoTargetSeconds: 900, host: 'cloud-01' },
    point: isGone ? null : { at: NOW - 600_000, consistency: 'crash', malware: 'clean' },
    obstacle: rest.obstacle ?? null,
    isAtProvider: rest.isAtProvider ?? false,
  };
}

export function gateFacts(different: Partial<GateFacts>): GateFacts {
  return {
    ...{ id: 'gate-1', kind: 'prompt', text: 'Go on?', waitSeconds: 0, after: [], before: ['vm-1'] },
    ...{ wave: 1, afterNames: [], beforeNames: ['app-01'] },
    ...different,
  };
}

interface Given {
  readonly planName?: string;
  readonly members?: readonly MemberFacts[];
  readonly gates?: readonly GateFacts[];
  readonly hostSteps?: readonly HostStepFacts[];
  readonly contact?: string;
  readonly freshness?: Making['freshness'];
  readonly heardAgoMs?: number;
  readonly isDraft?: boolean;
}

export function runbookFacts(given: Given): RunbookFacts {
  const {
    planName = 'LON-A full site',
    members = [],
    gates = [],
    hostSteps = [],
    contact = 'Harbour operations',
  } = given;
  return {
    made: making(given.freshness, given.heardAgoMs),
    plan: {
      ...{
        name: planName,
        description: planName,
        replicaKind: 'snapshot',
        members: [],
        hostSteps: [],
        gates: [],
        gateways: [],
      },
      contacts: [{ name: contact, role: contact, phone: '+44 20 7946 0100', email: 'ops@harbour.example' }],
      publicIpRuleIds: [],
    },
    kept: given.isDraft === true ? null : { rev: 3, updatedAt: NOW, updatedBy: { id: 'ann', name: 'Ann Archer' } },
    ...{ hasDraft: false, members, gates, hostSteps, hindrances: [], publicAddresses: [] },
    expected: {
      ...{ lowMs: 120_000, highMs: 420_000, criticalPath: members.map(({ name }) => name) },
      ...{ startsAtOnce: 10, limitsUnknown: false },
      supposedHome: members.filter(({ isAtProvider }) => isAtProvider).length,
    },
    networks: [{ site: 'LON-A', name: planName, cidr: '10.0.0.0/24', mappedTo: null, gateway: '10.0.0.1' }],
  };
}
