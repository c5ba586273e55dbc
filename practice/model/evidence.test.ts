import { beforeEach, describe, expect, it } from 'vitest';
import type { Replica, Site, StartEvidence, Vm } from '#shared/domain/index.ts';
import type { Decision } from '#shared/gateway-api/index.ts';
import { TestWorld } from '../testing/world.ts';
import { judgeEvidence } from './evidence.ts';
import type { EvidenceFacts } from './evidence.ts';

const NOW = 1_800_000_000_000;
const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

let replica: Replica;
let vm: Vm;
let site: Site;

beforeEach(() => {
  const world = new TestWorld();
  replica = world.replica('erp-app-01');
  vm = world.provider.store.get('vm', replica.vmId)!;
  site = world.provider.store.get('site', vm.siteId)!;
});

type Power = Partial<Replica['sourcePower']>;
type Contact = Partial<Site['contact']>;

interface Situation {
  readonly power?: Power;
  readonly contact?: Contact;
  readonly decisions?: Decision[];
  readonly notConnectedSince?: number | null;
}

function facts({ power = {}, contact = {}, decisions = [], notConnectedSince = null }: Situation): EvidenceFacts {
  const seenOff = { power: 'off' as const, observedAt: NOW - 60 * SECOND_MS, observer: 'site-agent' as const };
  return {
    now: NOW,
    replica: { ...replica, sourcePower: { ...seenOff, changedBy: null, ...power } },
    vm,
    site: { ...site, contact: { state: 'connected', since: 0, lastReportAt: NOW - 20 * SECOND_MS, ...contact } },
    notConnectedSince,
    decisions,
  };
}

const lost = { contact: { state: 'lost' as const }, notConnectedSince: NOW - HOUR_MS };

function attested(change: { siteId?: string | null; vmId?: string | null; at?: number } = {}): Decision {
  const at = change.at ?? NOW - 60 * SECOND_MS;
  const about = { siteId: change.siteId === undefined ? 'site-lon-a' : change.siteId, vmId: change.vmId ?? null };
  const attestation = { id: 'att-1', ...about, statement: 'off', who: 'Kim', howKnown: 'saw it', at };
  return { sequence: 1, at, personId: 'person-1', body: { kind: 'attestation', attestation } };
}

function overridden(vmIds: string[]): Decision {
  const body = { kind: 'override' as const, id: 'ov-1', vmIds, acceptedLoss: 'some', reason: 'must' };
  return { sequence: 1, at: NOW, personId: 'person-1', body };
}

const observedOff: StartEvidence = { kind: 'observed-off' };
const fenced: StartEvidence = { kind: 'fenced', operationId: 'op-9' };
const byAttestation: StartEvidence = { kind: 'attested', attestationId: 'att-1' };
const byOverride: StartEvidence = { kind: 'override', decisionId: 'ov-1' };

type Row = readonly [what: string, evidence: StartEvidence | null, situation: Situation, code: string | null];

const old = { power: { observedAt: NOW - HOUR_MS }, contact: { lastReportAt: NOW - 121 * SECOND_MS } };
const rows: readonly Row[] = [
  ['nothing at all', null, lost, 'no-evidence'],
  ['seen off just now', observedOff, {}, null],
  ['seen off long ago, confirmed since', observedOff, { power: { observedAt: NOW - HOUR_MS } }, null],
  ['seen off, no report for two minutes', observedOff, old, 'no-evidence'],
  ['seen off, then the site was lost', observedOff, lost, 'no-evidence'],
  ['power unknown', observedOff, { power: { power: 'unknown' } }, 'no-evidence'],
  ['seen on within reach', observedOff, { power: { power: 'on' } }, 'source-running'],
  ['seen on, the site lost since', observedOff, { ...lost, power: { power: 'on' } }, 'no-evidence'],
  ['fenced by that operation', fenced, { power: { changedBy: 'op-9' } }, null],
  ['fenced, the site lost since', fenced, { ...lost, power: { changedBy: 'op-9' } }, null],
  ['fenced by another operation', fenced, { power: { changedBy: 'op-8' } }, 'no-evidence'],
  ['fenced, then seen on', fenced, { power: { power: 'on' } }, 'source-running'],
  ['site attested', byAttestation, { ...lost, decisions: [attested()] }, null],
  ['VM attested', byAttestation, { ...lost, decisions: [attested({ siteId: null, vmId: 'vm-erp-app-01' })] }, null],
  ['another site attested', byAttestation, { ...lost, decisions: [attested({ siteId: 'site-lon-b' })] }, 'no-evidence'],
  ['no such attestation', byAttestation, lost, 'no-evidence'],
  [
    'attested, more than 4 h ago',
    byAttestation,
    { ...lost, notConnectedSince: NOW - 6 * HOUR_MS, decisions: [attested({ at: NOW - 4 * HOUR_MS - 1 })] },
    'no-evidence',
  ],
  ['attested, contact is back', byAttestation, { decisions: [attested()] }, 'no-evidence'],
  [
    'attested before the contact was lost',
    byAttestation,
    { ...lost, decisions: [attested({ at: NOW - HOUR_MS - 1 })] },
    'no-evidence',
  ],
  [
    'attested before the contact was lost, and told again since',
    byAttestation,
    { ...lost, decisions: [{ ...attested({ at: NOW - HOUR_MS - 1 }), at: NOW }] },
    'no-evidence',
  ],
  [
    'attested, seen on within reach',
    byAttestation,
    { power: { power: 'on' }, decisions: [attested()] },
    'source-running',
  ],
  ['override for this VM', byOverride, { ...lost, decisions: [overridden(['vm-erp-app-01'])] }, null],
  [
    'override beside a running source',
    byOverride,
    { power: { power: 'on' }, decisions: [overridden(['vm-erp-app-01'])] },
    null,
  ],
  ['override for another VM', byOverride, { ...lost, decisions: [overridden(['vm-dc-01'])] }, 'no-evidence'],
  ['no such override', byOverride, lost, 'no-evidence'],
];

describe('the rule of evidence', () => {
  it.each(rows)('%s', (_what, evidence, situation, code) => {
    expect(judgeEvidence(facts(situation), evidence)?.code ?? null).toBe(code);
  });
});
